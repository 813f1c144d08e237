import { ruleWeekdays, type RuleWeekday } from '@louyu/contract/recurrence-rule';
import { scheduleLimits, type Daypart, type Repeat, type Schedule } from '@louyu/contract/schedule';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './daypart-list.ts';
import { fieldValue } from './field-value.ts';
import { newRepeat, repeatFormOf, ruleOf, type RepeatForm, type RepeatKind } from './repeat-form.ts';
import './text-field.ts';

const kinds: readonly RepeatKind[] = ['none', 'daily', 'weekly', 'monthly'];
const nths = [1, 2, 3, 4, -1] as const;

/**
 * On which days and at what times a notice is shown: 重复 and 每日时段. Event `schedule-change` with `detail.schedule`, undefined
 * where it is shown all the time.
 */
export class ScheduleEditor extends LitElement {
  static override properties = { schedule: { attribute: false }, start: {} };

  static override styles = [
    base,
    controls,
    css`
      .chip {
        min-width: 56px;
        justify-content: center;
      }
      legend {
        margin-block-end: var(--one);
      }
      .monthly {
        display: grid;
        gap: var(--one);
      }
      .monthly label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--one);
        min-height: var(--target);
      }
      input[type='number'] {
        width: 88px;
      }
      select {
        width: auto;
      }
      .count {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--one);
      }
    `,
  ];

  declare schedule: Schedule | undefined;
  /** The day from which a repeat begins, `2026-11-24`. */
  declare start: string;

  constructor() {
    super();
    this.schedule = undefined;
    this.start = '';
    followLanguage(this);
  }

  #change(part: { repeat?: Repeat | undefined; dayparts?: readonly Daypart[] }): void {
    const { repeat, dayparts } = { ...this.schedule, ...part };
    const schedule: Schedule = {
      ...(repeat === undefined ? {} : { repeat }),
      ...(dayparts === undefined || dayparts.length === 0 ? {} : { dayparts: [...dayparts] }),
    };
    const detail = {
      schedule: repeat === undefined && schedule.dayparts === undefined ? undefined : schedule,
    };
    this.dispatchEvent(new CustomEvent('schedule-change', { detail }));
  }

  /** Other days are other exceptions: what was left out is forgotten. */
  #repeat(form: RepeatForm): void {
    const rule = ruleOf(form);
    this.#change({ repeat: rule === undefined ? undefined : { start: this.start, rule } });
  }

  #kinds(form: RepeatForm) {
    const offered = form.kind === 'custom' ? [...kinds, 'custom' as const] : kinds;
    return html`<div class="row tight" role="group" aria-label=${t('repeat.title')}>
      ${offered.map(
        (kind) =>
          html`<button
            type="button"
            class="chip"
            aria-pressed=${kind === form.kind ? 'true' : 'false'}
            @click=${() => {
              if (kind !== 'custom') this.#repeat({ ...newRepeat(kind, this.start), count: form.count });
            }}
          >
            ${t(`repeat.${kind}`)}
          </button>`,
      )}
    </div>`;
  }

  #weekdays(form: RepeatForm) {
    const toggled = (day: RuleWeekday) =>
      form.weekdays.includes(day) ? form.weekdays.filter((each) => each !== day) : [...form.weekdays, day];
    return html`<div class="row tight" role="group" aria-label=${t('repeat.weekdays')}>
      ${ruleWeekdays.map(
        (day, index) =>
          html`<button
            type="button"
            class="chip"
            aria-pressed=${form.weekdays.includes(day) ? 'true' : 'false'}
            @click=${() => {
              const weekdays = toggled(day);
              // One day at least is left: without any it would be no repeat.
              if (weekdays.length > 0) this.#repeat({ ...form, weekdays });
            }}
          >
            ${weekdayName(index)}
          </button>`,
      )}
    </div>`;
  }

  #monthly(form: RepeatForm) {
    const { monthly } = form;
    const day = typeof monthly === 'number' ? monthly : Number(this.start.slice(8));
    const first = newRepeat('monthly', this.start).weekdays[0] ?? 'MO';
    const nth = typeof monthly === 'number' ? { nth: 1, weekday: first } : monthly;
    const set = (chosen: RepeatForm['monthly']) => this.#repeat({ ...form, monthly: chosen });
    return html`<div class="monthly" role="group" aria-label=${t('repeat.monthly')}>
      <label>
        <input
          type="radio"
          name="monthly"
          .checked=${typeof monthly === 'number'}
          @change=${() => set(day)}
        />
        ${t('repeat.month_day')}
        <input
          type="number"
          min="1"
          max="31"
          aria-label=${t('repeat.month_day')}
          .value=${String(day)}
          @change=${(event: Event) => set(Math.min(31, Math.max(1, Math.round(Number(fieldValue(event))) || 1)))}
        />
      </label>
      <label>
        <input
          type="radio"
          name="monthly"
          .checked=${typeof monthly !== 'number'}
          @change=${() => set(nth)}
        />
        ${t('repeat.month_weekday')}
        <select
          aria-label=${t('repeat.nth_of_month')}
          @change=${(event: Event) => set({ ...nth, nth: Number(fieldValue(event)) })}
        >
          ${nths.map(
            (each) =>
              html`<option value=${each} .selected=${each === nth.nth}>${t(`repeat.nth_${each}`)}</option>`,
          )}
        </select>
        <select
          aria-label=${t('repeat.weekdays')}
          @change=${(event: Event) => {
            const weekday = ruleWeekdays.find((known) => known === fieldValue(event));
            if (weekday !== undefined) set({ ...nth, weekday });
          }}
        >
          ${ruleWeekdays.map(
            (each, index) =>
              html`<option value=${each} .selected=${each === nth.weekday}>${weekdayName(index)}</option>`,
          )}
        </select>
      </label>
    </div>`;
  }

  #count(form: RepeatForm) {
    if (form.kind === 'none' || form.kind === 'custom') return '';
    return html`<label class="count">
      ${t('repeat.count')}
      <input
        type="number"
        min="1"
        max=${scheduleLimits.windowsMax}
        .value=${form.count === undefined ? '' : String(form.count)}
        @change=${(event: Event) => {
          const count = Math.round(Number(fieldValue(event)));
          const isOne = count >= 1 && count <= scheduleLimits.windowsMax;
          this.#repeat({ ...form, count: isOne ? count : undefined });
        }}
      />
      <span class="soft small">${t('repeat.count_hint')}</span>
    </label>`;
  }

  override render() {
    const form = repeatFormOf(this.schedule?.repeat?.rule, this.start);
    return html`<div class="stack">
      <fieldset class="stack">
        <legend>${t('repeat.title')}</legend>
        ${this.#kinds(form)} ${form.kind === 'weekly' ? this.#weekdays(form) : ''}
        ${form.kind === 'monthly' ? this.#monthly(form) : ''} ${this.#count(form)}
      </fieldset>
      <ly-daypart-list
        .dayparts=${this.schedule?.dayparts ?? []}
        @dayparts-change=${(event: CustomEvent<{ dayparts: readonly Daypart[] }>) => this.#change(event.detail)}
      ></ly-daypart-list>
    </div>`;
  }
}

const isoDays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Monday is 0. */
function weekdayName(index: number): string {
  const day = isoDays[index];
  return day === undefined ? '' : t(`weekday.${day}`);
}

customElements.define('ly-schedule-editor', ScheduleEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ly-schedule-editor': ScheduleEditor;
  }
}
