import { passwordMinChars, type StaffChange } from '@louyu/contract/api/staff';
import { languages } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { endSession, fetchSessions, logOutEverywhere } from '../api/session.ts';
import { changeStaff } from '../api/staff.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage, setLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess, SessionChangedEvent } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from '../components/field-value.ts';
import '../components/confirm-dialog.ts';
import '../components/note.ts';
import '../components/session-list.ts';
import '../components/text-field.ts';

/** What everybody changes of their own: the password, and the language that their pages start in. */
export class SettingsMe extends LitElement {
  static override properties = {
    _password: { state: true },
    _checked: { state: true },
    _said: { state: true },
    _leaving: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      form,
      ly-session-list {
        display: block;
        max-width: 26rem;
      }
      form {
        display: grid;
      }
      .stack + form,
      form + form,
      ly-session-list {
        margin-top: var(--six);
      }
    `,
  ];

  declare private _password: string;
  declare private _checked: boolean;
  declare private _said: string;
  /** Whether to be asked before all sessions end. */
  declare private _leaving: boolean;

  readonly #session = new SessionAccess(this);
  readonly #saving = new Submission(this);
  readonly #sessions = new Live(this, {
    key: () => 'sessions',
    load: (_, signal) => fetchSessions(signal),
    touchedBy: () => false,
  });

  constructor() {
    super();
    this._password = '';
    this._checked = false;
    this._said = '';
    this._leaving = false;
    followLanguage(this);
  }

  async #save(change: StaffChange): Promise<boolean> {
    const id = this.#session.session?.staff.id;
    if (id === undefined) return false;
    this._said = '';
    const done = await this.#saving.run(async () => {
      await changeStaff(id, change);
    });
    if (done) this.dispatchEvent(new SessionChangedEvent(null));
    return done;
  }

  async #savePassword(event: Event): Promise<void> {
    event.preventDefault();
    this._checked = true;
    if (this._password.length >= passwordMinChars) await this.#save({ password: this._password });
  }

  async #chooseLanguage(event: Event): Promise<void> {
    const chosen = languages.find((known) => known === fieldValue(event));
    if (chosen === undefined) return;
    setLanguage(chosen, 'hand');
    if (await this.#save({ language: chosen })) this._said = t('saved');
  }

  async #end(id: string): Promise<void> {
    if (await this.#saving.run(() => endSession(id))) await this.#sessions.refresh();
  }

  async #leave(): Promise<void> {
    const done = await this.#saving.run(() => logOutEverywhere());
    if (done) this.dispatchEvent(new SessionChangedEvent(null));
  }

  override render() {
    const staff = this.#session.session?.staff;
    if (staff === undefined) return '';
    const tooShort = this._checked && this._password.length < passwordMinChars;
    return html`<div class="stack">
        <p>
          <b>${staff.name}</b> <span class="soft">${staff.login}</span><br />
          <span class="soft">${staff.roles.map((role) => t(`role.${role}`)).join(' · ')}</span>
        </p>
        <ly-note text=${this.#saving.problem}></ly-note>
        <ly-note kind="good" text=${this._said}></ly-note>
      </div>
      <form class="stack" novalidate @submit=${this.#savePassword}>
        <ly-text-field
          type="password"
          autocomplete="new-password"
          label=${t('staff.new_password')}
          hint=${t('me.password_hint', { min: passwordMinChars })}
          .value=${this._password}
          .problem=${tooShort ? t('check.password_short', { min: passwordMinChars }) : ''}
          @input=${(event: Event) => (this._password = fieldValue(event))}
        ></ly-text-field>
        <div>
          <button class="button primary" ?disabled=${this.#saving.busy}>${t('me.change_password')}</button>
        </div>
      </form>
      <form class="stack" novalidate>
        <div class="field">
          <label for="language">${t('staff.language')}</label>
          <select id="language" @change=${this.#chooseLanguage}>
            ${languages.map(
              (known) =>
                html`<option value=${known} .selected=${known === staff.language}>
                  ${t(`language.${known}`)}
                </option>`,
            )}
          </select>
        </div>
      </form>
      <ly-session-list
        .sessions=${this.#sessions.value ?? []}
        .clock=${this.#session.clock}
        ?busy=${this.#saving.busy}
        @end=${(event: CustomEvent<{ id: string }>) => void this.#end(event.detail.id)}
        @end-all=${() => (this._leaving = true)}
      ></ly-session-list>
      <ly-confirm-dialog
        ?open=${this._leaving}
        ?busy=${this.#saving.busy}
        label=${t('sessions.end_all_title')}
        text=${t('sessions.end_all_text')}
        confirm=${t('sessions.end_all')}
        problem=${this.#saving.problem}
        @confirm=${() => void this.#leave()}
        @dismiss=${() => (this._leaving = false)}
      ></ly-confirm-dialog>`;
  }
}

customElements.define('ly-settings-me', SettingsMe);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-me': SettingsMe;
  }
}
