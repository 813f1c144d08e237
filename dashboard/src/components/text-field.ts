import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

/** A labelled line or text with its hint and its problem. Its `input` events reach the page; read `value` of the element. */
export class TextField extends LitElement {
  static override properties = {
    label: {},
    value: {},
    hint: {},
    problem: {},
    type: {},
    autocomplete: {},
    placeholder: {},
    multiline: { type: Boolean },
    code: { type: Boolean },
    disabled: { type: Boolean },
    keepsEnter: { type: Boolean },
    _shown: { state: true },
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
        display: block;
      }
      .box {
        position: relative;
      }
      .with-button {
        padding-inline-end: var(--six);
      }
      .box .button {
        position: absolute;
        inset: 0 0 auto auto;
      }
      .code {
        font-family: var(--font-code);
        font-size: var(--text-title);
        letter-spacing: 0.08em;
      }
    `,
  ];

  declare label: string;
  declare value: string;
  declare hint: string;
  declare problem: string;
  declare type: 'text' | 'password' | 'search' | 'datetime-local' | 'time' | 'tel' | 'number';
  declare autocomplete: AutoFill;
  declare placeholder: string;
  declare multiline: boolean;
  declare code: boolean;
  declare disabled: boolean;
  /** Enter does not submit: for forms whose submission is a weighty act. */
  declare keepsEnter: boolean;
  declare private _shown: boolean;

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.hint = '';
    this.problem = '';
    this.type = 'text';
    this.autocomplete = 'off';
    this.placeholder = '';
    this.multiline = false;
    this.code = false;
    this.disabled = false;
    this.keepsEnter = false;
    this._shown = false;
    followLanguage(this);
  }

  #take(event: Event): void {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
      this.value = target.value;
  }

  /** The form is in another tree than the input, so that a browser would not submit it by Enter on its own. */
  #enter(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing && !this.keepsEnter) formAround(this)?.requestSubmit();
  }

  #control() {
    const described = [this.problem && 'problem', this.hint && 'hint'].filter(Boolean).join(' ') || nothing;
    if (this.multiline) {
      return html`<textarea
        id="control"
        aria-describedby=${described}
        aria-invalid=${this.problem === '' ? 'false' : 'true'}
        ?disabled=${this.disabled}
        .value=${live(this.value)}
        @input=${this.#take}
      ></textarea>`;
    }
    const isPassword = this.type === 'password';
    return html`<input
        id="control"
        class="${this.code ? 'code' : ''} ${isPassword ? 'with-button' : ''}"
        type=${isPassword && this._shown ? 'text' : this.type}
        autocomplete=${this.autocomplete}
        autocapitalize="off"
        spellcheck="false"
        placeholder=${this.placeholder || nothing}
        aria-describedby=${described}
        aria-invalid=${this.problem === '' ? 'false' : 'true'}
        ?disabled=${this.disabled}
        .value=${live(this.value)}
        @keydown=${this.#enter}
        @input=${this.#take}
      />${
        isPassword
          ? html`<button
              type="button"
              class="button quiet"
              aria-pressed=${this._shown ? 'true' : 'false'}
              aria-label=${t(this._shown ? 'password.hide' : 'password.show')}
              @click=${() => (this._shown = !this._shown)}
            >
              <ly-icon name="eye"></ly-icon>
            </button>`
          : ''
      }`;
  }

  override render() {
    return html`<div class="field">
      <label for="control">${this.label}</label>
      <div class="box">${this.#control()}</div>
      ${
        this.problem === ''
          ? ''
          : html`<span id="problem" class="problem"><ly-icon name="warning"></ly-icon>${this.problem}</span>`
      }
      ${this.hint === '' ? '' : html`<span id="hint" class="hint">${this.hint}</span>`}
      <slot></slot>
    </div>`;
  }
}

/** The form that an element is in, across the shadow roots between them. */
function formAround(element: Element): HTMLFormElement | null {
  const form = element.closest('form');
  const root = element.getRootNode();
  return form ?? (root instanceof ShadowRoot ? formAround(root.host) : null);
}

customElements.define('ly-text-field', TextField);

declare global {
  interface HTMLElementTagNameMap {
    'ly-text-field': TextField;
  }
}
