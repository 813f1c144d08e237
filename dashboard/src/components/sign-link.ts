import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './copy-button.ts';
import './dialog.ts';
import './icon.ts';
import './qr-code.ts';

/** 手机签发: the address of the page for signing, to be scanned or sent to whoever signs. */
export class SignLink extends LitElement {
  static override properties = { address: {}, _open: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      ly-qr-code {
        width: min(256px, 100%);
        margin-inline: auto;
      }
      .address {
        font-family: var(--font-code);
        font-size: var(--text-small);
        overflow-wrap: anywhere;
        text-align: center;
      }
    `,
  ];

  declare address: string;
  declare private _open: boolean;

  constructor() {
    super();
    this.address = '';
    this._open = false;
    followLanguage(this);
  }

  override render() {
    const close = () => (this._open = false);
    return html`<button
        type="button"
        class="button"
        ?disabled=${this.address === ''}
        @click=${() => (this._open = true)}
      >
        <ly-icon name="link"></ly-icon>${t('reading.link')}
      </button>
      <ly-dialog label=${t('reading.link_title')} .open=${this._open} @dismiss=${close}>
        <div class="stack">
          <p>${t('reading.link_text')}</p>
          ${
            this._open
              ? html`<ly-qr-code text=${this.address} label=${t('reading.link_qr')}></ly-qr-code>`
              : ''
          }
          <p class="address">${this.address}</p>
        </div>
        <button slot="footer" type="button" class="button" @click=${close}>${t('reading.close')}</button>
        <ly-copy-button slot="footer" value=${this.address} label=${t('reading.link_copy')}></ly-copy-button>
      </ly-dialog>`;
  }
}

customElements.define('ly-sign-link', SignLink);

declare global {
  interface HTMLElementTagNameMap {
    'ly-sign-link': SignLink;
  }
}
