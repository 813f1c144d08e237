import {
  dutyExceptionsMax,
  dutyRosterSchema,
  dutyShiftsMax,
  type DutyException,
  type DutyRoster,
  type DutyShift,
  type DutyView,
} from '@louyu/contract/api/duty';
import { css, html, LitElement } from 'lit';
import * as v from 'valibot';
import { changeDuty, fetchDuty } from '../api/duty.ts';
import { Live } from '../api/live.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { toLocalInput } from '../i18n/zoned-time.ts';
import '../components/duty-exceptions.ts';
import '../components/duty-now.ts';
import '../components/duty-shifts.ts';
import '../components/icon.ts';
import '../components/note.ts';

/** 值班表: who is on duty now and when; admins write it. */
export class SettingsDuty extends LitElement {
  static override properties = {
    _roster: { state: true },
    _checked: { state: true },
    _said: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        max-width: 52rem;
      }
    `,
  ];

  /** What was changed and not saved yet; undefined follows the hub. */
  declare private _roster: DutyRoster | undefined;
  declare private _checked: boolean;
  declare private _said: string;

  readonly #session = new SessionAccess(this);
  readonly #saving = new Submission(this);
  readonly #duty = new Live(this, {
    key: () => 'duty',
    load: (_, signal) => fetchDuty(signal),
    touchedBy: (change) => change.resource === 'staff',
  });

  constructor() {
    super();
    this._roster = undefined;
    this._checked = false;
    this._said = '';
    followLanguage(this);
  }

  #change(roster: DutyRoster, part: Partial<DutyRoster>): void {
    this._roster = { ...roster, ...part };
    this._said = '';
  }

  async #save(roster: DutyRoster): Promise<void> {
    this._checked = true;
    if (!v.is(dutyRosterSchema, roster)) return;
    const done = await this.#saving.run(async () => {
      this.#duty.replace(await changeDuty(roster));
    });
    if (!done) return;
    this._roster = undefined;
    this._checked = false;
    this._said = t('saved');
  }

  #addShift(roster: DutyRoster, { people }: DutyView): void {
    const shift: DutyShift = {
      staffId: people[0]?.id ?? '',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      from: '08:00',
      to: '20:00',
    };
    this.#change(roster, { shifts: [...roster.shifts, shift] });
  }

  #addException(roster: DutyRoster): void {
    const { nowMs, timeZone } = this.#session.clock;
    const date = toLocalInput(new Date(nowMs).toISOString(), timeZone).slice(0, 10);
    const exception: DutyException = { date, from: '08:00', to: '20:00', staffId: null, note: '' };
    this.#change(roster, { exceptions: [...roster.exceptions, exception] });
  }

  #editor(view: DutyView) {
    const roster = this._roster ?? view.roster;
    const incomplete = this._checked && !v.is(dutyRosterSchema, roster);
    return html`<section class="stack" aria-labelledby="shifts">
        <h2 id="shifts">${t('duty.shifts')}</h2>
        <p class="soft">${t(roster.shifts.length === 0 ? 'duty.empty_next' : 'duty.shifts_lead')}</p>
        <ly-duty-shifts
          .shifts=${roster.shifts}
          .people=${view.people}
          @shifts-change=${(event: CustomEvent<{ shifts: DutyShift[] }>) =>
            this.#change(roster, { shifts: event.detail.shifts })}
        ></ly-duty-shifts>
        <div>
          <button
            type="button"
            class="button"
            ?disabled=${roster.shifts.length >= dutyShiftsMax}
            @click=${() => this.#addShift(roster, view)}
          >
            <ly-icon name="plus"></ly-icon>${t('duty.add_shift')}
          </button>
        </div>
      </section>
      <section class="stack" aria-labelledby="exceptions">
        <h2 id="exceptions">${t('duty.exceptions')}</h2>
        <p class="soft">${t('duty.exceptions_lead')}</p>
        <ly-duty-exceptions
          .exceptions=${roster.exceptions}
          .people=${view.people}
          @exceptions-change=${(event: CustomEvent<{ exceptions: DutyException[] }>) =>
            this.#change(roster, { exceptions: event.detail.exceptions })}
        ></ly-duty-exceptions>
        <div>
          <button
            type="button"
            class="button"
            ?disabled=${roster.exceptions.length >= dutyExceptionsMax}
            @click=${() => this.#addException(roster)}
          >
            <ly-icon name="plus"></ly-icon>${t('duty.add_exception')}
          </button>
        </div>
      </section>
      <ly-note text=${incomplete ? t('duty.incomplete') : this.#saving.problem}></ly-note>
      <ly-note kind="good" text=${this._said}></ly-note>
      ${
        this._roster === undefined
          ? ''
          : html`<div class="row">
              <button
                class="button primary"
                ?disabled=${this.#saving.busy}
                @click=${() => void this.#save(roster)}
              >
                ${t('duty.save')}
              </button>
              <button
                class="button"
                @click=${() => {
                  this._roster = undefined;
                  this._checked = false;
                  this.#saving.clear();
                }}
              >
                ${t('action.cancel')}
              </button>
              <span class="soft">${t('duty.unsaved')}</span>
            </div>`
      }`;
  }

  /** The roster for those who only read it. */
  #list({ roster, people }: DutyView) {
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const nameOf = (id: string | null) =>
      id === null ? t('duty.nobody') : (names.get(id) ?? t('duty.gone'));
    const daysOf = (weekdays: readonly number[]) => {
      const known = ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => weekdays.includes(day));
      return known.length === 7 ? t('duty.every_day') : known.map((day) => t(`weekday.${day}`)).join(' ');
    };
    return html`<section class="stack" aria-labelledby="shifts">
        <h2 id="shifts">${t('duty.shifts')}</h2>
        ${roster.shifts.length === 0 ? html`<p class="soft">${t('duty.shifts_none')}</p>` : ''}
        <ul class="stack">
          ${roster.shifts.map(
            ({ staffId, weekdays, from, to }) =>
              html`<li><b>${nameOf(staffId)}</b> ${daysOf(weekdays)} ${from}–${to}</li>`,
          )}
        </ul>
      </section>
      <section class="stack" aria-labelledby="exceptions">
        <h2 id="exceptions">${t('duty.exceptions')}</h2>
        ${roster.exceptions.length === 0 ? html`<p class="soft">${t('duty.exceptions_none')}</p>` : ''}
        <ul class="stack">
          ${roster.exceptions.map(
            ({ staffId, date, from, to, note }) =>
              html`<li>
                <b>${nameOf(staffId)}</b> ${date} ${from}–${to} <span class="soft">${note}</span>
              </li>`,
          )}
        </ul>
      </section>`;
  }

  override render() {
    const { value, error } = this.#duty;
    return html`<div class="stack wide">
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${
        value === undefined
          ? ''
          : html`<ly-duty-now .people=${value.now.people} .clock=${this.#session.clock}></ly-duty-now>
              ${this.#session.has('admin') ? this.#editor(value) : this.#list(value)}`
      }
    </div>`;
  }
}

customElements.define('ly-settings-duty', SettingsDuty);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-duty': SettingsDuty;
  }
}
