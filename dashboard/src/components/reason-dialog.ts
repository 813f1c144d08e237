import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import { dialogButtons } from './dialog-buttons.ts';
import './dialog.ts';
import './note.ts';
import './text-field.ts';

const reasonMaxChars = 200;

/**
 * Asks for a reason, from ready ones (the first is chosen) or in own words; events `confirm` with `detail.reason`, and
 * `dismiss`.
 */
export class ReasonDialog extends LitElement {
  static override properties = {
    open: { type: Boolean },
    busy: { type: Boolean },
    label: {},
    text: {},
    confirm: {},
    choicesLabel: {},
    reasonLabel: {},
    choices: { attribute: false },
    problem: {},
    _chosen: { state: true },
    _own: { state: true },
    _empty: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  declare open: boolean;
  declare busy: boolean;
  declare label: string;
  declare text: string;
  declare confirm: string;
  /** Over the ready ones; empty: 原因. */
  declare choicesLabel: string;
  declare reasonLabel: string;
  declare choices: readonly string[];
  declare problem: string;
  declare private _chosen: number;
  declare private _own: string;
  declare private _empty: boolean;

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.label = '';
    this.text = '';
    this.confirm = '';
    this.choicesLabel = '';
    this.reasonLabel = '';
    this.choices = [];
    this.problem = '';
    this._chosen = 0;
    this._own = '';
    this._empty = false;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this._chosen = 0;
    this._own = '';
    this._empty = false;
  }

  get #ownWords(): boolean {
    return this._chosen >= this.choices.length;
  }

  #confirm(): void {
    const reason = this.#ownWords ? this._own.trim() : (this.choices[this._chosen] ?? '');
    this._empty = reason === '';
    if (this._empty) {
      this.renderRoot.querySelector('ly-text-field')?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('confirm', { detail: { reason: reason.slice(0, reasonMaxChars) } }));
  }

  #dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  #choice(words: string, index: number) {
    return html`<label class="check">
      <input
        type="radio"
        name="reason"
        .checked=${this._chosen === index}
        @change=${() => (this._chosen = index)}
      />${words}
    </label>`;
  }

  override render() {
    const words = [...this.choices, ...(this.choices.length === 0 ? [] : [t('recall.other')])];
    return html`<ly-dialog label=${this.label} .open=${this.open} @dismiss=${this.#dismiss}>
      <div class="stack">
        ${this.text === '' ? '' : html`<p>${this.text}</p>`}
        ${
          words.length === 0
            ? ''
            : html`<fieldset>
                <legend>${this.choicesLabel || t('recall.reason')}</legend>
                ${words.map((choice, index) => this.#choice(choice, index))}
              </fieldset>`
        }
        ${
          this.#ownWords
            ? html`<ly-text-field
                multiline
                label=${this.reasonLabel}
                .value=${this._own}
                .problem=${this._empty ? t('check.required', { field: this.reasonLabel }) : ''}
                @input=${(event: Event) => (this._own = fieldValue(event))}
              ></ly-text-field>`
            : ''
        }
        <ly-note text=${this.problem}></ly-note>
      </div>
      ${dialogButtons({
        words: this.confirm,
        disabled: this.busy,
        confirm: () => this.#confirm(),
        dismiss: () => this.#dismiss(),
      })}
    </ly-dialog>`;
  }
}

customElements.define('ly-reason-dialog', ReasonDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-reason-dialog': ReasonDialog;
  }
}
