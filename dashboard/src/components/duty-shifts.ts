import type { DutyPerson, DutyShift } from '@louyu/contract/api/duty';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './text-field.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Who is on duty on which weekdays, in the order in which they are called; event `shifts-change` with `detail.shifts`. */
export class DutyShifts extends LitElement {
  static override properties = { shifts: { attribute: false }, people: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      fieldset {
        display: grid;
        grid-template-columns: minmax(140px, 1fr) minmax(112px, 0.6fr) minmax(112px, 0.6fr) auto;
        gap: var(--one) var(--two);
        align-items: end;
        padding: var(--two);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .days {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
      }
      .chip {
        min-width: 56px;
        justify-content: center;
      }
      .tools {
        display: flex;
        gap: var(--one);
      }
      .up {
        rotate: 180deg;
      }
      @media (max-width: 640px) {
        fieldset {
          grid-template-columns: 1fr 1fr;
        }
        .person,
        .tools {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  declare shifts: readonly DutyShift[];
  declare people: readonly DutyPerson[];

  constructor() {
    super();
    this.shifts = [];
    this.people = [];
    followLanguage(this);
  }

  #say(shifts: readonly DutyShift[]): void {
    this.dispatchEvent(new CustomEvent('shifts-change', { detail: { shifts } }));
  }

  #set(index: number, part: Partial<DutyShift>): void {
    this.#say(this.shifts.map((shift, at) => (at === index ? { ...shift, ...part } : shift)));
  }

  #toggle(index: number, shift: DutyShift, day: number): void {
    const has = shift.weekdays.includes(day);
    const next = weekdays.filter((each) => (each === day ? !has : shift.weekdays.includes(each)));
    this.#set(index, { weekdays: next });
  }

  #earlier(index: number): void {
    const shifts = [...this.shifts];
    const [shift] = shifts.splice(index, 1);
    if (shift !== undefined) shifts.splice(index - 1, 0, shift);
    this.#say(shifts);
  }

  #person(shift: DutyShift, index: number) {
    const known = this.people.some(({ id }) => id === shift.staffId);
    return html`<div class="field person">
      <label for="person-${index}">${t('duty.person')}</label>
      <select
        id="person-${index}"
        @change=${(event: Event) => this.#set(index, { staffId: fieldValue(event) })}
      >
        ${known ? '' : html`<option value=${shift.staffId} selected>${t('duty.gone')}</option>`}
        ${this.people.map(
          ({ id, name }) => html`<option value=${id} .selected=${id === shift.staffId}>${name}</option>`,
        )}
      </select>
    </div>`;
  }

  #shift(shift: DutyShift, index: number) {
    const name = t('duty.item', { n: index + 1 });
    return html`<fieldset aria-label=${name}>
      ${this.#person(shift, index)}
      <ly-text-field
        type="time"
        label=${t('duty.from')}
        .value=${shift.from}
        @input=${(event: Event) => this.#set(index, { from: fieldValue(event) })}
      ></ly-text-field>
      <ly-text-field
        type="time"
        label=${t('duty.to')}
        .value=${shift.to}
        @input=${(event: Event) => this.#set(index, { to: fieldValue(event) })}
      ></ly-text-field>
      <div class="tools">
        <button
          type="button"
          class="button"
          aria-label="${t('duty.up')} ${name}"
          ?disabled=${index === 0}
          @click=${() => this.#earlier(index)}
        >
          <ly-icon class="up" name="down"></ly-icon>
        </button>
        <button
          type="button"
          class="button"
          aria-label="${t('duty.remove')} ${name}"
          @click=${() => this.#say(this.shifts.filter((_, at) => at !== index))}
        >
          <ly-icon name="delete"></ly-icon>
        </button>
      </div>
      <div class="days" role="group" aria-label=${t('duty.weekdays')}>
        ${weekdays.map(
          (day) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${shift.weekdays.includes(day) ? 'true' : 'false'}
              @click=${() => this.#toggle(index, shift, day)}
            >
              ${t(`weekday.${day}`)}
            </button>`,
        )}
      </div>
    </fieldset>`;
  }

  override render() {
    return html`<div class="stack">${this.shifts.map((shift, index) => this.#shift(shift, index))}</div>`;
  }
}

customElements.define('ly-duty-shifts', DutyShifts);

declare global {
  interface HTMLElementTagNameMap {
    'ly-duty-shifts': DutyShifts;
  }
}
