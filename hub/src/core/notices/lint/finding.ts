import type { Draft } from '@louyu/contract/api/notices';
import type { ErrorDetails } from '@louyu/contract/errors';
import type { LintCode } from '@louyu/contract/lint';
import type { ContentByLanguage } from '@louyu/contract/notice-content';
import {
  languages,
  type Instant,
  type Language,
  type Localized,
  type Window,
} from '@louyu/contract/primitives';
import type { PlaceTree } from '../../places/place-tree.ts';
import type { NoticeRecord } from '../notice-store.ts';
import { wordsOf } from '../render.ts';
import type { Template } from '../template.ts';
import type { LintLimits } from './limits.ts';

/** What an author typed in one field in one language. */
export interface LintText {
  readonly field: string;
  readonly language: Language;
  readonly text: string;
}

/** Where in the text of a field: `text.slice(from, to)` is `words`. */
export interface Span {
  readonly language: Language;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

export interface Finding {
  readonly field: string;
  readonly code: LintCode;
  readonly details: ErrorDetails;
  readonly span?: Span;
  /** The other notice that it is about. */
  readonly noticeId?: string;
}

/** All that a rule may look at: the draft, and what stands or waits at its places. */
export interface LintContext {
  readonly draft: Draft;
  readonly template: Template;
  /** As it would be shown; null while it is too empty. */
  readonly content: ContentByLanguage | null;
  readonly texts: readonly LintText[];
  /** As if it were signed now, in order; none where the draft names no valid one. */
  readonly windows: readonly Window[];
  readonly tree: PlaceTree;
  readonly site: { readonly office: Localized; readonly hotline: string; readonly timeZone: string };
  /** Notices that are signed and not over, or wait for a signature; never the one that the draft changes. */
  readonly others: readonly NoticeRecord[];
  readonly now: Instant;
  /** In which the details of a finding are said. */
  readonly language: Language;
  readonly limits: LintLimits;
}

export type LintRule = (context: LintContext) => Finding[];

/** What an author typed: the words of the template's fields, what was said since, and what is said of pictures. */
export function textsOf(draft: Draft, template: Template): LintText[] {
  return languages.flatMap((language) => [
    ...template.fields.flatMap(({ key }) => {
      const text = wordsOf(draft.fields[key], language);
      return text === undefined ? [] : [{ field: key, language, text }];
    }),
    ...(draft.progress ?? []).flatMap(({ text }) => {
      const said = text[language]?.trim();
      return said === undefined || said === '' ? [] : [{ field: 'progress', language, text: said }];
    }),
    ...(draft.images ?? []).flatMap(({ alt }) => {
      const text = alt[language]?.trim();
      return text === undefined || text === '' ? [] : [{ field: 'images', language, text }];
    }),
  ]);
}

/** A finding about a part of a text; its words are among the details. */
export function findingIn(
  { field, language, text }: LintText,
  code: LintCode,
  from: number,
  to: number,
  details: ErrorDetails = {},
): Finding {
  const words = text.slice(from, to);
  return { field, code, details: { words, ...details }, span: { language, from, to, words } };
}

/** Full-width letters, digits and signs as their narrow twins, each in its place, so that positions stay. */
export function narrow(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
