import type { BoardNotice } from '@louyu/contract/board';
import type { Language } from '@louyu/contract/primitives';
import '../components/notice-sheet.ts';
import type { Sheet } from '../components/sheet.ts';
import type { Metrics } from '@louyu/contract/glass/measures';
import { applyMetrics } from '../theme/tokens.ts';
import { calendarOf } from './calendar.ts';
import { paginate } from './paginate.ts';
import { pagingRules } from './paging-rule.ts';
import { bandOf, contentIn, paperBandOf } from './wording.ts';

/**
 * Divides notices into pages by laying them out for real, out of sight, in the very element and size that will show
 * them. Each notice is measured once.
 */
export class SheetGauge {
  readonly #metrics: Metrics;
  readonly #language: Language;
  readonly #timeZone: string;
  readonly #frame: HTMLElement;
  // By the object, not by its id: while an author types, a preview has one id and many contents.
  readonly #sheets = new WeakMap<BoardNotice, readonly Sheet[]>();

  constructor(metrics: Metrics, language: Language, timeZone: string) {
    this.#metrics = metrics;
    this.#language = language;
    this.#timeZone = timeZone;
    this.#frame = document.createElement('div');
    this.#frame.lang = language;
    this.#frame.setAttribute('aria-hidden', 'true');
    this.#frame.style.cssText = 'position: fixed; left: 0; top: 0; visibility: hidden; pointer-events: none';
    applyMetrics(this.#frame, metrics, language);
    document.body.append(this.#frame);
  }

  /** The pages of a notice, at least one. */
  sheetsOf(notice: BoardNotice): readonly Sheet[] {
    const held = this.#sheets.get(notice);
    if (held !== undefined) return held;
    const sheets = this.#measure(notice);
    this.#sheets.set(notice, sheets);
    return sheets;
  }

  close(): void {
    this.#frame.remove();
  }

  #measure(notice: BoardNotice): readonly Sheet[] {
    const { family } = this.#metrics;
    const { scales, contentOf, isBrief } = pagingRules[family];
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
      const content = contentOf(contentIn(notice, this.#language));
      return paginate(content, scales, (sheet) => isBrief(sheet) && element.fits(sheet));
    } finally {
      element.remove();
    }
  }
}
