import type { Draft, FieldValue, TemplateField } from '@louyu/contract/api/notices';
import type { ErrorCode, ErrorDetails } from '@louyu/contract/errors';
import { inLanguage, languages, type Instant, type Language, type Window } from '@louyu/contract/primitives';
import type { PlaceTree } from '../places/place-tree.ts';
import { dayMs, laterBy } from '../time.ts';
import { countChars, fieldMaxChars, wordsOf } from './render.ts';
import type { Template } from './template.ts';

/** The longest a notice may stay on the glass, in days. */
export const windowMaxDays = 366;

/** A number to dial with its extension: three digits at least, as 110 has. */
const phoneNumber = /^(?=(?:\D*\d){3})[0-9+ ()#*,;-]+$/;

/** A blank that nobody has put words in, as text from elsewhere brings it along: `{日期}` (R16). A notice has no other use for braces. */
const variableLeft = /[{｛][^{}｛｝]*[}｝]?|[}｝]/u;

/** What keeps a draft from being submitted; `field` is a template field, `audience`, `window` or `category`. */
export interface DraftProblem {
  readonly field: string;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/** The end of the window: the author's, or the moment of the field that ends the notice by its nature. */
export function endOf(draft: Draft, template: Template): Instant | null {
  if (draft.window.to !== null) return draft.window.to;
  const value = template.endsWith === undefined ? undefined : draft.fields[template.endsWith];
  return value !== undefined && 'at' in value ? value.at : null;
}

/** The window as it would be if signed now; undefined where the draft names no valid one. */
export function windowFor(draft: Draft, template: Template, now: Instant): Window | undefined {
  const to = endOf(draft, template);
  if (to === null) return undefined;
  const from = draft.window.from !== null && draft.window.from > now ? draft.window.from : now;
  if (to <= from || to > laterBy(from, windowMaxDays * dayMs)) return undefined;
  return { from, to };
}

/** Everything that keeps a draft from submission (R9, R16), in the order of the form. */
export function problemsOf(
  draft: Draft,
  template: Template,
  tree: PlaceTree,
  now: Instant,
  language: Language,
): DraftProblem[] {
  const problems = template.fields.flatMap((field) =>
    fieldProblems(field, draft.fields[field.key], language),
  );
  problems.push(...orderProblems(draft, template, language));
  if (draft.audience.length === 0 || draft.audience.some((id) => tree.get(id) === undefined)) {
    problems.push({ field: 'audience', code: 'notice.audience_empty', details: {} });
  }
  if (windowFor(draft, template, now) === undefined) {
    problems.push({ field: 'window', code: 'notice.window_wrong', details: {} });
  }
  return problems;
}

function fieldProblems(
  field: TemplateField,
  value: FieldValue | undefined,
  language: Language,
): DraftProblem[] {
  const label = inLanguage(field.label, language);
  const problem = (code: ErrorCode, details: ErrorDetails = {}): DraftProblem[] => [
    { field: field.key, code, details: { field: label, ...details } },
  ];
  if (field.type === 'moment') {
    if (value === undefined) return field.required ? problem('notice.field_missing') : [];
    return 'at' in value ? [] : problem('notice.field_wrong');
  }
  if (value !== undefined && 'at' in value) return problem('notice.field_wrong');
  const source = wordsOf(value, 'zh-CN');
  if (field.required && source === undefined) return problem('notice.field_missing');
  if (source !== undefined && !isOfItsType(field, source)) return problem('notice.field_wrong');
  for (const spoken of languages) {
    const words = wordsOf(value, spoken) ?? '';
    const maxChars = fieldMaxChars(field, spoken);
    // English content is bounded in UTF-16 units.
    const chars = spoken === 'en' ? words.length : countChars(words);
    if (chars > maxChars) return problem('notice.field_too_long', { maxChars });
    if (field.type !== 'text' && /[\p{Cc}\p{Zl}\p{Zp}]/u.test(words)) return problem('notice.field_wrong');
    const blank = variableLeft.exec(words)?.[0];
    if (blank !== undefined) return problem('notice.variable_left', { words: blank });
  }
  return [];
}

/** What a choice or a phone number may be; words are free. */
function isOfItsType(field: TemplateField, words: string): boolean {
  if (field.type === 'phone') return phoneNumber.test(words);
  if (field.type !== 'choice') return true;
  return field.choices?.some((choice) => choice['zh-CN'] === words) ?? false;
}

/** An outage that ends before it starts. */
function orderProblems(draft: Draft, template: Template, language: Language): DraftProblem[] {
  const moments = template.fields.filter((field) => field.type === 'moment');
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const [start, end] = [draft.fields[first.key], draft.fields[last.key]];
  if (start === undefined || end === undefined || !('at' in start) || !('at' in end) || start.at < end.at)
    return [];
  return [
    { field: last.key, code: 'lint.end_before_start', details: { field: inLanguage(last.label, language) } },
  ];
}
