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

/** Asks before somebody is called, with a word if one likes: events `confirm` with `detail.text`, and `dismiss`. */
export class CaseWordDialog extends LitElement {
  static override properties = {
    open: { type: Boolean },
    busy: { type: Boolean },
    label: {},
    text: {},
    problem: {},
    _words: { state: true },
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
  declare problem: string;
  declare private _words: string;

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.label = '';
    this.text = '';
    this.problem = '';
    this._words = '';
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this._words = '';
  }

  #confirm(): void {
    this.dispatchEvent(new CustomEvent('confirm', { detail: { text: this._words.trim() } }));
  }

  #dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  override render() {
    return html`<ly-dialog label=${this.label} .open=${this.open} @dismiss=${this.#dismiss}>
      <div class="stack">
        <p>${this.text}</p>
        <ly-text-field
          multiline
          label=${t('case.reason_optional')}
          .value=${this._words}
          @input=${(event: Event) => (this._words = fieldValue(event))}
        ></ly-text-field>
        <ly-note text=${this.problem}></ly-note>
      </div>
      ${dialogButtons({
        words: this.label,
        disabled: this.busy,
        confirm: () => this.#confirm(),
        dismiss: () => this.#dismiss(),
      })}
    </ly-dialog>`;
  }
}

customElements.define('ly-case-word-dialog', CaseWordDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-word-dialog': CaseWordDialog;
  }
}
