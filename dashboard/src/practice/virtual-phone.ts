import type { NoticeContent } from '@louyu/contract/notice-content';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/icon.ts';

/** What a resident would find behind the QR code: title, facts, 我已知晓. Event `know`. */
export class VirtualPhone extends LitElement {
  static override properties = {
    office: {},
    content: { attribute: false },
    recorded: {},
    gone: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        max-width: 360px;
      }
      article {
        display: grid;
        gap: var(--two);
        padding: var(--two);
        border: 2px dashed var(--fee);
        border-radius: 24px;
        font-size: var(--text-lead);
      }
      .mark {
        color: var(--fee);
        font-size: var(--text-body);
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--half) var(--two);
      }
      dt {
        color: var(--ink-soft);
      }
      dd,
      h3 {
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare office: string;
  declare content: NoticeContent | undefined;
  /** When it was tapped, in words; empty: not yet. */
  declare recorded: string;
  /** Whether the notice was recalled. */
  declare gone: boolean;

  constructor() {
    super();
    this.office = '';
    this.content = undefined;
    this.recorded = '';
    this.gone = false;
    followLanguage(this);
  }

  #answer() {
    if (this.recorded !== '')
      return html`<p role="status">
        <ly-icon name="ok"></ly-icon> ${t('practice.recorded', { when: this.recorded })}
      </p>`;
    return html`<button
      type="button"
      class="button primary large"
      @click=${() => this.dispatchEvent(new CustomEvent('know'))}
    >
      ${t('practice.know')}
    </button>`;
  }

  override render() {
    const { content } = this;
    if (content === undefined) return '';
    const { title, facts, keyPoint } = content;
    return html`<article aria-label=${t('practice.phone')}>
      <p class="mark">${t('practice.phone')}</p>
      <p class="soft small">${this.office}</p>
      ${
        this.gone
          ? html`<p>${t('practice.phone_recalled')}</p>`
          : html`<h3>${title}</h3>
              ${
                facts.length === 0
                  ? html`<p>${keyPoint}</p>`
                  : html`<dl>
                      ${facts.map(
                        ({ label, value }) =>
                          html`<dt>${label}</dt>
                            <dd>${value}</dd>`,
                      )}
                    </dl>`
              }
              ${this.#answer()}`
      }
    </article>`;
  }
}

customElements.define('ly-virtual-phone', VirtualPhone);

declare global {
  interface HTMLElementTagNameMap {
    'ly-virtual-phone': VirtualPhone;
  }
}
