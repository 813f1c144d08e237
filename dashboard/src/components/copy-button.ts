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
      <span class="words" role="status">
        <span class=${this._copied ? 'away' : ''}>${this.label || t('action.copy')}</span>
        <span class=${this._copied ? '' : 'away'}>${t('action.copied')}</span>
      </span>
      ${this.what === '' ? '' : html`<span class="hidden-words">${this.what}</span>`}
    </button>`;
  }
}

customElements.define('ly-copy-button', CopyButton);

declare global {
  interface HTMLElementTagNameMap {
    'ly-copy-button': CopyButton;
  }
}
