import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { copyText } from './copy-text.ts';
import './icon.ts';

const saidForMs = 2_000;

/** Copies `value`; says 已复制 for a moment, in the same width. */
export class CopyButton extends LitElement {
  static override properties = { value: {}, label: {}, what: {}, _copied: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: inline-block;
      }
      .words {
        display: inline-grid;
        text-align: start;
      }
      .words > * {
        grid-area: 1 / 1;
      }
      .away {
        visibility: hidden;
      }
      /* Still the button's name. */
      .unseen {
        opacity: 0;
      }
    `,
  ];

  declare value: string;
  declare label: string;
  /** What is copied, for those who hear the button without its row. */
  declare what: string;
  declare private _copied: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.what = '';
    this._copied = false;
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #copy(): Promise<void> {
    this._copied = await copyText(this.value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this._copied = false), saidForMs);
  }

  override render() {
    return html`<button type="button" class="button" @click=${this.#copy}>
        <ly-icon name=${this._copied ? 'check' : 'copy'}></ly-icon>
        <span class="words">
          <span class=${this._copied ? 'unseen' : ''}>${this.label || t('action.copy')}</span>
          <span class=${this._copied ? '' : 'away'} aria-hidden="true">${t('action.copied')}</span>
        </span>
        ${this.what === '' ? '' : html`<span class="hidden-words">${this.what}</span>`}
      </button>
      <span class="hidden-words" role="status">${this._copied ? t('action.copied') : ''}</span>`;
  }
}

customElements.define('ly-copy-button', CopyButton);

declare global {
  interface HTMLElementTagNameMap {
    'ly-copy-button': CopyButton;
  }
}
