import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';
import './note.ts';

const secondsToUndo = 20;

/**
 * Says what was done and takes it back for 20 seconds, which stand still while somebody points at it or is in it (WCAG 2.2.1).
 * Events `undo` and `dismiss`.
 */
export class UndoToast extends LitElement {
  static override properties = { words: {}, problem: {}, busy: { type: Boolean }, _left: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      .toast {
        position: fixed;
        inset: var(--one) auto auto 50%;
        z-index: 3;
        display: grid;
        gap: var(--one);
        width: max-content;
        max-width: calc(100vw - var(--two));
        padding: var(--one) var(--one) var(--one) var(--two);
        border-radius: var(--radius-large);
        background: var(--ground);
        border: 2px solid var(--action);
        transform: translateX(-50%);
      }
      .line {
        display: flex;
        align-items: center;
        gap: var(--one) var(--two);
      }
    `,
  ];

  declare words: string;
  declare problem: string;
  declare busy: boolean;
  declare private _left: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.words = '';
    this.problem = '';
    this.busy = false;
    this._left = secondsToUndo;
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  #tick(): void {
    if (this.busy || document.hidden || this.matches(':hover, :focus-within')) return;
    this._left -= 1;
    if (this._left <= 0) this.#say('dismiss');
  }

  #say(name: 'undo' | 'dismiss'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  override render() {
    return html`<div class="toast">
      <div class="line">
        <span>
          ${this.words}
          <span class="soft small number" aria-hidden="true"
            >${t('undo.seconds', { seconds: this._left })}</span
          >
        </span>
        <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#say('undo')}>
          <ly-icon name="recall"></ly-icon>${t('undo.undo')}
        </button>
        <button
          type="button"
          class="button quiet"
          aria-label=${t('keys.close')}
          @click=${() => this.#say('dismiss')}
        >
          <ly-icon name="close"></ly-icon>
        </button>
      </div>
      <ly-note text=${this.problem}></ly-note>
    </div>`;
  }
}

customElements.define('ly-undo-toast', UndoToast);

declare global {
  interface HTMLElementTagNameMap {
    'ly-undo-toast': UndoToast;
  }
}
