import type { WorkingHours } from '@louyu/contract/api/case-policy';
import { css, html, LitElement } from 'lit';
import { dateWords } from '../i18n/date-words.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { spanProblem } from './case-settings-checks.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const spansMax = 4;

/** When the office works: weekdays, spans with lunch between them, holidays and the days that make up for them. Event `change-hours` with `detail: WorkingHours`. */
export class WorkingHoursEditor extends LitElement {
  static override properties = { hours: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
      }
      .days,
      .dates {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
        align-items: center;
      }
      .span {
        display: grid;
        grid-template-columns: 128px auto 128px auto;
        gap: var(--one);
        align-items: center;
        justify-content: start;
      }
      .span .hint {
        grid-column: 1 / -1;
      }
      .dates input {
        width: auto;
      }
    `,
  ];

  declare hours: WorkingHours | undefined;

  constructor() {
    super();
    this.hours = undefined;
    followLanguage(this);
  }

  #set(part: Partial<WorkingHours>): void {
    this.dispatchEvent(new CustomEvent('change-hours', { detail: { ...this.hours, ...part } }));
  }

  #span(hours: WorkingHours, index: number) {
    const span = hours.spans[index];
    if (span === undefined) return '';
    const name = t('case_set.span', { n: index + 1 });
    const change = (part: Partial<typeof span>) =>
      this.#set({ spans: hours.spans.map((each, at) => (at === index ? { ...each, ...part } : each)) });
    const problem = spanProblem(hours.spans, index);
    const invalid = (wrong: boolean) => (wrong ? 'true' : 'false');
    // A field of the browser has no 24:00; midnight at the end of a span is meant so.
    const shown = span.to === '24:00' ? '00:00' : span.to;
    return html`<div class="span" role="group" aria-label=${name}>
      <input
        type="time"
        aria-label="${name} ${t('duty.from')}"
        aria-invalid=${invalid(span.from === '' || problem === 'overlap')}
        .value=${span.from}
        @change=${(event: Event) => change({ from: fieldValue(event) })}
      />
      <span>–</span>
      <input
        type="time"
        aria-label="${name} ${t('duty.to')}"
        aria-invalid=${invalid(span.to === '' || problem === 'backwards')}
        .value=${shown}
        @change=${(event: Event) => {
          const typed = fieldValue(event);
          change({ to: typed === '00:00' ? '24:00' : typed });
        }}
      />
      <button
        type="button"
        class="button"
        aria-label="${t('duty.remove')} ${name}"
        ?disabled=${hours.spans.length === 1}
        @click=${() => this.#set({ spans: hours.spans.filter((_, at) => at !== index) })}
      >
        <ly-icon name="delete"></ly-icon>
      </button>
      ${span.to === '24:00' ? html`<span class="hint">${t('case_set.span_midnight')}</span>` : ''}
    </div>`;
  }

  #dates(list: 'holidays' | 'workdays', dates: readonly string[]) {
    const label = t(`case_set.${list}`);
    return html`<div class="field">
      <label for=${list}>${label}</label>
      <div class="dates">
        ${dates.map(
          (date) =>
            html`<button
              type="button"
              class="chip"
              aria-label="${t('duty.remove')} ${label} ${dateWords(date)}"
              @click=${() => this.#set({ [list]: dates.filter((each) => each !== date) })}
            >
              ${dateWords(date)}<ly-icon name="close"></ly-icon>
            </button>`,
        )}
        <input
          id=${list}
          type="date"
          @change=${(event: Event & { currentTarget: HTMLInputElement }) => {
            const date = event.currentTarget.value;
            event.currentTarget.value = '';
            if (date !== '' && !dates.includes(date)) this.#set({ [list]: [...dates, date].toSorted() });
          }}
        />
      </div>
      <span class="hint">${t(`case_set.${list}_hint`)}</span>
    </div>`;
  }

  override render() {
    const { hours } = this;
    if (hours === undefined) return '';
    const toggle = (day: number) =>
      this.#set({
        weekdays: weekdays.filter((each) => (each === day) !== hours.weekdays.includes(each)),
      });
    return html`<div class="days" role="group" aria-label=${t('duty.weekdays')}>
        ${weekdays.map(
          (day) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${hours.weekdays.includes(day) ? 'true' : 'false'}
              @click=${() => toggle(day)}
            >
              ${t(`weekday.${day}`)}
            </button>`,
        )}
      </div>
      <div class="stack">
        ${hours.spans.map((_, index) => this.#span(hours, index))}
        <div>
          <button
            type="button"
            class="button"
            ?disabled=${hours.spans.length >= spansMax || hours.spans.at(-1)?.to === '24:00'}
            @click=${() => this.#set({ spans: [...hours.spans, { from: hours.spans.at(-1)?.to ?? '09:00', to: '24:00' }] })}
          >
            <ly-icon name="plus"></ly-icon>${t('case_set.span_add')}
          </button>
        </div>
      </div>
      ${this.#dates('holidays', hours.holidays)} ${this.#dates('workdays', hours.workdays)}`;
  }
}

customElements.define('ly-working-hours-editor', WorkingHoursEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ly-working-hours-editor': WorkingHoursEditor;
  }
}
