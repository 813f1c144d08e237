import { css, html, LitElement, nothing } from 'lit';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** A few choices of which one holds, side by side; event `choose` with `detail.value`. */
export class ChoiceGroup extends LitElement {
  static override properties = { label: {}, value: {}, hint: {}, problem: {}, choices: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(176px, 1fr));
        gap: var(--one);
        margin-top: var(--one);
      }
      label {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 12px;
        align-items: center;
        align-content: center;
        min-height: 56px;
        padding: var(--one) 14px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        cursor: pointer;
      }
      label:has(:checked) {
        border-color: var(--action);
        outline: 1px solid var(--action);
      }
      .hint {
        grid-column: 2;
      }
    `,
  ];

  declare label: string;
  declare value: string;
  declare hint: string;
  declare problem: string;
  declare choices: readonly Choice[];

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.hint = '';
    this.problem = '';
    this.choices = [];
  }

  #choose(value: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: { value } }));
  }

  override render() {
    const about = [this.hint && 'hint', this.problem && 'problem'].filter(Boolean).join(' ') || nothing;
    return html`<fieldset aria-describedby=${about}>
      <legend>${this.label}</legend>
      ${this.hint === '' ? '' : html`<p class="hint" id="hint">${this.hint}</p>`}
      <div class="choices">
        ${this.choices.map(
          (choice) =>
            html`<label>
              <input
                type="radio"
                name="choice"
                aria-labelledby=${`name-${choice.value}`}
                aria-describedby=${`hint-${choice.value}`}
                .checked=${choice.value === this.value}
                @change=${() => this.#choose(choice.value)}
              />
              <span id="name-${choice.value}">${choice.label}</span>
              <span class="hint" id="hint-${choice.value}">${choice.hint}</span>
            </label>`,
        )}
      </div>
      ${
        this.problem === ''
          ? ''
          : html`<p class="problem" id="problem"><ly-icon name="warning"></ly-icon>${this.problem}</p>`
      }
    </fieldset>`;
  }
}

customElements.define('ly-choice-group', ChoiceGroup);

declare global {
  interface HTMLElementTagNameMap {
    'ly-choice-group': ChoiceGroup;
  }
}
