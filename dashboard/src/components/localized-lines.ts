import type { Localized } from '@louyu/contract/primitives';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { fieldValue } from './field-value.ts';
import './text-field.ts';

/** A list in both languages, one on each line, line by line beside each other; event `lines-change` with `Localized[]`. */
export class LocalizedLines extends LitElement {
  static override properties = {
    label: {},
    hint: {},
    problem: {},
    lines: { attribute: false },
    _zh: { state: true },
    _en: { state: true },
  };

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        gap: var(--two);
        align-items: start;
      }
    `,
  ];

  declare label: string;
  declare hint: string;
  declare problem: string;
  declare lines: readonly Localized[];
  /** As typed: an empty line at the end is on its way to be one. */
  declare private _zh: string;
  declare private _en: string;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.problem = '';
    this.lines = [];
    this._zh = '';
    this._en = '';
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('lines') || JSON.stringify(this.lines) === JSON.stringify(this.#typed())) return;
    this._zh = this.lines.map((line) => line['zh-CN']).join('\n');
    this._en = this.lines.map((line) => line.en ?? '').join('\n');
  }

  #typed(): Localized[] {
    const en = this._en.split('\n');
    return this._zh
      .split('\n')
      .map((line, index): Localized => {
        const translated = en[index]?.trim() ?? '';
        return translated === '' ? { 'zh-CN': line.trim() } : { 'zh-CN': line.trim(), en: translated };
      })
      .filter((line) => line['zh-CN'] !== '' || line.en !== undefined);
  }

  #say(): void {
    this.dispatchEvent(new CustomEvent('lines-change', { detail: this.#typed() }));
  }

  override render() {
    return html`<ly-text-field
        multiline
        label=${this.label}
        hint=${this.hint}
        .problem=${this.problem}
        .value=${this._zh}
        @input=${(event: Event) => {
          this._zh = fieldValue(event);
          this.#say();
        }}
      ></ly-text-field>
      <ly-text-field
        multiline
        label=${t('template.in_english', { label: this.label })}
        .value=${this._en}
        @input=${(event: Event) => {
          this._en = fieldValue(event);
          this.#say();
        }}
      ></ly-text-field>`;
  }
}

customElements.define('ly-localized-lines', LocalizedLines);

declare global {
  interface HTMLElementTagNameMap {
    'ly-localized-lines': LocalizedLines;
  }
}
