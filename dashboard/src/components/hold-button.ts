import type { AlertMode } from '@louyu/contract/alarm';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Hold } from './hold.ts';
import type { IconName } from './icon-paths.ts';
import './icon.ts';

/** A finger slides a little; further than this beside the button it has thought better of it. */
const slipPx = 32;

/**
 * A button that is held, by finger, mouse, Space or Enter: event `held` with `detail.heldMs` once it was held for `ms`.
 * Let go earlier, it says so, and nothing happens; a bare click does nothing at all.
 */
export class HoldButton extends LitElement {
  static override properties = {
    ms: { type: Number },
    label: {},
    icon: {},
    mode: {},
    disabled: { type: Boolean },
    busy: { type: Boolean },
    _holding: { state: true },
    _said: { state: true },
  };

  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--half);
      }
      button {
        position: relative;
        overflow: hidden;
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 12px;
        width: 100%;
        min-height: 72px;
        padding: var(--one) var(--two);
        border: 0;
        border-radius: var(--radius-large);
        background: var(--alarm);
        color: var(--on-alarm);
        font-size: var(--text-title);
        font-weight: 600;
        line-height: 1.3;
        cursor: pointer;
        /* A finger that is held selects nothing, scrolls nothing and opens no menu. */
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
        -webkit-touch-callout: none;
      }
      .drill {
        background: var(--drill);
        color: var(--on-drill);
      }
      .real:hover:not(:disabled) {
        background: var(--alarm-hover);
      }
      .drill:hover:not(:disabled) {
        background: var(--drill-hover);
      }
      button:disabled {
        background: var(--panel-strong);
        color: var(--ink-soft);
        cursor: not-allowed;
      }
      .fill {
        position: absolute;
        inset: 0;
        background: var(--ink);
        opacity: 0.34;
        transform: scaleX(0);
        transform-origin: 0 50%;
      }
      .drill .fill {
        background: var(--on-drill);
        opacity: 0.28;
      }
      .real .fill {
        background: #15181c;
      }
      .holding .fill {
        transform: scaleX(1);
        transition: transform var(--hold) linear;
      }
      button > :not(.fill) {
        position: relative;
      }
      ly-icon {
        font-size: 1.5rem;
      }
      .said {
        min-height: 1.5em;
        text-align: center;
      }
      .said.slip {
        color: var(--warn);
        font-weight: 600;
      }
      @media (prefers-reduced-motion: reduce) {
        .holding .fill {
          transition-timing-function: steps(4, jump-end);
        }
      }
    `,
  ];

  declare ms: number;
  declare label: string;
  declare icon: IconName;
  declare mode: AlertMode;
  declare disabled: boolean;
  /** What it stands for is under way: it cannot be held a second time. */
  declare busy: boolean;
  declare private _holding: boolean;
  /** How the last hold ended; for who sees the button and who hears it. */
  declare private _said: 'nothing' | 'holding' | 'slip' | 'click';

  readonly #hold = new Hold({
    ms: () => this.ms,
    onBegin: () => {
      this._holding = true;
      this._said = 'holding';
    },
    onCancel: () => {
      this._holding = false;
      this._said = 'slip';
    },
    onHeld: (heldMs) => {
      this._holding = false;
      this._said = 'nothing';
      this.dispatchEvent(new CustomEvent('held', { detail: { heldMs } }));
    },
  });
  readonly #onAway = () => this.#hold.cancel();

  constructor() {
    super();
    this.ms = 0;
    this.label = '';
    this.icon = 'warning';
    this.mode = 'real';
    this.disabled = false;
    this.busy = false;
    this._holding = false;
    this._said = 'nothing';
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('blur', this.#onAway);
    document.addEventListener('visibilitychange', this.#onAway);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('blur', this.#onAway);
    document.removeEventListener('visibilitychange', this.#onAway);
    this.#hold.cancel();
  }

  override updated(): void {
    this.style.setProperty('--hold', `${this.ms}ms`);
    if (this.disabled) this.#hold.cancel();
  }

  #begin(by: string): void {
    if (!this.disabled && !this.busy) this.#hold.begin(by);
  }

  #press(event: PointerEvent & { readonly currentTarget: Element }): void {
    if (event.button !== 0 || !event.isPrimary) return;
    // Followed even where the finger slides off the edge.
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#begin(`pointer ${event.pointerId}`);
  }

  #slide(event: PointerEvent & { readonly currentTarget: Element }): void {
    const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x < left - slipPx || x > right + slipPx || y < top - slipPx || y > bottom + slipPx)
      this.#hold.end(`pointer ${event.pointerId}`);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.#hold.cancel();
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) this.#begin(event.key);
  }

  /** Some helpers for people who cannot hold a key send a click: they hear what is to be done. */
  #click(event: MouseEvent): void {
    if (event.detail === 0 && !this._holding) this._said = 'click';
  }

  #words(): string {
    const seconds = this.ms / 1000;
    switch (this._said) {
      case 'holding':
        return t('hold.holding', { seconds });
      case 'slip':
        return t('hold.slip', { seconds });
      case 'click':
        return t('hold.click', { seconds });
      case 'nothing':
        return '';
    }
  }

  override render() {
    const end = (event: PointerEvent) => this.#hold.end(`pointer ${event.pointerId}`);
    return html`<button
        type="button"
        class="${this.mode} ${this._holding ? 'holding' : ''}"
        ?disabled=${this.disabled}
        aria-busy=${this.busy ? 'true' : 'false'}
        aria-describedby="said"
        @pointerdown=${this.#press}
        @pointermove=${this.#slide}
        @pointerup=${end}
        @pointercancel=${end}
        @lostpointercapture=${end}
        @keydown=${this.#key}
        @keyup=${(event: KeyboardEvent) => this.#hold.end(event.key)}
        @blur=${() => this.#hold.cancel()}
        @click=${this.#click}
        @contextmenu=${(event: Event) => event.preventDefault()}
      >
        <span class="fill"></span><ly-icon name=${this.icon}></ly-icon><span>${this.label}</span>
      </button>
      <p class="small said ${this._said === 'slip' ? 'slip' : ''}" id="said" role="status">
        ${this.#words()}
      </p>`;
  }
}

customElements.define('ly-hold-button', HoldButton);

declare global {
  interface HTMLElementTagNameMap {
    'ly-hold-button': HoldButton;
  }
}
