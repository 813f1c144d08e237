import type { CalendarEntry } from '@louyu/contract/api/calendar';
import { css, html, LitElement } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { calendarBar } from './calendar-bar.css.ts';
import { followDrag, type MoveDetail } from './calendar-drag.ts';
import { minutesOn } from './calendar-layout.ts';

const dayMinutes = 1_440;
/** A drag moves by half hours. */
const stepMinutes = 30;
const hours = [0, 3, 6, 9, 12, 15, 18, 21];

/**
 * One day, hour by hour: a row for each notice. A bar is dragged to another hour, or moved with Alt and the arrows: event `move` with a
 * {@link MoveDetail}; `open` with the entry.
 */
export class CalendarHours extends LitElement {
  static override properties = { entries: { attribute: false }, date: {}, timeZone: {} };

  static override styles = [
    base,
    calendarBar,
    css`
      :host {
        display: block;
      }
      .hours,
      li {
        display: grid;
        grid-template-columns: minmax(0, 240px) minmax(0, 1fr);
        gap: 0 var(--two);
        align-items: center;
      }
      .hours div {
        grid-column: 2;
        display: grid;
        grid-template-columns: repeat(8, 1fr);
      }
      li {
        border-block-start: 1px solid var(--line);
      }
      .name {
        padding-block: var(--one);
        font-size: var(--text-small);
      }
      .track {
        position: relative;
        min-height: 52px;
        background: repeating-linear-gradient(to right, var(--line) 0 1px, transparent 1px 12.5%);
      }
      .bar {
        position: absolute;
        inset-block: 4px;
        padding: 6px 8px;
      }
      .bar.dragged {
        position: absolute;
      }
      @media (max-width: 640px) {
        .hours,
        li {
          grid-template-columns: minmax(0, 1fr);
        }
        .hours div {
          grid-column: 1;
        }
      }
    `,
  ];

  declare entries: readonly CalendarEntry[];
  declare date: string;
  declare timeZone: string;

  constructor() {
    super();
    this.entries = [];
    this.date = '';
    this.timeZone = 'UTC';
    followLanguage(this);
  }

  /** Minutes since midnight at a point of the window, in steps. */
  #minutesAt(x: number): number | undefined {
    const track = this.renderRoot.querySelector('.track')?.getBoundingClientRect();
    if (track === undefined) return undefined;
    return Math.round((((x - track.left) / track.width) * dayMinutes) / stepMinutes) * stepMinutes;
  }

  #move(entry: CalendarEntry, minutes: number): void {
    const detail: MoveDetail = { entry, days: 0, minutes };
    this.dispatchEvent(new CustomEvent('move', { detail }));
  }

  #grab(event: PointerEvent, entry: CalendarEntry): void {
    if (entry.moves !== 'minutes' || !(event.currentTarget instanceof HTMLElement)) return;
    const position = (x: number) => this.#minutesAt(x);
    followDrag(event, event.currentTarget, position, (minutes) => this.#move(entry, minutes));
  }

  #key(event: KeyboardEvent, entry: CalendarEntry): void {
    const step = { ArrowLeft: -stepMinutes, ArrowRight: stepMinutes }[event.key];
    if (!event.altKey || step === undefined || entry.moves !== 'minutes') return;
    event.preventDefault();
    this.#move(entry, step);
  }

  #row(entry: CalendarEntry) {
    return html`<li>
      <span class="name">${entry.title} <span class="soft">${t(`state.${entry.state}`)}</span></span>
      <div class="track">
        ${minutesOn(entry, this.date, this.timeZone).map(
          ({ from, to }) =>
            html`<button
              type="button"
              class="bar number ${entry.state}"
              data-notice=${entry.noticeId}
              data-revision=${entry.revision}
              data-edit=${entry.edit}
              data-moves=${entry.moves}
              aria-label=${t('calendar.bar', {
                title: `${entry.title} ${clockWords(from)}–${clockWords(to)}`,
                state: t(`state.${entry.state}`),
              })}
              style=${styleMap({
                left: `${(from / dayMinutes) * 100}%`,
                width: `${((to - from) / dayMinutes) * 100}%`,
                '--of-bar': `var(--${entry.category})`,
                '--tint': `var(--${entry.category}-tint)`,
              })}
              @pointerdown=${(event: PointerEvent) => this.#grab(event, entry)}
              @keydown=${(event: KeyboardEvent) => this.#key(event, entry)}
              @click=${() => this.dispatchEvent(new CustomEvent('open', { detail: entry }))}
            >
              ${clockWords(from)}–${clockWords(to)}
            </button>`,
        )}
      </div>
    </li>`;
  }

  override render() {
    return html`<div class="hours soft small number" aria-hidden="true">
        <div>${hours.map((hour) => html`<span>${hour}:00</span>`)}</div>
      </div>
      <ul>
        ${this.entries.map((entry) => this.#row(entry))}
      </ul>`;
  }
}

/** `9:00`, `24:00` */
function clockWords(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

customElements.define('ly-calendar-hours', CalendarHours);

declare global {
  interface HTMLElementTagNameMap {
    'ly-calendar-hours': CalendarHours;
  }
}
