import { inLanguage } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '../components/notice-footer.ts';
import '../components/notice-list.ts';
import '../components/notice-sheet.ts';
import '../components/site-header.ts';
import { translate } from '../i18n/translate.ts';
import type { Metrics } from '@louyu/contract/glass/measures';
import { formOf, metricsOf } from '@louyu/contract/glass/metrics';
import { calendarOf } from './calendar.ts';
import { overviewParts, type OverviewPart } from './overview.ts';
import type { BoardScene } from './scene.ts';
import { linkOf, placeName } from './screen-config.ts';
import { bandOf, numberOf } from './wording.ts';

/** The board of a lobby (EXPERIENCE "Screens"): header, one page of a notice, overview, footer. */
export class LouyuBoardScreen extends LitElement {
  static override properties = { scene: { attribute: false } };
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
    }
    louyu-site-header {
      flex: none;
      height: var(--header-height);
    }
    louyu-notice-sheet {
      flex: none;
      height: var(--notice-height);
      animation: appear 240ms ease-out;
    }
    louyu-notice-list {
      flex: none;
      height: var(--list-height);
    }
    louyu-notice-footer {
      flex: none;
      height: var(--footer-height);
    }
    /* Wider than high: the notice on the left, everything else beside it. */
    :host([form='landscape']),
    :host([form='bar']) {
      display: grid;
      grid-template-columns: var(--notice-width) var(--list-width);
      grid-template-rows: var(--header-height) var(--list-height) var(--footer-height);
      grid-template-areas: 'header header' 'sheet list' 'sheet footer';
    }
    :host([form='bar']) {
      grid-template-areas: 'sheet header' 'sheet list' 'sheet footer';
    }
    [form='landscape'],
    [form='bar'] {
      min-width: 0;
    }
    louyu-site-header {
      grid-area: header;
    }
    louyu-notice-sheet {
      grid-area: sheet;
    }
    louyu-notice-list {
      grid-area: list;
    }
    louyu-notice-footer {
      grid-area: footer;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      louyu-notice-sheet {
        animation-duration: 1ms;
      }
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
    if (this.scene !== null) this.setAttribute('form', formOf(this.scene.config.profile));
  }

  protected override render() {
    const scene = this.scene;
    if (scene === null) return nothing;
    const { config, language, nowMs, notice } = scene;
    const calendar = calendarOf(language, config.timeZone);
    const metrics = metricsOf(config.kind, config.profile);
    const listed = listOf(scene, metrics);
    const link = linkOf(config, notice.number);
    const issued = { at: calendar.moment(Date.parse(notice.signedAt)), number: numberOf(notice) };
    return html`
      <louyu-site-header
        form=${metrics.form}
        .site=${inLanguage(config.site.name, language)}
        .place=${placeName(config, language)}
        .time=${nowMs === null ? '' : calendar.time(nowMs)}
        .date=${nowMs === null ? translate(language, 'clock.unset') : calendar.date(nowMs)}
        .lunar=${nowMs === null || language !== 'zh-CN' ? '' : calendar.lunar(nowMs)}
      ></louyu-site-header>
      ${keyed(
        `${notice.id}@${notice.revision}#${scene.page}`,
        html`<louyu-notice-sheet
          data-notice-id=${notice.id}
          data-revision=${notice.revision}
          data-page=${scene.page}
          form=${metrics.form}
          .band=${bandOf(notice, scene.page, scene.pages, language, calendar)}
          .sheet=${scene.sheet}
        ></louyu-notice-sheet>`,
      )}
      <louyu-notice-list
        form=${metrics.form}
        .heading=${listed.heading}
        .stale=${
          scene.staleSinceMs === null
            ? ''
            : translate(language, 'stale.since', { at: calendar.moment(scene.staleSinceMs) })
        }
        .notices=${listed.notices}
        .currentId=${notice.id}
      ></louyu-notice-list>
      <louyu-notice-footer
        form=${metrics.form}
        .hotlineLabel=${translate(language, 'footer.hotline')}
        .hotline=${config.site.hotline}
        .scan=${translate(language, link === '' ? 'footer.quote' : 'footer.scan')}
        .scanPurpose=${translate(language, 'footer.scanPurpose')}
        .office=${inLanguage(config.site.office, language)}
        .issued=${translate(language, 'footer.issued', issued)}
        .link=${link}
        .plateLabel=${translate(language, 'footer.number')}
        .plate=${numberOf(notice)}
        .qrSidePx=${metrics.qrSidePx}
      ></louyu-notice-footer>
    `;
  }
}

/** The part of the overview that the current notice is in, and what stands above it. */
function listOf(scene: BoardScene, metrics: Metrics): Pick<OverviewPart, 'notices'> & { heading: string } {
  const { programme, language, notice } = scene;
  const count = programme.length;
  const parts = overviewParts(programme, notice, language, metrics);
  const index = programme.findIndex(({ id }) => id === notice.id) + 1;
  const part = parts.find(({ from, to }) => from <= index && index <= to);
  // The age of the content is worth more than the part of the list: there is room for one of them.
  const isPart = parts.length > 1 && metrics.listRows > 0 && scene.staleSinceMs === null;
  return {
    notices: metrics.listRows > 0 ? (part?.notices ?? []) : [],
    heading:
      isPart && part !== undefined
        ? translate(language, 'list.part', { count, from: part.from, to: part.to })
        : translate(language, 'list.count', { count }),
  };
}

customElements.define('louyu-board-screen', LouyuBoardScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-board-screen': LouyuBoardScreen;
  }
}
