import type { Severity } from '@louyu/contract/alarm';
import type { AlertTemplateView } from '@louyu/contract/api/alerts';
import type { Language, Localized } from '@louyu/contract/primitives';

/**
 * A line with `{fields}`: left out where one of them is empty. Of several the first that is complete is said.
 * `{level}` is the word of the severity, `{advice}` what the template says at that severity.
 */
export type AlertLine = string | readonly string[];

interface Sentence {
  /** One imperative sentence, in Chinese at most 13 characters: a drill says 演练 before it. */
  readonly instruction: string;
  readonly actions: readonly AlertLine[];
}

export interface AlertWording extends Sentence {
  /** What is said when it is over. */
  readonly allClear: Sentence;
}

/**
 * What is said in an emergency of one kind, ready before it comes (R13). The rules of conduct are the public ones of fire brigades,
 * weather and earthquake services, in our own words.
 */
export interface AlertTemplate extends AlertTemplateView {
  /** What its severities call for, as `{advice}`. */
  readonly advice?: Readonly<Partial<Record<Severity, Localized>>>;
  /** How long it stands if nobody ends it, in minutes. */
  readonly lastsMinutes: number;
  readonly wording: Readonly<Record<Language, AlertWording>>;
}

/** What people read of it before they raise one; its wording stays in the hub. */
export function viewOf({
  advice: _a,
  lastsMinutes: _l,
  wording: _w,
  ...view
}: AlertTemplate): AlertTemplateView {
  return view;
}
