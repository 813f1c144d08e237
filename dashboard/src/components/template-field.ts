import type { TemplateField } from '@louyu/contract/api/notices';
import type { Localized } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import type { FormField } from './draft-form.ts';
import './choice-group.ts';
import './text-field.ts';

/** One field of a template with its ready wordings; event `field-change` with `detail: FormField`. */
export class TemplateFieldEditor extends LitElement {
  static override properties = {
    field: { attribute: false },
    value: { attribute: false },
    withEnglish: { type: Boolean },
    problem: {},
  };

  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--one);
      }
    `,
  ];

  declare field: TemplateField | undefined;
  declare value: FormField;
  declare withEnglish: boolean;
  declare problem: string;

  constructor() {
    super();
    this.field = undefined;
    this.value = { zh: '', en: '', moment: '' };
    this.withEnglish = false;
    this.problem = '';
    followLanguage(this);
  }

  #change(part: Partial<FormField>): void {
    this.dispatchEvent(new CustomEvent('field-change', { detail: { ...this.value, ...part } }));
  }

  #suggest(suggestion: Localized): void {
    this.#change({ zh: suggestion['zh-CN'], en: suggestion.en ?? this.value.en });
  }

  #choices(field: TemplateField, label: string, hint: string) {
    return html`<ly-choice-group
      label=${label}
      hint=${hint}
      .problem=${this.problem}
      .value=${this.value.zh}
      .choices=${(field.choices ?? []).map((choice) => ({ value: choice['zh-CN'], label: local(choice) }))}
      @choose=${(event: CustomEvent<{ value: string }>) => this.#change({ zh: event.detail.value })}
    ></ly-choice-group>`;
  }

  override render() {
    const { field } = this;
    if (field === undefined) return '';
    const label = field.required ? local(field.label) : `${local(field.label)}${t('compose.optional')}`;
    const hint = field.hint === undefined ? '' : local(field.hint);
    if (field.type === 'moment') {
      return html`<ly-text-field
        keepsEnter
        type="datetime-local"
        label=${label}
        hint=${hint}
        .problem=${this.problem}
        .value=${this.value.moment}
        @input=${(event: Event) => this.#change({ moment: fieldValue(event) })}
      ></ly-text-field>`;
    }
    if (field.type === 'choice') return this.#choices(field, label, hint);
    if (field.type === 'phone') {
      return html`<ly-text-field
        keepsEnter
        type="tel"
        label=${label}
        hint=${hint}
        .problem=${this.problem}
        .value=${this.value.zh}
        @input=${(event: Event) => this.#change({ zh: fieldValue(event) })}
      ></ly-text-field>`;
    }
    const suggestions = field.suggestions ?? [];
    return html`<ly-text-field
        keepsEnter
        ?multiline=${field.type === 'text'}
        label=${label}
        hint=${hint}
        .problem=${this.problem}
        .value=${this.value.zh}
        @input=${(event: Event) => this.#change({ zh: fieldValue(event) })}
      ></ly-text-field>
      ${
        this.withEnglish
          ? html`<ly-text-field
              keepsEnter
              ?multiline=${field.type === 'text'}
              label=${t('compose.in_english', { label: local(field.label) })}
              .value=${this.value.en}
              @input=${(event: Event) => this.#change({ en: fieldValue(event) })}
            ></ly-text-field>`
          : ''
      }
      ${
        suggestions.length === 0
          ? ''
          : html`<div class="row tight" role="group" aria-label=${t('compose.suggestions')}>
              ${suggestions.map(
                (suggestion) =>
                  html`<button type="button" class="chip small" @click=${() => this.#suggest(suggestion)}>
                    ${local(suggestion)}
                  </button>`,
              )}
            </div>`
      }`;
  }
}

customElements.define('ly-template-field', TemplateFieldEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-field': TemplateFieldEditor;
  }
}
