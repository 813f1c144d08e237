import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import './icon.ts';
import './note.ts';

const tickMs = 250;

/** Seconds until a signed revision goes out, and the way back (event `take-back`). Gone when the time is over. */
export class TakeBackBar extends LitElement {
  static override properties = {
    goesOutAt: {},
    clockOffsetMs: { type: Number },
    busy: { type: Boolean },
    problem: {},
  };

  static override styles = [
    base,
    controls,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--one) var(--three);
        padding: var(--two) var(--three);
        border: 2px solid var(--action);
        border-radius: var(--radius-large);
      }
      b {
        display: block;
        font-size: var(--text-title);
        font-variant-numeric: tabular-nums;
      }
      .button {
        margin-inline-start: auto;
      }
    `,
  ];

  declare goesOutAt: string;
  declare clockOffsetMs: number;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.goesOutAt = '';
    this.clockOffsetMs = 0;
    this.busy = false;
    this.problem = '';
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  override render() {
    const seconds = secondsLeft(this.goesOutAt, Date.now() + this.clockOffsetMs);
    if (seconds === 0) return '';
    return html`<div class="stack">
      <div class="bar" role="group" aria-label=${t('sign.take_back')}>
        <p>
          <b aria-hidden="true">${t('sign.wait', { seconds })}</b>
          <span class="soft">${t('sign.wait_hint')}</span>
        </p>
        <button
          type="button"
          class="button large"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new CustomEvent('take-back'))}
        >
          <ly-icon name="recall"></ly-icon>${t('sign.take_back')}
        </button>
      </div>
      <ly-note text=${this.problem}></ly-note>
    </div>`;
  }
}

/** Whole seconds until a moment by the hub's clock; 0 when it is past. */
export function secondsLeft(at: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(at) - nowMs) / 1000));
}

customElements.define('ly-take-back-bar', TakeBackBar);

declare global {
  interface HTMLElementTagNameMap {
    'ly-take-back-bar': TakeBackBar;
  }
}
