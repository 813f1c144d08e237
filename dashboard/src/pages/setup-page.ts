import {
  loginSchema,
  passwordMinChars,
  type SetupRequest,
  type SetupResult,
} from '@louyu/contract/api/staff';
import { css, html, LitElement } from 'lit';
import * as v from 'valibot';
import { setUp } from '../api/setup.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionChangedEvent } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from '../components/field-value.ts';
import '../components/language-switch.ts';
import '../components/note.ts';
import '../components/staff-passwords.ts';
import '../components/text-field.ts';

type FieldName = 'code' | 'siteName' | 'name' | 'login' | 'password';

/** The first run: the one-time code of the console, the compound, its admin, and what to start with. */
export class SetupPage extends LitElement {
  static override properties = {
    _values: { state: true },
    _start: { state: true },
    _problems: { state: true },
    _result: { state: true },
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
      .sheet {
        justify-self: center;
        width: 100%;
        max-width: 35rem;
        padding-block: var(--two) var(--six);
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: var(--two);
        margin-top: var(--one);
      }
      .choice {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--half) 12px;
        padding: var(--two);
        border: 1px solid var(--border);
        border-radius: var(--radius-large);
        cursor: pointer;
      }
      .choice:has(:checked) {
        border-color: var(--action);
        outline: 1px solid var(--action);
      }
      .choice b {
        font-weight: 600;
      }
      .choice .hint {
        grid-column: 2;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: var(--two);
      }
    `,
  ];

  declare private _values: Readonly<Record<FieldName, string>>;
  declare private _start: SetupRequest['start'];
  declare private _problems: Partial<Record<FieldName, string>>;
  declare private _result: SetupResult | undefined;
  readonly #submission = new Submission(this);

  constructor() {
    super();
    this._values = { code: '', siteName: t('setup.demo_name'), name: '', login: '', password: '' };
    this._start = 'demo';
    this._problems = {};
    this._result = undefined;
    followLanguage(this);
  }

  #check(): boolean {
    const labels = {
      code: t('setup.code'),
      siteName: t('setup.site'),
      name: t('setup.name'),
      login: t('setup.login'),
      password: t('setup.password'),
    };
    const problems: Partial<Record<FieldName, string>> = {};
    for (const name of ['code', 'siteName', 'name', 'login', 'password'] as const) {
      if (this._values[name].trim() === '') problems[name] = t('check.required', { field: labels[name] });
    }
    if (problems.login === undefined && !v.is(loginSchema, this._values.login))
      problems.login = t('check.login');
    if (problems.password === undefined && this._values.password.length < passwordMinChars) {
      problems.password = t('check.password_short', { min: passwordMinChars });
    }
    this._problems = problems;
    return Object.keys(problems).length === 0;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.#check()) {
      await this.updateComplete;
      const first = [...this.renderRoot.querySelectorAll('ly-text-field')].find(
        (field) => field.problem !== '',
      );
      first?.focus();
      return;
    }
    const { code, siteName, name, login, password } = this._values;
    await this.#submission.run(async () => {
      const result = await setUp({
        code,
        siteName,
        admin: { login, name, password },
        start: this._start,
        language: language(),
      });
      if (result.demoStaff.length === 0) this.#enter();
      else this._result = result;
    });
  }

  #enter(): void {
    this.dispatchEvent(new SessionChangedEvent('/'));
  }

  #choose(start: SetupRequest['start']): void {
    const untouched = ['', t('setup.demo_name')].includes(this._values.siteName);
    if (untouched) this._values = { ...this._values, siteName: start === 'demo' ? t('setup.demo_name') : '' };
    this._start = start;
  }

  #field(
    name: FieldName,
    options: { label: string; hint?: string; type?: 'text' | 'password'; complete?: AutoFill },
  ) {
    return html`<ly-text-field
      label=${options.label}
      hint=${options.hint ?? ''}
      type=${options.type ?? 'text'}
      autocomplete=${options.complete ?? 'off'}
      ?code=${name === 'code'}
      .value=${this._values[name]}
      .problem=${this._problems[name] ?? ''}
      @input=${(event: Event) => (this._values = { ...this._values, [name]: fieldValue(event) })}
    ></ly-text-field>`;
  }

  #choice(start: SetupRequest['start']) {
    return html`<label class="choice">
      <input
        type="radio"
        name="start"
        aria-labelledby="name-${start}"
        aria-describedby="hint-${start}"
        .checked=${this._start === start}
        @change=${() => this.#choose(start)}
      />
      <b id="name-${start}">${t(`setup.${start}`)}</b>
      <span class="hint" id="hint-${start}">${t(`setup.${start}_hint`)}</span>
    </label>`;
  }

  #form() {
    return html`<form class="sheet stack wide" novalidate @submit=${this.#submit}>
      <div class="stack">
        <h1 tabindex="-1">${t('setup.title')}</h1>
        <p class="soft">${t('setup.lead')}</p>
      </div>
      ${this.#field('code', { label: t('setup.code'), hint: t('setup.code_hint') })}
      <fieldset>
        <legend>${t('setup.start')}</legend>
        <div class="choices">${this.#choice('demo')}${this.#choice('empty')}</div>
      </fieldset>
      ${this.#field('siteName', { label: t('setup.site') })}
      <section class="stack" aria-labelledby="admin">
        <h2 id="admin">${t('setup.admin')}</h2>
        <div class="pair">
          ${this.#field('name', { label: t('setup.name'), complete: 'name' })}
          ${this.#field('login', { label: t('setup.login'), hint: t('setup.login_hint'), complete: 'username' })}
        </div>
        ${this.#field('password', {
          label: t('setup.password'),
          hint: t('setup.password_hint', { min: passwordMinChars }),
          type: 'password',
          complete: 'new-password',
        })}
      </section>
      <div class="stack">
        <ly-note text=${this.#submission.problem}></ly-note>
        <button class="button primary large" ?disabled=${this.#submission.busy}>${t('setup.submit')}</button>
      </div>
    </form>`;
  }

  #done(result: SetupResult) {
    return html`<div class="sheet stack wide">
      <h1 tabindex="-1">${t('setup.done_title')}</h1>
      <ly-staff-passwords .staff=${result.demoStaff}></ly-staff-passwords>
      <button class="button primary large" @click=${this.#enter}>${t('setup.go')}</button>
    </div>`;
  }

  override render() {
    return html`
      <header><ly-language-switch></ly-language-switch></header>
      ${this._result === undefined ? this.#form() : this.#done(this._result)}
    `;
  }
}

customElements.define('ly-setup-page', SetupPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-setup-page': SetupPage;
  }
}
