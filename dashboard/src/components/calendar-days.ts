import type { CalendarEntry } from '@louyu/contract/api/calendar';
import { css, html, LitElement, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { followLanguage } from '../i18n/language.ts';
import { dateWords } from '../i18n/date-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { calendarBar } from './calendar-bar.css.ts';
import { followDrag, type MoveDetail } from './calendar-drag.ts';
import { barsOf, daysBetween, type Bar } from './calendar-layout.ts';

/** Bars in a week of a month; the rest is on the day's own page. */
const monthLanes = 4;

/**
 * A week, or the weeks of a month, with a bar for each notice on the days on which it is shown. A bar is dragged to another day, or
 * moved with Alt and the arrows: event `move` with a {@link MoveDetail}; `open` with the entry, `open-day` with a day.
 */
export class CalendarDays extends LitElement {
  static override properties = {
    entries: { attribute: false },
    days: { attribute: false },
    timeZone: {},
    today: {},
    month: {},
    compact: { type: Boolean, reflect: true },
  };

  static override styles = [
    base,
    calendarBar,
    css`
      :host {
        display: block;
      }
      .week {
        display: grid;
        grid-template-columns: repeat(7, minmax(0, 1fr));
        grid-auto-rows: minmax(26px, auto);
        gap: 2px 0;
        min-height: 132px;
        padding-block-end: var(--one);
        border-block-start: 1px solid var(--line);
        position: relative;
        align-content: start;
      }
      .whole .week {
        min-height: 420px;
        grid-auto-rows: minmax(36px, auto);
      }
      :host([compact]) .whole .week {
        min-height: 88px;
      }
      .cell {
        position: absolute;
        inset-block: 0;
        width: calc(100% / 7);
        border-inline-start: 1px solid var(--line);
      }
      .cell:first-child {
        border-inline-start: 0;
      }
      .cell.other {
        background: var(--panel);
      }
      .day {
        grid-row: 1;
        position: relative;
        min-height: 32px;
        padding: 4px 6px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        font-size: var(--text-small);
        text-align: start;
        cursor: pointer;
      }
      .day.today b {
        display: inline-block;
        padding: 0 6px;
        border-radius: 10px;
        background: var(--action);
        color: var(--on-action);
      }
      .bar {
        position: relative;
        margin-inline: 3px;
        padding: 2px 6px;
      }
      .whole .bar {
        min-height: 34px;
        padding: 6px 8px;
      }
      .bar.back {
        margin-inline-start: 0;
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
      .bar.on {
        margin-inline-end: 0;
        border-start-end-radius: 0;
        border-end-end-radius: 0;
        border-inline-end-style: none;
      }
      .names {
        display: grid;
        grid-template-columns: repeat(7, minmax(0, 1fr));
        padding-block-end: 4px;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      .names span {
        padding-inline: 6px;
      }
      .more {
        position: relative;
        min-height: 24px;
        padding: 0 6px;
        border: 0;
        background: none;
        color: var(--ink-soft);
        font: inherit;
        font-size: var(--text-small);
        text-align: start;
        cursor: pointer;
      }
      @media (max-width: 640px) {
        .bar {
          min-height: var(--target);
          padding-inline: 2px;
          white-space: normal;
        }
        .more {
          min-height: var(--target);
        }
        .day {
          min-height: var(--target);
        }
      }
    `,
  ];

  declare entries: readonly CalendarEntry[];
  /** Seven, or the days of whole weeks. */
  declare days: readonly string[];
  declare timeZone: string;
  declare today: string;
  /** `2026-11`: days of other months are pale; empty for a week by itself. */
  declare month: string;
  /** As one lane among others: only as high as what is in it. */
  declare compact: boolean;

  constructor() {
    super();
    this.entries = [];
    this.days = [];
    this.timeZone = 'UTC';
    this.today = '';
    this.month = '';
    this.compact = false;
    followLanguage(this);
  }

  /** How many days after the first the day at a point of the window is. */
  #dayAt(x: number, y: number): number | undefined {
    for (const cell of this.renderRoot.querySelectorAll<HTMLElement>('.cell')) {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      if (x >= left && x < right && y >= top && y < bottom)
        return daysBetween(this.days[0] ?? '', cell.dataset['date'] ?? '');
    }
    return undefined;
  }

  #move(entry: CalendarEntry, days: number): void {
    const detail: MoveDetail = { entry, days, minutes: 0 };
    this.dispatchEvent(new CustomEvent('move', { detail }));
  }

  #grab(event: PointerEvent, { entry }: Bar): void {
    if (entry.moves === 'no' || !(event.currentTarget instanceof HTMLElement)) return;
    const position = (x: number, y: number) => this.#dayAt(x, y);
    followDrag(event, event.currentTarget, position, (days) => this.#move(entry, days));
  }

  #key(event: KeyboardEvent, { entry }: Bar): void {
    const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (!event.altKey || days === undefined || entry.moves === 'no') return;
    event.preventDefault();
    this.#move(entry, days);
  }

  #bar(bar: Bar) {
    const { entry, column, days, lane, goesBack, goesOn } = bar;
    return html`<button
      type="button"
      class="bar ${entry.state} ${goesBack ? 'back' : ''} ${goesOn ? 'on' : ''}"
      data-notice=${entry.noticeId}
      data-revision=${entry.revision}
      data-edit=${entry.edit}
      data-moves=${entry.moves}
      aria-label=${t('calendar.bar', { title: entry.title, state: t(`state.${entry.state}`) })}
      style=${styleMap({
        'grid-row': String(lane + 2),
        'grid-column': `${column + 1} / span ${days}`,
        '--of-bar': `var(--${entry.category})`,
        '--tint': `var(--${entry.category}-tint)`,
      })}
      @pointerdown=${(event: PointerEvent) => this.#grab(event, bar)}
      @keydown=${(event: KeyboardEvent) => this.#key(event, bar)}
      @click=${() => this.dispatchEvent(new CustomEvent('open', { detail: entry }))}
    >
      ${entry.title}
    </button>`;
  }

  #week(days: readonly string[]) {
    const bars = barsOf(this.entries, days, this.timeZone);
    const lanes = this.month === '' ? Infinity : monthLanes;
    const hidden = (column: number) =>
      bars.filter((bar) => bar.lane >= lanes && bar.column <= column && column < bar.column + bar.days)
        .length;
    return html`<div class="week">
      ${days.map(
        (day, column) =>
          html`<div
            class=${this.month === '' || day.startsWith(this.month) ? 'cell' : 'cell other'}
            data-date=${day}
            style=${styleMap({ left: `${(column * 100) / 7}%` })}
          ></div>`,
      )}
      ${days.map(
        (day, column) =>
          html`<button
            type="button"
            class=${day === this.today ? 'day today' : 'day'}
            style=${styleMap({ 'grid-column': String(column + 1) })}
            aria-label=${dateWords(day)}
            aria-current=${day === this.today ? 'date' : nothing}
            @click=${() => this.dispatchEvent(new CustomEvent('open-day', { detail: day }))}
          >
            <b class="number">${Number(day.slice(8))}</b>
          </button>`,
      )}
      ${bars.filter(({ lane }) => lane < lanes).map((bar) => this.#bar(bar))}
      ${days.map((day, column) => {
        const count = hidden(column);
        if (count === 0) return '';
        return html`<button
          type="button"
          class="more"
          style=${styleMap({ 'grid-row': String(monthLanes + 2), 'grid-column': String(column + 1) })}
          @click=${() => this.dispatchEvent(new CustomEvent('open-day', { detail: day }))}
        >
          ${t('calendar.more', { count })}
        </button>`;
      })}
    </div>`;
  }

  override render() {
    const weeks = Array.from({ length: Math.ceil(this.days.length / 7) }, (_, week) =>
      this.days.slice(week * 7, week * 7 + 7),
    );
    return html`<div class="names" aria-hidden="true">
        ${([1, 2, 3, 4, 5, 6, 7] as const).map((day) => html`<span>${t(`weekday.${day}`)}</span>`)}
      </div>
      <div class=${this.month === '' ? 'whole' : ''}>${weeks.map((week) => this.#week(week))}</div>`;
  }
}

customElements.define('ly-calendar-days', CalendarDays);

declare global {
  interface HTMLElementTagNameMap {
    'ly-calendar-days': CalendarDays;
  }
}
