import { css, html, LitElement } from 'lit';
import { logIn } from '../api/session.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionChangedEvent } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
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
    _keep: { state: true },
    _problem: { state: true },
    _waitUntilMs: { state: true },
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
  declare private _keep: boolean;
  declare private _problem: string;
  /** When one may try again after too many attempts; 0 where one may. */
  declare private _waitUntilMs: number;
  readonly #submission = new Submission(this);

  constructor() {
    super();
    this.ended = false;
    this.next = null;
    this._login = '';
    this._password = '';
    this._keep = false;
    this._problem = '';
    this._waitUntilMs = 0;
    followLanguage(this);
    new Ticker(this, 1000);
  }

  override firstUpdated(): void {
    const field = this.renderRoot.querySelector('ly-text-field');
    void field?.updateComplete.then(() => field.focus());
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    this._problem = this._login.trim() === '' || this._password === '' ? t('login.empty') : '';
    if (this._problem !== '') return;
    this._waitUntilMs = 0;
    const done = await this.#submission.run(async () => {
      await logIn(this._login, this._password, this._keep);
      this.dispatchEvent(new SessionChangedEvent(this.next));
    });
    const seconds = this.#submission.error?.details['retryAfterSeconds'];
    if (!done && typeof seconds === 'number') this._waitUntilMs = Date.now() + seconds * 1000;
  }

  /** After too many attempts the hub says how long to wait; when that is over, the page says so, once. */
  get #waitIsOver(): boolean {
    return this._waitUntilMs > 0 && Date.now() >= this._waitUntilMs;
  }

  override render() {
    const waitIsOver = this.#waitIsOver;
    const { error, problem: refused } = this.#submission;
    // What cannot be a login is one that nobody has; the hub would name the field.
    const said = error?.code === 'request.invalid' ? t('login.wrong') : refused;
    const problem = this._problem || (waitIsOver ? '' : said);
    const ended = this.ended && problem === '' && !waitIsOver;
    const words = ended ? t('login.ended') : waitIsOver && problem === '' ? t('login.wait_over') : problem;
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
        <label class="check">
          <input type="checkbox" .checked=${this._keep} @change=${() => (this._keep = !this._keep)} />
          ${t('login.keep')}
        </label>
        <button class="button primary large" ?disabled=${this.#submission.busy}>${t('login.submit')}</button>
        <ly-note kind=${problem === '' ? 'plain' : 'problem'} text=${words}></ly-note>
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
