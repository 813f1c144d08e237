import { css, html, LitElement } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { followLanguage } from '../i18n/language.ts';
import { dateWords } from '../i18n/date-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { dayMinutes, type ForecastDay, type Stretch } from './forecast.ts';

/** A moment of the strip. */
export interface StripMoment {
  readonly date: string;
  readonly minutes: number;
}

/** To how many minutes a click is rounded. */
const clickMinutes = 10;
const hours = [0, 6, 12, 18];

/**
 * The days of a forecast as rows of a strip, midnight to midnight: a bar for each notice while it is open. A click anywhere picks
 * that very moment, a key the same time of another day: event `pick` with a {@link StripMoment}.
 */
export class ForecastStrip extends LitElement {
  static override properties = {
    days: { attribute: false },
    picked: { attribute: false },
    today: {},
  };

  static override styles = [
    base,
    css`
      .hours,
      button {
        display: grid;
        grid-template-columns: 96px minmax(0, 1fr);
        gap: var(--one);
        width: 100%;
        align-items: stretch;
        text-align: start;
      }
      .hours span:first-child {
        grid-column: 1;
      }
      .hours div {
        display: grid;
        grid-template-columns: repeat(4, 1fr);
      }
      button {
        min-height: var(--target);
        padding: 0;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: inherit;
        font: inherit;
      }
      .day {
        align-self: center;
        font-size: var(--text-small);
      }
      button[aria-pressed='true'] .day {
        font-weight: 600;
      }
      .track {
        position: relative;
        display: grid;
        align-content: center;
        gap: 2px;
        padding-block: 4px;
        overflow: hidden;
        border-block-end: 1px solid var(--line);
        background: repeating-linear-gradient(to right, var(--line) 0 1px, transparent 1px calc(100% / 4));
        cursor: crosshair;
      }
      button:hover .track {
        background-color: var(--panel);
      }
      .row {
        position: relative;
        height: 7px;
      }
      .bar,
      .off,
      .picked {
        position: absolute;
        inset-block: 0;
      }
      .bar {
        border-radius: 3px;
        background: var(--of-category, var(--general));
      }
      .off {
        background: repeating-linear-gradient(135deg, var(--border) 0 1px, var(--panel-strong) 1px 6px);
      }
      .picked {
        width: 2px;
        margin-inline-start: -1px;
        background: var(--ink);
      }
    `,
  ];

  declare days: readonly ForecastDay[];
  declare picked: StripMoment;
  /** `2026-11-22` */
  declare today: string;

  constructor() {
    super();
    this.days = [];
    this.picked = { date: '', minutes: 0 };
    this.today = '';
    followLanguage(this);
  }

  #pick({ date, known }: ForecastDay, event: MouseEvent): void {
    const track = this.renderRoot.querySelector(`[data-date="${date}"] .track`)?.getBoundingClientRect();
    // A key has no place: the time of day stays.
    const isPointer = event.detail > 0 && track !== undefined && event.clientX >= track.left;
    const share = isPointer ? (event.clientX - track.left) / track.width : 0;
    const rounded = Math.round((share * dayMinutes) / clickMinutes) * clickMinutes;
    const wanted = isPointer ? rounded : this.picked.minutes;
    const minutes = Math.min(Math.max(wanted, known.from), known.to - 1);
    this.dispatchEvent(new CustomEvent<StripMoment>('pick', { detail: { date, minutes } }));
  }

  #stretch(kind: string, { from, to }: Stretch, category = '') {
    return html`<span
      class=${kind}
      style=${styleMap({
        left: `${(from / dayMinutes) * 100}%`,
        width: `${((to - from) / dayMinutes) * 100}%`,
        ...(category === '' ? {} : { '--of-category': `var(--${category})` }),
      })}
    ></span>`;
  }

  #day(day: ForecastDay) {
    const isPicked = day.date === this.picked.date;
    const count = day.notices.length;
    return html`<li>
      <button
        type="button"
        data-date=${day.date}
        aria-pressed=${isPicked ? 'true' : 'false'}
        aria-label=${t('forecast.day', { day: dateWords(day.date, this.today), count })}
        @click=${(event: MouseEvent) => this.#pick(day, event)}
      >
        <span class="day number">${dateWords(day.date, this.today)}</span>
        <span class="track">
          ${day.off.map((stretch) => this.#stretch('off', stretch))}
          ${day.notices.map(
            ({ notice, open }) =>
              html`<span class="row"
                >${open.map((each) => this.#stretch('bar', each, notice.category))}</span
              >`,
          )}
          ${
            isPicked
              ? html`<span
                  class="picked"
                  style=${styleMap({ left: `${(this.picked.minutes / dayMinutes) * 100}%` })}
                ></span>`
              : ''
          }
        </span>
      </button>
    </li>`;
  }

  override render() {
    return html`<div class="hours soft small number" aria-hidden="true">
        <span></span>
        <div>${hours.map((hour) => html`<span>${hour}:00</span>`)}</div>
      </div>
      <ul>
        ${this.days.map((day) => this.#day(day))}
      </ul>`;
  }
}

customElements.define('ly-forecast-strip', ForecastStrip);

declare global {
  interface HTMLElementTagNameMap {
    'ly-forecast-strip': ForecastStrip;
  }
}
