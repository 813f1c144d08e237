import type { NoticeContent } from '../notice-content.ts';
import type { Family, Metrics } from './measures.ts';
import { readingLength } from './pacing.ts';

/** Longer notices are blocked before review (R10, EXPERIENCE "Screens"); a screen still cuts nothing off. */
export const pagesMaxCount = 3;

/** One thought a page, for a ride of about 40 s (EXPERIENCE "Screens"), in Chinese characters' worth of reading. */
export const liftPointMaxChars = 24;

/**
 * The least part of its size that type may be set in, by the rule of the glass. Paper holds a whole key point on one page,
 * and so sets a long one smaller; what is smaller than this is not read from where people stand.
 */
export const leastScale: Readonly<Record<Family, number>> = { lobby: 1, lift: 1, paper: 0.6 };

/** The layout of a page, in its own sizes of type: the kiosk's sheet is never more generous than this. */
const lineHeight = 1.4;
const titleLineHeight = 1.18;
const factPaddingEms = 0.56;
const bandBodies = 2.6;
const paddingBodies = 1.7;
const paragraphGapBodies = 0.8;

/** Letters as narrow as they come, in ems. */
const narrow = /[iljtfrI1.,:;!'|()[\]·\s-]/u;
/** What adds no width: marks, joiners, variants. */
const widthless = /[\p{M}\u200d\u2060\ufe0f]/u;
const wide = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u;

function leastEms(text: string): number {
  let ems = 0;
  for (const char of text) {
    if (widthless.test(char)) continue;
    if (wide.test(char)) ems += 1;
    else ems += narrow.test(char) || char.length > 1 ? 0.2 : 0.42;
  }
  return ems;
}

function leastLines(text: string, typePx: number, widthPx: number): number {
  return Math.max(1, Math.ceil((leastEms(text) * typePx) / widthPx));
}

/**
 * How many pages a content takes at least on a display, at the sizes that its reader needs. Pure arithmetic, and never more
 * than the display itself will make of it: what this finds too long is too long. The display's own layout, measured in the
 * preview, is the finer judge.
 */
export function leastPages(content: NoticeContent, metrics: Metrics): number {
  switch (metrics.family) {
    case 'lift':
      return Math.max(1, Math.ceil(readingLength(content.keyPoint) / liftPointMaxChars));
    case 'paper':
      return 1;
    case 'lobby':
      return leastLobbyPages(content, metrics);
  }
}

function leastLobbyPages(content: NoticeContent, metrics: Metrics): number {
  const { factPx, bodyPx, titlePx, noticePx, noticeWidthPx, paddingPx } = metrics;
  const widthPx = noticeWidthPx - 2 * paddingPx;
  const roomPx = noticePx - (bandBodies + paddingBodies) * bodyPx;
  const titleRowPx = titleLineHeight * titlePx;
  const factsPx = content.facts.map(
    ({ value }) => (leastLines(value, factPx, widthPx) * lineHeight + factPaddingEms) * factPx,
  );
  const textsPx = content.body
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => leastLines(text, factPx, widthPx) * lineHeight * factPx + paragraphGapBodies * bodyPx);
  const needPx = [...factsPx, ...textsPx].reduce((sum, heightPx) => sum + heightPx, 0);
  const firstPx = roomPx - titleRowPx * leastLines(content.title, titlePx, widthPx);
  const nextPx = Math.max(1, roomPx - titleRowPx);
  return needPx <= firstPx ? 1 : 1 + Math.ceil((needPx - Math.max(0, firstPx)) / nextPx);
}
