import type { Language } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchShare } from '../api/shares.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { PaperStyle } from './paper-style.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/notice-sheet.ts';

/** The paper: one sheet of A4 without a margin of the browser's. Only a style sheet of the document itself may say so. */
const paper = '@page { size: A4 portrait; margin: 0; }';

/** 打印公告: the sheet of a notice for the boards of paper, as it comes out of the printer. */
export class SheetPage extends LitElement {
  static override properties = { noticeId: {}, language: {} };

  static override styles = [
    base,
    controls,
    css`
      .desk {
        overflow-x: auto;
        margin-top: var(--three);
      }
      ly-notice-sheet {
        border: 1px solid var(--border);
      }
      @media screen and (max-width: 640px) {
        ly-notice-sheet {
          zoom: 0.44;
        }
      }
      @media print {
        .screen {
          display: none;
        }
        .desk {
          overflow: visible;
          margin: 0;
        }
        ly-notice-sheet {
          border: 0;
        }
      }
    `,
  ];

  declare noticeId: string;
  /** Of the sheet, whatever that of the page is. */
  declare language: Language;

  readonly #share = new Live(this, {
    key: () => this.noticeId,
    load: (id, signal) => fetchShare(id, signal),
    touchedBy: (change, id) => change.resource === 'notice' && (change.id === null || change.id === id),
  });

  constructor() {
    super();
    this.noticeId = '';
    this.language = 'zh-CN';
    new PaperStyle(this, paper);
    followLanguage(this);
  }

  override render() {
    const { value, error } = this.#share;
    return html`
      <div class="screen">
        <a class="button quiet back" href="/notices/${this.noticeId}"
          ><ly-icon name="back"></ly-icon
          >${(value?.paper[language()] ?? value?.paper['zh-CN'])?.content.shortTitle ?? t('notices.title')}</a
        >
        <div class="page-head">
          <h1 tabindex="-1">${t('sheet.title')}</h1>
          <button
            class="button primary large"
            ?disabled=${value === undefined}
            @click=${() => window.print()}
          >
            <ly-icon name="print"></ly-icon>${t('label.print')}
          </button>
        </div>
        <p class="soft">${t('sheet.lead')}</p>
        ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      </div>
      ${
        value === undefined
          ? ''
          : html`<div class="desk" tabindex="0" role="region" aria-label=${t('sheet.title')}>
              <ly-notice-sheet .share=${value} .language=${this.language}></ly-notice-sheet>
            </div>`
      }
    `;
  }
}

customElements.define('ly-sheet-page', SheetPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-sheet-page': SheetPage;
  }
}
