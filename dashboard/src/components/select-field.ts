import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

/** One of several, in a list that opens; event `choose` with `detail.value`. */
export class SelectField extends LitElement {
  static override properties = {
    label: {},
    hint: {},
    problem: {},
    value: {},
    options: { attribute: false },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
    `,
  ];

  declare label: string;
  declare hint: string;
  declare problem: string;
  declare value: string;
  declare options: readonly { readonly value: string; readonly label: string }[];

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.problem = '';
    this.value = '';
    this.options = [];
  }

  #choose(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement)) return;
    this.dispatchEvent(new CustomEvent('choose', { detail: { value: target.value } }));
  }

  override render() {
    const described = [this.problem && 'problem', this.hint && 'hint'].filter(Boolean).join(' ') || nothing;
    return html`<div class="field">
      <label for="control">${this.label}</label>
      <select
        id="control"
        aria-describedby=${described}
        aria-invalid=${this.problem === '' ? 'false' : 'true'}
        .value=${live(this.value)}
        @change=${this.#choose}
      >
        ${this.options.map(
          ({ value, label }) =>
            html`<option value=${value} .selected=${value === this.value}>${label}</option>`,
        )}
      </select>
      ${
        this.problem === ''
          ? ''
          : html`<span id="problem" class="problem"><ly-icon name="warning"></ly-icon>${this.problem}</span>`
      }
      ${this.hint === '' ? '' : html`<span id="hint" class="hint">${this.hint}</span>`}
    </div>`;
  }
}

customElements.define('ly-select-field', SelectField);

declare global {
  interface HTMLElementTagNameMap {
    'ly-select-field': SelectField;
  }
}
