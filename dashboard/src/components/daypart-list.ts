import { scheduleLimits, type Daypart } from '@louyu/contract/schedule';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './text-field.ts';

/** When residents pass the screens: offered with one tap, in the morning first. */
const usual: readonly Daypart[] = [
  { from: '07:00', to: '09:00' },
  { from: '17:00', to: '20:00' },
];

/** 每日时段; none is all day. Event `dayparts-change` with `detail.dayparts`. */
export class DaypartList extends LitElement {
  static override properties = { dayparts: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      .times {
        display: grid;
        grid-template-columns: minmax(0, 160px) minmax(0, 160px) max-content;
        gap: var(--one) var(--two);
        align-items: end;
      }
      legend {
        margin-block-end: var(--one);
      }
      .next-day {
        grid-column: 1 / -1;
      }
    `,
  ];

  declare dayparts: readonly Daypart[];

  constructor() {
    super();
    this.dayparts = [];
    followLanguage(this);
  }

  #change(dayparts: readonly Daypart[]): void {
    this.dispatchEvent(new CustomEvent('dayparts-change', { detail: { dayparts } }));
  }

  #set(index: number, part: Partial<Daypart>): void {
    // An emptied box is no time of day.
    if (Object.values(part).some((time) => !/^\d{2}:\d{2}$/.test(time))) return;
    this.#change(this.dayparts.map((daypart, at) => (at === index ? { ...daypart, ...part } : daypart)));
  }

  #daypart({ from, to }: Daypart, index: number) {
    return html`<li class="times">
      <ly-text-field
        type="time"
        label=${t('daypart.from')}
        .value=${from}
        @input=${(event: Event) => this.#set(index, { from: fieldValue(event) })}
      ></ly-text-field>
      <ly-text-field
        type="time"
        label=${t('daypart.to')}
        .value=${to}
        @input=${(event: Event) => this.#set(index, { to: fieldValue(event) })}
      ></ly-text-field>
      <button
        type="button"
        class="button"
        aria-label=${t('daypart.remove')}
        @click=${() => this.#change(this.dayparts.filter((_, at) => at !== index))}
      >
        <ly-icon name="delete"></ly-icon>
      </button>
      ${to <= from ? html`<p class="hint next-day">${t('daypart.next_day')}</p>` : ''}
    </li>`;
  }

  override render() {
    const [first] = usual;
    const suggested = usual.find((each) => this.dayparts.every(({ from }) => from !== each.from)) ?? first;
    const isFull = this.dayparts.length >= scheduleLimits.daypartsMax;
    return html`<fieldset class="stack">
      <legend>${t('daypart.title')}</legend>
      ${
        this.dayparts.length === 0
          ? html`<p class="hint">${t('daypart.none')}</p>`
          : html`<ul class="stack">
              ${this.dayparts.map((daypart, index) => this.#daypart(daypart, index))}
            </ul>`
      }
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${isFull}
          @click=${() => suggested !== undefined && this.#change([...this.dayparts, suggested])}
        >
          <ly-icon name="plus"></ly-icon>${t('daypart.add')}
        </button>
      </div>
    </fieldset>`;
  }
}

customElements.define('ly-daypart-list', DaypartList);

declare global {
  interface HTMLElementTagNameMap {
    'ly-daypart-list': DaypartList;
  }
}
