import { css, html, LitElement } from 'lit';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { IconName } from './icon-paths.ts';
import './icon.ts';

export interface ChipChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly icon?: IconName;
}

/** A few short choices in a row of which one holds; event `choose` with `detail.value`. */
export class ChipChoice extends LitElement {
  static override properties = { label: {}, value: {}, choices: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
        margin-top: var(--half);
      }
      .chip {
        position: relative;
      }
      .chip:has(:checked) {
        border-color: var(--action);
        background: var(--action);
        color: var(--on-action);
      }
      .chip:has(:focus-visible) {
        outline: 3px solid var(--focus);
        outline-offset: 2px;
      }
      /* Over the whole chip: what is pressed is the choice itself. */
      input[type='radio'] {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        opacity: 0;
        cursor: pointer;
      }
    `,
  ];

  declare label: string;
  declare value: string;
  declare choices: readonly ChipChoiceOption[];

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.choices = [];
  }

  override render() {
    return html`<fieldset>
      <legend>${this.label}</legend>
      <div class="chips">
        ${this.choices.map(
          ({ value, label, icon }) =>
            html`<label class="chip">
              <input
                type="radio"
                name="choice"
                .checked=${value === this.value}
                @change=${() => this.dispatchEvent(new CustomEvent('choose', { detail: { value } }))}
              />${icon === undefined ? '' : html`<ly-icon name=${icon}></ly-icon>`}${label}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }
}

customElements.define('ly-chip-choice', ChipChoice);

declare global {
  interface HTMLElementTagNameMap {
    'ly-chip-choice': ChipChoice;
  }
}
