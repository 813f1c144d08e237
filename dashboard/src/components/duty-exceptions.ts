import type { DutyException, DutyPerson } from '@louyu/contract/api/duty';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './text-field.ts';

/** Days on which the shifts do not count; event `exceptions-change` with `detail.exceptions`. */
export class DutyExceptions extends LitElement {
  static override properties = { exceptions: { attribute: false }, people: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      fieldset {
        display: grid;
        grid-template-columns: minmax(144px, 1fr) repeat(2, minmax(112px, 0.6fr)) minmax(140px, 1fr) auto;
        gap: var(--one) var(--two);
        align-items: end;
        padding: var(--two);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .note {
        grid-column: 1 / -1;
      }
      @media (max-width: 640px) {
        fieldset {
          grid-template-columns: 1fr 1fr;
        }
        .whole {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  declare exceptions: readonly DutyException[];
  declare people: readonly DutyPerson[];

  constructor() {
    super();
    this.exceptions = [];
    this.people = [];
    followLanguage(this);
  }

  #say(exceptions: readonly DutyException[]): void {
    this.dispatchEvent(new CustomEvent('exceptions-change', { detail: { exceptions } }));
  }

  #set(index: number, part: Partial<DutyException>): void {
    this.#say(this.exceptions.map((each, at) => (at === index ? { ...each, ...part } : each)));
  }

  #person({ staffId }: DutyException, index: number) {
    const known = staffId === null || this.people.some(({ id }) => id === staffId);
    return html`<div class="field whole">
      <label for="person-${index}">${t('duty.person')}</label>
      <select
        id="person-${index}"
        @change=${(event: Event) => this.#set(index, { staffId: fieldValue(event) || null })}
      >
        <option value="" .selected=${staffId === null}>${t('duty.nobody')}</option>
        ${known ? '' : html`<option value=${staffId} selected>${t('duty.gone')}</option>`}
        ${this.people.map(
          ({ id, name }) => html`<option value=${id} .selected=${id === staffId}>${name}</option>`,
        )}
      </select>
    </div>`;
  }

  #exception(exception: DutyException, index: number) {
    const name = t('duty.exception_item', { n: index + 1 });
    return html`<fieldset aria-label=${name}>
      <div class="field whole">
        <label for="date-${index}">${t('duty.date')}</label>
        <input
          id="date-${index}"
          type="date"
          .value=${exception.date}
          @change=${(event: Event) => this.#set(index, { date: fieldValue(event) })}
        />
      </div>
      <ly-text-field
        type="time"
        label=${t('duty.from')}
        .value=${exception.from}
        @input=${(event: Event) => this.#set(index, { from: fieldValue(event) })}
      ></ly-text-field>
      <ly-text-field
        type="time"
        label=${t('duty.to')}
        .value=${exception.to}
        @input=${(event: Event) => this.#set(index, { to: fieldValue(event) })}
      ></ly-text-field>
      ${this.#person(exception, index)}
      <button
        type="button"
        class="button"
        aria-label="${t('duty.remove')} ${name}"
        @click=${() => this.#say(this.exceptions.filter((_, at) => at !== index))}
      >
        <ly-icon name="delete"></ly-icon>
      </button>
      <ly-text-field
        class="note"
        label=${t('duty.note')}
        .value=${exception.note}
        @input=${(event: Event) => this.#set(index, { note: fieldValue(event) })}
      ></ly-text-field>
    </fieldset>`;
  }

  override render() {
    return html`<div class="stack">
      ${this.exceptions.map((exception, index) => this.#exception(exception, index))}
    </div>`;
  }
}

customElements.define('ly-duty-exceptions', DutyExceptions);

declare global {
  interface HTMLElementTagNameMap {
    'ly-duty-exceptions': DutyExceptions;
  }
}
