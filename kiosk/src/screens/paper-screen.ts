import { inLanguage } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing } from 'lit';
import '../components/code-column.ts';
import '../components/notice-sheet.ts';
import '../components/quiet-line.ts';
import '../components/title-rows.ts';
import { translate } from '../i18n/translate.ts';
import type { Metrics } from '@louyu/contract/glass/measures';
import { metricsOf } from '@louyu/contract/glass/metrics';
import { calendarOf } from './calendar.ts';
import { overviewParts } from './overview.ts';
import type { BoardScene } from './scene.ts';
import { linkOf } from './screen-config.ts';
import { numberOf, paperBandOf } from './wording.ts';

/**
 * E-paper in a browser (EXPERIENCE "Screens"): the most urgent notice, its code, the titles of the others. Nothing on it
 * follows the clock and nothing moves, so that it is painted anew only when its content changes.
 */
export class LouyuPaperScreen extends LitElement {
  static override properties = { scene: { attribute: false } };
  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: var(--notice-width) 1fr;
      grid-template-rows: var(--notice-height) var(--list-height) var(--footer-height);
      grid-template-areas: 'sheet code' 'list list' 'footer footer';
      height: 100%;
    }
    :host([form='portrait']) {
      grid-template-columns: 100%;
      grid-template-rows: var(--notice-height) var(--header-height) var(--list-height) var(--footer-height);
      grid-template-areas: 'sheet' 'code' 'list' 'footer';
    }
    louyu-notice-sheet {
      grid-area: sheet;
      min-width: 0;
    }
    louyu-code-column {
      grid-area: code;
      min-width: 0;
    }
    louyu-title-rows {
      grid-area: list;
      min-width: 0;
    }
    louyu-quiet-line {
      grid-area: footer;
      min-width: 0;
      border-top: 3px solid var(--ink);
    }
  `;

  declare scene: BoardScene | null;

  constructor() {
    super();
    this.scene = null;
  }

  /** The page on the glass, as it is in the document. */
  get sheetElement(): HTMLElement | null {
    return this.renderRoot.querySelector('louyu-notice-sheet');
  }

  protected override willUpdate(): void {
    if (this.scene === null) return;
    this.setAttribute('form', this.#metrics(this.scene).form);
  }

  protected override render() {
    const scene = this.scene;
    if (scene === null) return nothing;
    const { config, language, notice, staleSinceMs } = scene;
    const metrics = this.#metrics(scene);
    const calendar = calendarOf(language, config.timeZone);
    const signedAtMs = Date.parse(notice.signedAt);
    const link = linkOf(config, notice.number);
    const hotline =
      config.site.hotline === '' ? '' : `${translate(language, 'footer.hotline')} ${config.site.hotline}`;
    const stale =
      staleSinceMs === null ? '' : translate(language, 'stale.since', { at: calendar.moment(staleSinceMs) });
    return html`
      <louyu-notice-sheet
        data-notice-id=${notice.id}
        data-revision=${notice.revision}
        data-page=${scene.page}
        .family=${'paper'}
        .band=${paperBandOf(notice, language, calendar)}
        .sheet=${scene.sheet}
      ></louyu-notice-sheet>
      <louyu-code-column
        form=${metrics.form}
        .link=${link}
        .plateLabel=${translate(language, 'footer.number')}
        .plate=${numberOf(notice)}
        .lines=${[
          ...(link === ''
            ? [translate(language, 'footer.quote')]
            : [
                translate(language, 'paper.scan'),
                translate(language, 'paper.number', { number: numberOf(notice) }),
              ]),
          translate(language, 'paper.issued', { at: calendar.time(signedAtMs) }),
        ]}
        .qrSidePx=${metrics.qrSidePx}
      ></louyu-code-column>
      ${this.#others(scene, metrics)}
      <louyu-quiet-line
        .text=${inLanguage(config.site.office, language)}
        .caution=${stale}
        .strong=${hotline}
      ></louyu-quiet-line>
    `;
  }

  #others(scene: BoardScene, metrics: Metrics) {
    const { programme, notice, language } = scene;
    if (programme.length < 2) return nothing;
    const parts = overviewParts(programme, notice, language, metrics);
    const part = parts[(scene.page - 1) % parts.length];
    return html`<louyu-title-rows
      .heading=${translate(language, 'paper.others', { count: programme.length - 1 })}
      .titles=${part?.notices.map(({ shortTitle }) => shortTitle) ?? []}
    ></louyu-title-rows>`;
  }

  #metrics({ config, programme }: BoardScene): Metrics {
    return metricsOf(config.kind, config.profile, programme.length > 1);
  }
}

customElements.define('louyu-paper-screen', LouyuPaperScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-paper-screen': LouyuPaperScreen;
  }
}
