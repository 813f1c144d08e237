import { pagesMaxCount } from '@louyu/contract/glass/fit';
import type { Family, Metrics } from '@louyu/contract/glass/measures';
import type { ImageFile } from '@louyu/contract/images';
import { imagesOf, type NoticeContent } from '@louyu/contract/notice-content';
import type { PicturePlace, Sheet, SheetImage } from '../components/sheet.ts';

/** Where a screen finds the files of images. */
export interface PictureSource {
  /** Null while the file is not there, verified and decoded: a page waits for no picture. */
  urlOf(file: ImageFile): string | null;
}

export const noPictures: PictureSource = { urlOf: () => null };

/** How a family of displays shows the images of a notice beside its words. */
interface PictureRule {
  readonly imagesMaxCount: number;
  /** Tried for words and pictures on one page, the best first; none where they never share one. */
  readonly scales: readonly number[];
  /** The least share of a page with words that pictures must have to be seen from where people stand. */
  readonly leastShare: number;
  readonly ownPage: boolean;
}

const rules: Readonly<Record<Family, PictureRule>> = {
  lobby: { imagesMaxCount: 3, scales: [1.3, 1.2, 1.1, 1], leastShare: 0.13, ownPage: true },
  // One thought a page: the picture is a second one.
  lift: { imagesMaxCount: 1, scales: [], leastShare: 0, ownPage: true },
  // A page stands for hours, so its words must be on it, in a size that is read from where people stand.
  paper: { imagesMaxCount: 1, scales: [1.3, 1.2, 1.1, 1, 0.9, 0.8], leastShare: 0, ownPage: false },
};

/** The share of an e-paper sheet that a picture may be wide or high. */
const paperShare = 0.46;

/** The images of a content that can be shown now, in the order of the notice. */
export function shownImages(
  content: NoticeContent,
  metrics: Metrics,
  source: PictureSource,
): readonly SheetImage[] {
  return imagesOf(content)
    .slice(0, rules[metrics.family].imagesMaxCount)
    .flatMap((image) => {
      const file = metrics.family === 'paper' ? image.paper : image;
      const times = metrics.family === 'paper' ? wholeTimes(file, metrics) : 1;
      const src = source.urlOf(file);
      if (src === null || times === 0) return [];
      return [{ src, alt: image.alt, width: file.width * times, height: file.height * times }];
    });
}

/** By which whole number a dithered image is enlarged: anything else would make gray of its dots; 0 where it has no room. */
function wholeTimes({ width, height }: ImageFile, { noticeWidthPx, noticePx, form }: Metrics): number {
  const [acrossPx, downPx] =
    form === 'portrait' ? [noticeWidthPx, noticePx * paperShare] : [noticeWidthPx * paperShare, noticePx];
  return Math.floor(Math.min(acrossPx / width, downPx / height));
}

/** Lays a sheet with pictures out for real: which share of it they are; null where something does not fit. */
export type PictureGauge = (sheet: Sheet) => number | null;

/**
 * Adds the pictures to the pages of a notice, and never at the cost of its words: on the page with the words where both
 * have room, else on a page of their own where the notice has one left, else not at all.
 */
export function withPictures(
  sheets: readonly Sheet[],
  images: readonly SheetImage[],
  content: NoticeContent,
  { family, form }: Pick<Metrics, 'family' | 'form'>,
  gauge: PictureGauge,
): readonly Sheet[] {
  const last = sheets[sheets.length - 1];
  if (images.length === 0 || last === undefined) return sheets;
  const rule = rules[family];
  const places: readonly PicturePlace[] =
    family === 'paper' ? [form === 'portrait' ? 'below' : 'beside'] : ['below', 'beside'];
  // Of several pages only the last has room, and all keep the size they were divided for.
  const scales = sheets.length === 1 ? rule.scales : rule.scales.filter((scale) => scale === last.scale);
  for (const scale of scales) {
    const shared = largest(
      places.map((place) => ({ ...last, scale, pictures: { images, place } })),
      gauge,
      rule.leastShare,
    );
    if (shared !== null) return [...sheets.slice(0, -1), shared];
  }
  if (!rule.ownPage || sheets.length >= pagesMaxCount) return sheets;
  const own = (place: PicturePlace): Sheet => ({
    title: content.shortTitle,
    facts: [],
    paragraphs: [],
    scale: 1,
    pictures: { images, place },
  });
  return [...sheets, largest([own('below'), own('beside')], gauge, 0) ?? own('below')];
}

function largest(candidates: readonly Sheet[], gauge: PictureGauge, leastShare: number): Sheet | null {
  let best: Sheet | null = null;
  let bestShare = leastShare;
  for (const sheet of candidates) {
    const share = gauge(sheet) ?? 0;
    if (share <= bestShare) continue;
    best = sheet;
    bestShare = share;
  }
  return best;
}
