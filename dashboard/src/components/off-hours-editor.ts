import type { OffHours } from '@louyu/contract/devices';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './text-field.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const newHours: OffHours = { weekdays: [...weekdays], from: '23:00', to: '06:00' };
const hoursMaxCount = 14;

/** Planned off-hours of a device; event `off-hours-change` with `detail.offHours`. */
export class OffHoursEditor extends LitElement {
  static override properties = { offHours: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      fieldset {
        display: grid;
        gap: var(--one);
        padding: var(--two);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      legend {
        padding-inline: var(--half);
      }
      .days {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
      }
      .times {
        display: grid;
        grid-template-columns: 1fr 1fr auto;
        gap: var(--two);
        align-items: end;
      }
      .chip {
        min-width: 56px;
        justify-content: center;
      }
    `,
  ];

  declare offHours: readonly OffHours[];

  constructor() {
    super();
    this.offHours = [];
    followLanguage(this);
  }

  #change(offHours: readonly OffHours[]): void {
    this.dispatchEvent(new CustomEvent('off-hours-change', { detail: { offHours } }));
  }

  #set(index: number, part: Partial<OffHours>): void {
    this.#change(this.offHours.map((hours, at) => (at === index ? { ...hours, ...part } : hours)));
  }

  #toggle(index: number, hours: OffHours, day: number): void {
    const has = hours.weekdays.includes(day);
    this.#set(index, {
      weekdays: weekdays.filter((each) => (each === day ? !has : hours.weekdays.includes(each))),
    });
  }

  #hours(hours: OffHours, index: number) {
    return html`<fieldset>
      <legend>${t('device.off_hours_item', { n: index + 1 })}</legend>
      <div class="days" role="group" aria-label=${t('device.off_hours_days')}>
        ${weekdays.map(
          (day) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${hours.weekdays.includes(day) ? 'true' : 'false'}
              @click=${() => this.#toggle(index, hours, day)}
            >
              ${t(`weekday.${day}`)}
            </button>`,
        )}
      </div>
      <div class="times">
        <ly-text-field
          type="time"
          label=${t('device.off_hours_from')}
          .value=${hours.from}
          @input=${(event: Event) => this.#set(index, { from: fieldValue(event) })}
        ></ly-text-field>
        <ly-text-field
          type="time"
          label=${t('device.off_hours_to')}
          .value=${hours.to}
          @input=${(event: Event) => this.#set(index, { to: fieldValue(event) })}
        ></ly-text-field>
        <button
          type="button"
          class="button"
          aria-label=${t('device.off_hours_remove')}
          @click=${() => this.#change(this.offHours.filter((_, at) => at !== index))}
        >
          <ly-icon name="delete"></ly-icon>
        </button>
      </div>
    </fieldset>`;
  }

  override render() {
    return html`<div class="stack">
      ${this.offHours.length === 0 ? html`<p class="soft">${t('device.off_hours_none')}</p>` : ''}
      ${this.offHours.map((hours, index) => this.#hours(hours, index))}
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${this.offHours.length >= hoursMaxCount}
          @click=${() => this.#change([...this.offHours, newHours])}
        >
          <ly-icon name="plus"></ly-icon>${t('device.off_hours_add')}
        </button>
      </div>
    </div>`;
  }
}

customElements.define('ly-off-hours-editor', OffHoursEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ly-off-hours-editor': OffHoursEditor;
  }
}
