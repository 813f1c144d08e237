import type { BoardNotice } from '@louyu/contract/board';
import type { NoticeContent } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';
import '../components/notice-sheet.ts';
import type { Sheet, SheetImage } from '../components/sheet.ts';
import type { Metrics } from '@louyu/contract/glass/measures';
import { applyMetrics } from '../theme/tokens.ts';
import { calendarOf } from './calendar.ts';
import { paginate } from './paginate.ts';
import { pagingRules } from './paging-rule.ts';
import { noPictures, shownImages, withPictures, type PictureSource } from './pictures.ts';
import { bandOf, contentIn, paperBandOf } from './wording.ts';

/**
 * Divides notices into pages by laying them out for real, out of sight, in the very element and size that will show
 * them. Each notice is measured once, and again when another of its pictures is there.
 */
export class SheetGauge {
  readonly #metrics: Metrics;
  readonly #language: Language;
  readonly #timeZone: string;
  readonly #pictures: PictureSource;
  readonly #frame: HTMLElement;
  // By the object, not by its id: while an author types, a preview has one id and many contents.
  readonly #sheets = new WeakMap<
    BoardNotice,
    { readonly shown: string; readonly sheets: readonly Sheet[] }
  >();

  constructor(metrics: Metrics, language: Language, timeZone: string, pictures: PictureSource = noPictures) {
    this.#metrics = metrics;
    this.#language = language;
    this.#timeZone = timeZone;
    this.#pictures = pictures;
    this.#frame = document.createElement('div');
    this.#frame.lang = language;
    this.#frame.setAttribute('aria-hidden', 'true');
    this.#frame.style.cssText = 'position: fixed; left: 0; top: 0; visibility: hidden; pointer-events: none';
    applyMetrics(this.#frame, metrics, language);
    document.body.append(this.#frame);
  }

  /** The pages of a notice, at least one. */
  sheetsOf(notice: BoardNotice): readonly Sheet[] {
    const content = pagingRules[this.#metrics.family].contentOf(contentIn(notice, this.#language));
    const images = shownImages(content, this.#metrics, this.#pictures);
    const shown = images.map(({ src }) => src).join(' ');
    const held = this.#sheets.get(notice);
    if (held?.shown === shown) return held.sheets;
    const sheets = this.#measure(notice, content, images);
    this.#sheets.set(notice, { shown, sheets });
    return sheets;
  }

  close(): void {
    this.#frame.remove();
  }

  #measure(notice: BoardNotice, content: NoticeContent, images: readonly SheetImage[]): readonly Sheet[] {
    const { family } = this.#metrics;
    const { scales, isBrief } = pagingRules[family];
    const element = document.createElement('louyu-notice-sheet');
    element.family = family;
    element.style.width = `${this.#metrics.noticeWidthPx}px`;
    element.style.height = `${this.#metrics.noticePx}px`;
    const calendar = calendarOf(this.#language, this.#timeZone);
    // With a page count, as the fullest band has it, so that the band is never taller than it was measured.
    element.band =
      family === 'paper'
        ? paperBandOf(notice, this.#language, calendar)
        : bandOf(notice, 2, 9, this.#language, calendar);
    this.#frame.append(element);
    try {
      const sheets = paginate(content, scales, (sheet) => isBrief(sheet) && element.fits(sheet));
      const gauge = (sheet: Sheet) => element.pictureShare(sheet);
      return withPictures(sheets, images, content, this.#metrics, gauge);
    } finally {
      element.remove();
    }
  }
}
