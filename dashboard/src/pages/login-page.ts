import { css, html, LitElement } from 'lit';
import { logIn } from '../api/session.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionChangedEvent } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from '../components/field-value.ts';
import '../components/language-switch.ts';
import '../components/note.ts';
import '../components/text-field.ts';

export class LoginPage extends LitElement {
  static override properties = {
    ended: { type: Boolean },
    next: { attribute: false },
    _login: { state: true },
    _password: { state: true },
    _problem: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr;
        min-height: 100vh;
        padding: var(--two);
      }
      header {
        justify-self: end;
      }
      form {
        align-self: start;
        justify-self: center;
        width: 100%;
        max-width: 22.5rem;
        margin-top: 12vh;
      }
      .brand {
        color: var(--ink-soft);
      }
    `,
  ];

  declare ended: boolean;
  /** Where to go after the login; null stays at the address that was asked for. */
  declare next: string | null;
  declare private _login: string;
  declare private _password: string;
  declare private _problem: string;
  readonly #submission = new Submission(this);

  constructor() {
    super();
    this.ended = false;
    this.next = null;
    this._login = '';
    this._password = '';
    this._problem = '';
    followLanguage(this);
  }

  override firstUpdated(): void {
    const field = this.renderRoot.querySelector('ly-text-field');
    void field?.updateComplete.then(() => field.focus());
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    this._problem = this._login.trim() === '' || this._password === '' ? t('login.empty') : '';
    if (this._problem !== '') return;
    await this.#submission.run(async () => {
      await logIn(this._login, this._password);
      this.dispatchEvent(new SessionChangedEvent(this.next));
    });
  }

  override render() {
    const problem = this._problem || this.#submission.problem;
    const ended = this.ended && problem === '';
    return html`
      <header><ly-language-switch></ly-language-switch></header>
      <form class="stack" novalidate @submit=${this.#submit}>
        <div>
          <p class="brand">${t('app.name')}</p>
          <h1 tabindex="-1">${t('login.title')}</h1>
        </div>
        <ly-text-field
          label=${t('login.login')}
          autocomplete="username"
          .value=${this._login}
          @input=${(event: Event) => (this._login = fieldValue(event))}
        ></ly-text-field>
        <ly-text-field
          label=${t('login.password')}
          type="password"
          autocomplete="current-password"
          .value=${this._password}
          @input=${(event: Event) => (this._password = fieldValue(event))}
        ></ly-text-field>
        <button class="button primary large" ?disabled=${this.#submission.busy}>${t('login.submit')}</button>
        <ly-note kind=${ended ? 'plain' : 'problem'} text=${ended ? t('login.ended') : problem}></ly-note>
      </form>
    `;
  }
}

customElements.define('ly-login-page', LoginPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-login-page': LoginPage;
  }
}
