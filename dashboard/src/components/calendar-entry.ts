import type { CalendarEntry } from '@louyu/contract/api/calendar';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { windowWords, type Clock } from '../i18n/moment-words.ts';
import { scheduleWords } from '../i18n/schedule-words.ts';
import { t } from '../i18n/translate.ts';
import { dateIn, toLocalInput } from '../i18n/zoned-time.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { MoveDetail } from './calendar-drag.ts';
import { daysBetween } from './calendar-layout.ts';
import './category-mark.ts';
import './dialog.ts';
import { fieldValue } from './field-value.ts';
import './note.ts';
import './state-mark.ts';
import './text-field.ts';

/** What a bar of the calendar stands for, and moving it without dragging: events `move` with a {@link MoveDetail}, `dismiss`. */
export class CalendarEntryDialog extends LitElement {
  static override properties = {
    entry: { attribute: false },
    where: {},
    clock: { attribute: false },
    busy: { type: Boolean },
    problem: {},
    _to: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
      .move {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--one) var(--two);
      }
    `,
  ];

  /** Undefined closes the dialog. */
  declare entry: CalendarEntry | undefined;
  /** For which places it is, in words. */
  declare where: string;
  declare clock: Clock;
  declare busy: boolean;
  declare problem: string;
  /** When it shall begin, as `date` or `datetime-local` value; empty: as it does. */
  declare private _to: string;

  constructor() {
    super();
    this.entry = undefined;
    this.where = '';
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.busy = false;
    this.problem = '';
    this._to = '';
    followLanguage(this);
  }

  #begins(entry: CalendarEntry): string {
    const at = entry.windows[0]?.from ?? new Date(this.clock.nowMs).toISOString();
    return entry.moves === 'days' ? dateIn(at, this.clock.timeZone) : toLocalInput(at, this.clock.timeZone);
  }

  #move(entry: CalendarEntry, days: number, minutes = 0): void {
    const detail: MoveDetail = { entry, days, minutes };
    this.dispatchEvent(new CustomEvent('move', { detail }));
  }

  #moveTo(entry: CalendarEntry): void {
    const from = this.#begins(entry);
    const to = this._to === '' ? from : this._to;
    const minutesOf = (text: string) => Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
    this.#move(entry, daysBetween(from.slice(0, 10), to.slice(0, 10)), minutesOf(to) - minutesOf(from));
  }

  #facts({ number, state, category, windows, schedule }: CalendarEntry) {
    const when = windows.slice(0, 3).map((window) => windowWords(window, this.clock));
    return html`<p class="row tight">
        <ly-category-mark category=${category}></ly-category-mark>
        <ly-state-mark notice=${state}></ly-state-mark>
        <span class="soft number">${t('notices.number', { number: String(number).padStart(4, '0') })}</span>
      </p>
      <p class="number">
        ${when.map((words) => html`${words}<br />`)}${windows.length > when.length ? '…' : ''}
      </p>
      ${scheduleWords(schedule).map((words) => html`<p class="soft number">${words}</p>`)}
      <p class="soft">${this.where}</p>`;
  }

  #moving(entry: CalendarEntry) {
    if (entry.moves === 'no') return '';
    return html`<div class="stack" role="group" aria-label=${t('calendar.move')}>
      <h3>${t(entry.schedule === undefined ? 'calendar.move' : 'calendar.move_all')}</h3>
      <div class="row tight">
        <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#move(entry, -1)}>
          ${t('calendar.day_earlier')}
        </button>
        <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#move(entry, 1)}>
          ${t('calendar.day_later')}
        </button>
      </div>
      <div class="move">
        <ly-text-field
          type=${entry.moves === 'days' ? 'date' : 'datetime-local'}
          label=${t('calendar.move_to')}
          .value=${this._to === '' ? this.#begins(entry) : this._to}
          @input=${(event: Event) => (this._to = fieldValue(event))}
        ></ly-text-field>
        <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#moveTo(entry)}>
          ${t('calendar.move_there')}
        </button>
      </div>
    </div>`;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('entry')) this._to = '';
  }

  override render() {
    const { entry } = this;
    return html`<ly-dialog
      label=${entry?.title ?? ''}
      .open=${entry !== undefined}
      @dismiss=${() => this.dispatchEvent(new CustomEvent('dismiss'))}
    >
      ${
        entry === undefined
          ? ''
          : html`<div class="stack">
              ${this.#facts(entry)} ${this.#moving(entry)}
              <ly-note text=${this.problem}></ly-note>
            </div>`
      }
      <button
        slot="footer"
        type="button"
        class="button"
        @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}
      >
        ${t('calendar.close')}
      </button>
      <a slot="footer" class="button primary" href="/notices/${entry?.noticeId ?? ''}"
        >${t('calendar.open')}</a
      >
    </ly-dialog>`;
  }
}

customElements.define('ly-calendar-entry', CalendarEntryDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-calendar-entry': CalendarEntryDialog;
  }
}
