import { screenLinkUrl } from '@louyu/contract/screen-link';
import { inLanguage } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ListedNotice } from '../components/notice-list.ts';
import '../components/notice-footer.ts';
import '../components/notice-list.ts';
import '../components/notice-sheet.ts';
import '../components/site-header.ts';
import { translate } from '../i18n/translate.ts';
import { metricsOf, type Metrics } from '../theme/metrics.ts';
import { calendarOf } from './calendar.ts';
import { emWidth } from './pacing.ts';
import { packRows } from './packing.ts';
import type { BoardScene } from './scene.ts';
import { placeName } from './screen-config.ts';
import { bandOf, contentIn, numberOf } from './wording.ts';

/** Rows of the overview, and the ems that its circle and gap take beside a short title. */
const listRows = 4;
const listItemEms = 2.75;

/** The lobby layout (EXPERIENCE "Screens"): header, one page of a notice, overview, footer. */
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

  protected override render() {
    const scene = this.scene;
    if (scene === null) return nothing;
    const { config, language, nowMs, notice } = scene;
    const calendar = calendarOf(language, config.timeZone);
    const metrics = metricsOf(config.profile);
    const listed = listOf(scene, metrics);
    const link = screenLinkUrl(config.publicUrl, {
      noticeNumber: notice.number,
      screenCode: config.screenCode,
    });
    const issued = { at: calendar.moment(Date.parse(notice.signedAt)), number: numberOf(notice) };
    return html`
      <louyu-site-header
        .site=${inLanguage(config.site.name, language)}
        .place=${placeName(config, language)}
        .time=${calendar.time(nowMs)}
        .date=${calendar.date(nowMs)}
        .lunar=${language === 'zh-CN' ? calendar.lunar(nowMs) : ''}
      ></louyu-site-header>
      ${keyed(
        `${notice.id}@${notice.revision}#${scene.page}`,
        html`<louyu-notice-sheet
          data-notice-id=${notice.id}
          data-revision=${notice.revision}
          data-page=${scene.page}
          .band=${bandOf(notice, scene.page, scene.pages, language, calendar)}
          .sheet=${scene.sheet}
        ></louyu-notice-sheet>`,
      )}
      <louyu-notice-list
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
        .hotlineLabel=${translate(language, 'footer.hotline')}
        .hotline=${config.site.hotline}
        .scan=${translate(language, 'footer.scan')}
        .scanPurpose=${translate(language, 'footer.scanPurpose')}
        .office=${inLanguage(config.site.office, language)}
        .issued=${translate(language, 'footer.issued', issued)}
        .link=${link}
        .qrSidePx=${metrics.qrSidePx}
      ></louyu-notice-footer>
    `;
  }
}

/** The part of the overview that the current notice is in, as much of it as the band holds. */
function listOf(scene: BoardScene, metrics: Metrics): { notices: readonly ListedNotice[]; heading: string } {
  const { programme, language } = scene;
  const titles = programme.map((notice) => contentIn(notice, language).shortTitle);
  const widths = titles.map((title) => emWidth(title) + listItemEms);
  const rowEms = (metrics.widthPx - 2 * metrics.paddingPx) / metrics.bodyPx;
  const parts = packRows(widths, rowEms, listRows);
  const index = programme.findIndex((notice) => notice.id === scene.notice.id);
  const part = parts.find(({ from, to }) => from <= index && index < to) ?? { from: 0, to: 0 };
  return {
    notices: programme.slice(part.from, part.to).map((notice, offset) => ({
      id: notice.id,
      position: part.from + offset + 1,
      category: notice.category,
      shortTitle: titles[part.from + offset] ?? '',
    })),
    // The age of the content is worth more than the part of the list: there is room for one of them.
    heading:
      parts.length > 1 && scene.staleSinceMs === null
        ? translate(language, 'list.part', { count: programme.length, from: part.from + 1, to: part.to })
        : translate(language, 'list.count', { count: programme.length }),
  };
}

customElements.define('louyu-board-screen', LouyuBoardScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-board-screen': LouyuBoardScreen;
  }
}
