import type { NoticeContent } from '@louyu/contract/notice-content';
import type { Sheet } from '../components/sheet.ts';
import type { Family } from '@louyu/contract/glass/measures';
import { liftPointMaxChars } from '@louyu/contract/glass/fit';
import { liftPageSeconds, type LoopPart } from '@louyu/contract/glass/loop-length';
import { pageSeconds, readingLength } from '@louyu/contract/glass/pacing';
import { sheetTexts, type PagingScales } from './paginate.ts';

/** How a family of displays divides a notice into pages, and how long a page stands. */
export interface PagingRule {
  readonly scales: PagingScales;
  /** What of a notice this family shows. */
  readonly contentOf: (content: NoticeContent) => NoticeContent;
  /** Whether the text of a sheet is little enough to be taken in while it stands. */
  readonly isBrief: (sheet: Sheet) => boolean;
  /** In a loop with these notices. */
  readonly secondsOf: (sheet: Sheet, loop: readonly LoopPart[]) => number;
}

/** Type below 1 is for glass that is too small for what it is to show: small is read better than cut off. */
const below = [0.85, 0.7, 0.55, 0.4] as const;

/** E-paper turns no page under two hours. */
const paperPageSeconds = 2 * 3600;

export const pagingRules: Readonly<Record<Family, PagingRule>> = {
  lobby: {
    scales: { whole: [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1], paged: [1, ...below] },
    contentOf: (content) => content,
    isBrief: () => true,
    secondsOf: (sheet) => pageSeconds(sheetTexts(sheet)),
  },
  lift: {
    scales: { whole: [1.3, 1.2, 1.1, 1], paged: [1, ...below] },
    contentOf: inBrief,
    isBrief: (sheet) =>
      sheet.paragraphs.reduce((sum, text) => sum + readingLength(text), 0) <= liftPointMaxChars,
    secondsOf: (_, loop) => liftPageSeconds(loop),
  },
  // A point that is cut in two would stand without its end for hours: smaller type comes before a second page.
  paper: {
    scales: { whole: [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.6, 0.5], paged: [0.5, 0.4] },
    contentOf: inBrief,
    isBrief: () => true,
    secondsOf: () => paperPageSeconds,
  },
};

/** Short title and key point: made to be all that somebody who passes has to know. */
function inBrief(content: NoticeContent): NoticeContent {
  return { ...content, title: content.shortTitle, facts: [], body: '' };
}
