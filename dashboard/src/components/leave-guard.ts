import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import './confirm-dialog.ts';

/** Asks before what is written is left unsaved. */
export class LeaveGuard extends LitElement {
  static override properties = { _answer: { state: true } };

  static override styles = css`
    :host {
      display: contents;
    }
  `;

  declare private _answer: ((go: boolean) => void) | undefined;

  constructor() {
    super();
    this._answer = undefined;
    followLanguage(this);
  }

  /** Whether the person wants to go. */
  ask(): Promise<boolean> {
    return new Promise((resolve) => {
      this._answer = (go) => {
        this._answer = undefined;
        resolve(go);
      };
    });
  }

  override render() {
    return html`<ly-confirm-dialog
      label=${t('leave.title')}
      text=${t('leave.text')}
      confirm=${t('leave.go')}
      cancel=${t('leave.stay')}
      .open=${this._answer !== undefined}
      @confirm=${() => this._answer?.(true)}
      @dismiss=${() => this._answer?.(false)}
    ></ly-confirm-dialog>`;
  }
}

customElements.define('ly-leave-guard', LeaveGuard);

declare global {
  interface HTMLElementTagNameMap {
    'ly-leave-guard': LeaveGuard;
  }
}
