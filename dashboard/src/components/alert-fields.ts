import type { AlertDraft, AlertTemplateView } from '@louyu/contract/api/alerts';
import type { Language, Localized } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './text-field.ts';

type Words = AlertDraft['fields'];
type Field = AlertTemplateView['fields'][number];

/** What makes an alert more exact, none of which has to wait; ready answers are one tap. Event `fields` with all of them. */
export class AlertFields extends LitElement {
  static override properties = {
    fields: { attribute: false },
    words: { attribute: false },
    _english: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
      }
      .suggestions {
        margin-top: var(--one);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
        gap: 12px var(--two);
      }
    `,
  ];

  declare fields: readonly Field[];
  declare words: Words;
  /** Undefined: as the language of the page is. */
  declare private _english: boolean | undefined;

  constructor() {
    super();
    this.fields = [];
    this.words = {};
    this._english = undefined;
    followLanguage(this);
  }

  #say(key: string, words: Words[string]): void {
    this.dispatchEvent(new CustomEvent<Words>('fields', { detail: { ...this.words, [key]: words } }));
  }

  #write(key: string, written: Language, text: string): void {
    const before = this.words[key] ?? { 'zh-CN': '' };
    this.#say(key, { ...before, [written]: text });
  }

  #suggest(key: string, suggestion: Localized): void {
    const { 'zh-CN': zh, en } = suggestion;
    this.#say(key, en === undefined ? { 'zh-CN': zh } : { 'zh-CN': zh, en });
  }

  #field({ key, label, maxChars, required, suggestions = [] }: Field, english: boolean) {
    const words = this.words[key];
    const zh = words?.['zh-CN'] ?? '';
    const name = required ? local(label) : t('emergency.field_optional', { label: local(label) });
    return html`<div>
      <div class="pair">
        <ly-text-field
          label=${name}
          .value=${zh}
          .problem=${zh.length > maxChars ? t('emergency.too_long', { max: maxChars }) : ''}
          @input=${(event: Event) => this.#write(key, 'zh-CN', fieldValue(event))}
        ></ly-text-field>
        ${
          english
            ? html`<ly-text-field
                label=${t('emergency.field_english', { label: local(label) })}
                .value=${words?.en ?? ''}
                @input=${(event: Event) => this.#write(key, 'en', fieldValue(event))}
              ></ly-text-field>`
            : ''
        }
      </div>
      ${
        suggestions.length === 0
          ? ''
          : html`<div class="row tight suggestions" role="group" aria-label=${name}>
              ${suggestions.map(
                (suggestion) =>
                  html`<button
                    type="button"
                    class="chip"
                    aria-pressed=${suggestion['zh-CN'] === zh ? 'true' : 'false'}
                    @click=${() => this.#suggest(key, suggestion)}
                  >
                    ${local(suggestion)}
                  </button>`,
              )}
            </div>`
      }
    </div>`;
  }

  override render() {
    const english = this._english ?? language() === 'en';
    return html`${this.fields.map((field) => this.#field(field, english))}
      <label class="check">
        <input type="checkbox" .checked=${english} @change=${() => (this._english = !english)} />
        <span>${t('emergency.english')}</span>
      </label>`;
  }
}

customElements.define('ly-alert-fields', AlertFields);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-fields': AlertFields;
  }
}
