import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { base } from '../theme/base.css.ts';
import { fieldValue } from './field-value.ts';
import './text-field.ts';

/** A name in Chinese and, if wanted, in English, as it is typed. */
export interface NameInput {
  readonly zh: string;
  readonly en: string;
}

/** A name in both languages side by side; event `name-change` with `detail: NameInput`. */
export class NameFields extends LitElement {
  static override properties = {
    label: {},
    labelEn: {},
    value: { attribute: false },
    problem: {},
    hint: {},
    placeholder: {},
  };

  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
        gap: var(--two);
        align-items: start;
      }
    `,
  ];

  declare label: string;
  declare labelEn: string;
  declare value: NameInput;
  declare problem: string;
  declare hint: string;
  declare placeholder: string;

  constructor() {
    super();
    this.label = '';
    this.labelEn = '';
    this.value = { zh: '', en: '' };
    this.problem = '';
    this.hint = '';
    this.placeholder = '';
    followLanguage(this);
  }

  #change(part: Partial<NameInput>): void {
    this.dispatchEvent(new CustomEvent('name-change', { detail: { ...this.value, ...part } }));
  }

  override render() {
    return html`<ly-text-field
        label=${this.label}
        placeholder=${this.placeholder}
        hint=${this.hint}
        .problem=${this.problem}
        .value=${this.value.zh}
        @input=${(event: Event) => this.#change({ zh: fieldValue(event) })}
      ></ly-text-field>
      <ly-text-field
        label=${this.labelEn}
        .value=${this.value.en}
        @input=${(event: Event) => this.#change({ en: fieldValue(event) })}
      ></ly-text-field>`;
  }
}

/** What the hub takes for a name; an emptied English name is left out. */
export function nameOf({ zh, en }: NameInput): { 'zh-CN': string; en?: string } {
  return en.trim() === '' ? { 'zh-CN': zh.trim() } : { 'zh-CN': zh.trim(), en: en.trim() };
}

customElements.define('ly-name-fields', NameFields);

declare global {
  interface HTMLElementTagNameMap {
    'ly-name-fields': NameFields;
  }
}
