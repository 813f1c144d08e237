import type { TemplateField } from '@louyu/contract/api/notices';
import type { Localized } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import type { NameInput } from './name-fields.ts';
import type { TemplateDocumentField } from './template-form.ts';
import './icon.ts';
import './localized-lines.ts';
import './name-fields.ts';
import './select-field.ts';
import './text-field.ts';

const types: readonly TemplateField['type'][] = ['line', 'text', 'moment', 'choice', 'phone'];

const usualDays = [0, 1, 2, 3, 7, 14] as const;

/** The hours that are offered, and the one that stands. */
function usualHours(standing: number | undefined): readonly number[] {
  return [...new Set([7, 8, 9, 12, 14, 18, 20, standing ?? 9])];
}

/** One field of a template: what it is called, what it holds, and what helps to fill it; events `field-change`, `move`, `remove`. */
export class TemplateFieldCard extends LitElement {
  static override properties = {
    field: { attribute: false },
    labelProblem: {},
    choicesProblem: {},
    first: { type: Boolean },
    last: { type: Boolean },
    open: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      details {
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      summary {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one) var(--two);
        align-items: center;
        min-height: var(--target);
        padding: var(--one) var(--two);
        cursor: pointer;
      }
      .inside {
        padding: 0 var(--two) var(--two);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
        gap: var(--two);
        align-items: end;
      }
    `,
  ];

  declare field: TemplateDocumentField | undefined;
  declare labelProblem: string;
  declare choicesProblem: string;
  declare first: boolean;
  declare last: boolean;
  declare open: boolean;

  constructor() {
    super();
    this.field = undefined;
    this.labelProblem = '';
    this.choicesProblem = '';
    this.first = false;
    this.last = false;
    this.open = false;
    followLanguage(this);
  }

  #change(part: Partial<TemplateDocumentField>): void {
    this.dispatchEvent(new CustomEvent('field-change', { detail: { ...this.field, ...part } }));
  }

  #type(field: TemplateDocumentField) {
    const isText = field.type === 'line' || field.type === 'text';
    return html`<div class="pair">
      <ly-select-field
        label=${t('template.field_type')}
        .value=${field.type}
        .options=${types.map((value) => ({ value, label: t(`template.type_${value}`) }))}
        @choose=${(event: CustomEvent<{ value: string }>) => {
          const type = types.find((known) => known === event.detail.value);
          if (type !== undefined) this.#change({ type });
        }}
      ></ly-select-field>
      ${
        isText
          ? html`<ly-text-field
              keepsEnter
              type="number"
              label=${t('template.field_max')}
              .value=${String(field.maxChars ?? '')}
              @input=${(event: Event) => {
                const maxChars = Math.round(Number(fieldValue(event)));
                this.#change({ maxChars: maxChars >= 1 && maxChars <= 600 ? maxChars : undefined });
              }}
            ></ly-text-field>`
          : ''
      }
      ${field.type === 'moment' ? this.#usually(field) : ''}
    </div>`;
  }

  #usually({ usually }: TemplateDocumentField) {
    const value = usually === undefined ? '' : `${usually.days} ${usually.hour ?? ''}`;
    const all = usualHours(usually?.hour).flatMap((hour) =>
      usualDays.map((days) => ({ days, hour, label: `${t(`template.day_${days}`)} ${hour}:00` })),
    );
    const options = [
      { value: '', label: t('template.usually_default') },
      { value: '0 ', label: t('template.usually_now') },
      ...all
        .toSorted((a, b) => a.days - b.days || a.hour - b.hour)
        .map(({ days, hour, label }) => ({ value: `${days} ${hour}`, label })),
    ];
    return html`<ly-select-field
      label=${t('template.usually')}
      .value=${value}
      .options=${options}
      @choose=${(event: CustomEvent<{ value: string }>) => {
        const [day = '', hour = ''] = event.detail.value.split(' ');
        if (day === '') this.#change({ usually: undefined });
        else this.#change({ usually: { days: Number(day), ...(hour === '' ? {} : { hour: Number(hour) }) } });
      }}
    ></ly-select-field>`;
  }

  #help(field: TemplateDocumentField) {
    if (field.type === 'choice') {
      return html`<ly-localized-lines
        label=${t('template.choices')}
        hint=${t('template.one_a_line')}
        .problem=${this.choicesProblem}
        .lines=${field.choices ?? []}
        @lines-change=${(event: CustomEvent<Localized[]>) => this.#change({ choices: event.detail })}
      ></ly-localized-lines>`;
    }
    if (field.type !== 'line' && field.type !== 'text') return '';
    return html`<ly-localized-lines
      label=${t('template.suggestions')}
      hint=${t('template.one_a_line')}
      .lines=${field.suggestions ?? []}
      @lines-change=${(event: CustomEvent<Localized[]>) => this.#change({ suggestions: event.detail })}
    ></ly-localized-lines>`;
  }

  #words(field: TemplateDocumentField) {
    return html`<ly-name-fields
        label=${t('template.field_label')}
        labelEn=${t('template.in_english', { label: t('template.field_label') })}
        .problem=${this.labelProblem}
        .value=${{ zh: field.label['zh-CN'], en: field.label.en ?? '' }}
        @name-change=${({ detail }: CustomEvent<NameInput>) =>
          this.#change({ label: { 'zh-CN': detail.zh, en: detail.en } })}
      ></ly-name-fields>
      ${this.#type(field)}
      <label class="check">
        <input
          type="checkbox"
          .checked=${field.required}
          @change=${() => this.#change({ required: !field.required })}
        />${t('template.required')}
      </label>
      <ly-name-fields
        label=${t('template.field_hint')}
        labelEn=${t('template.in_english', { label: t('template.field_hint') })}
        .value=${{ zh: field.hint?.['zh-CN'] ?? '', en: field.hint?.en ?? '' }}
        @name-change=${({ detail }: CustomEvent<NameInput>) =>
          this.#change({ hint: { 'zh-CN': detail.zh, en: detail.en } })}
      ></ly-name-fields>
      ${this.#help(field)}`;
  }

  #say(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  override render() {
    const { field } = this;
    if (field === undefined) return '';
    const name = local(field.label) || t('template.field_new');
    return html`<details ?open=${this.open || this.labelProblem !== '' || this.choicesProblem !== ''}>
      <summary>
        <b>${name}</b>
        <span class="soft small"
          >${t(`template.type_${field.type}`)}${field.required ? ` · ${t('template.required')}` : ''}</span
        >
      </summary>
      <div class="inside stack">
        ${this.#words(field)}
        <div class="row">
          <button type="button" class="button" ?disabled=${this.first} @click=${() => this.#say('move', -1)}>
            <ly-icon name="up"></ly-icon>${t('template.move_up')}
          </button>
          <button type="button" class="button" ?disabled=${this.last} @click=${() => this.#say('move', 1)}>
            <ly-icon name="down"></ly-icon>${t('template.move_down')}
          </button>
          <button type="button" class="button" @click=${() => this.#say('remove')}>
            <ly-icon name="delete"></ly-icon>${t('template.field_remove')}
          </button>
        </div>
      </div>
    </details>`;
  }
}

customElements.define('ly-template-field-card', TemplateFieldCard);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-field-card': TemplateFieldCard;
  }
}
