import type { NoticeSummary } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { windowWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { rowLinkStyles } from './row-link.css.ts';
import { numberWords } from './number-words.ts';
import './category-mark.ts';
import './icon.ts';
import './state-mark.ts';

/** One notice in a list: what it is, when it is shown, and how far it got; the whole row is the link. */
export class NoticeRow extends LitElement {
  static override properties = {
    notice: { attribute: false },
    clock: { attribute: false },
    action: {},
    href: {},
    stateless: { type: Boolean },
  };

  static override styles = [
    base,
    rowLinkStyles,
    css`
      b {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .side {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: var(--half) var(--three);
      }
      .reach {
        display: inline-flex;
        gap: var(--three);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .reach span {
        min-width: 72px;
        text-align: end;
      }
      ly-state-mark {
        min-width: 88px;
        justify-content: flex-end;
      }
      .whole {
        white-space: nowrap;
      }
      .still {
        color: var(--warn);
        font-weight: 600;
      }
      .go {
        display: inline-flex;
        align-items: center;
        gap: var(--half);
        font-weight: 600;
        white-space: nowrap;
      }
      @media (max-width: 640px) {
        a {
          grid-template-columns: auto minmax(0, 1fr);
          gap: var(--one) 12px;
          align-items: start;
        }
        .side {
          grid-column: 2;
          flex-wrap: wrap;
          justify-content: flex-start;
        }
        .reach {
          gap: var(--two);
        }
        .reach span {
          min-width: 0;
        }
        ly-state-mark {
          order: -1;
          min-width: 0;
        }
      }
    `,
  ];

  declare notice: NoticeSummary | undefined;
  declare clock: Clock;
  /** What a click is for, where the row asks for one (去签发); otherwise the state is shown. */
  declare action: string;
  /** Where a click leads; the page of the notice where nothing is said. */
  declare href: string;
  /** Leaves out the state, where all rows of a list have the same. */
  declare stateless: boolean;

  constructor() {
    super();
    this.notice = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.action = '';
    this.href = '';
    this.stateless = false;
    followLanguage(this);
  }

  #reach(notice: NoticeSummary) {
    if (notice.stillShowing > 0) {
      return html`<span class="still small">${t('reach.still', { count: notice.stillShowing })}</span>`;
    }
    const before = notice.state === 'draft' || notice.state === 'in-review' || notice.state === 'scheduled';
    if (before || this.action !== '') return '';
    const screens = { reached: notice.screensReached, total: notice.screensTotal };
    return html`<span class="reach small">
      <span>${t('reach.screens', screens)}</span>
      <span>${t('reach.known', { count: notice.acknowledged })}</span>
    </span>`;
  }

  #end(notice: NoticeSummary) {
    if (this.action !== '')
      return html`<span class="go">${this.action}<ly-icon name="next"></ly-icon></span>`;
    return this.stateless ? '' : html`<ly-state-mark notice=${notice.state}></ly-state-mark>`;
  }

  override render() {
    const { notice } = this;
    if (notice === undefined) return '';
    const pending =
      notice.pendingRevision === null
        ? ''
        : ` · ${t('notices.pending', { revision: notice.pendingRevision })}`;
    return html`<a href=${this.href || `/notices/${notice.id}`}>
      <ly-category-mark category=${notice.category}></ly-category-mark>
      <span>
        <b>${notice.title}</b><br />
        <span class="soft small"
          >${windowWords(notice.window, this.clock)}&nbsp;·
          <span class="whole">${numberWords(notice.number)}</span>${pending}</span
        >
      </span>
      <span class="side"> ${this.#reach(notice)} ${this.#end(notice)} </span>
    </a>`;
  }
}

customElements.define('ly-notice-row', NoticeRow);

declare global {
  interface HTMLElementTagNameMap {
    'ly-notice-row': NoticeRow;
  }
}
