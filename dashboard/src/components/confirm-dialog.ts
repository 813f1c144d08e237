import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { dialogButtons } from './dialog-buttons.ts';
import './dialog.ts';
import './note.ts';

/** Asks before something that cannot be undone: events `confirm` and `dismiss`. */
export class ConfirmDialog extends LitElement {
  static override properties = {
    open: { type: Boolean },
    busy: { type: Boolean },
    label: {},
    text: {},
    confirm: {},
    cancel: {},
    problem: {},
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
  declare cancel: string;
  declare problem: string;

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.label = '';
    this.text = '';
    this.confirm = '';
    this.cancel = '';
    this.problem = '';
    followLanguage(this);
  }

  #say(name: 'confirm' | 'dismiss'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  override render() {
    return html`<ly-dialog label=${this.label} .open=${this.open} @dismiss=${() => this.#say('dismiss')}>
      <div class="stack">
        <p>${this.text}</p>
        <ly-note text=${this.problem}></ly-note>
      </div>
      ${dialogButtons({
        words: this.confirm,
        disabled: this.busy,
        confirm: () => this.#say('confirm'),
        dismiss: () => this.#say('dismiss'),
        cancelWords: this.cancel,
      })}
    </ly-dialog>`;
  }
}

customElements.define('ly-confirm-dialog', ConfirmDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-confirm-dialog': ConfirmDialog;
  }
}
