import {
  loginSchema,
  passwordMinChars,
  phoneSchema,
  type Role,
  type Staff,
  type StaffChange,
  type StaffRequest,
} from '@louyu/contract/api/staff';
import type { Place } from '@louyu/contract/api/places';
import { languages, type Language } from '@louyu/contract/primitives';
import { html, LitElement, type PropertyValues } from 'lit';
import * as v from 'valibot';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './note.ts';
import './staff-roles.ts';
import './staff-scope.ts';
import './text-field.ts';

/** A person of the staff, new or changed; events `add` (StaffRequest), `change` (StaffChange), `sign-out` and `dismiss`. */
export class StaffForm extends LitElement {
  static override properties = {
    person: { attribute: false },
    places: { attribute: false },
    busy: { type: Boolean },
    problem: {},
    _name: { state: true },
    _login: { state: true },
    _password: { state: true },
    _roles: { state: true },
    _scope: { state: true },
    _phone: { state: true },
    _language: { state: true },
    _disabled: { state: true },
    _checked: { state: true },
  };

  static override styles = [base, controls];

  /** Undefined for a new person. */
  declare person: Staff | undefined;
  /** The places of the site. */
  declare places: readonly Place[];
  declare busy: boolean;
  declare problem: string;
  declare private _name: string;
  declare private _login: string;
  declare private _password: string;
  declare private _roles: readonly Role[];
  declare private _scope: readonly string[];
  declare private _phone: string;
  declare private _language: Language;
  declare private _disabled: boolean;
  declare private _checked: boolean;

  constructor() {
    super();
    this.person = undefined;
    this.places = [];
    this.busy = false;
    this.problem = '';
    this._name = '';
    this._login = '';
    this._password = '';
    this._roles = ['editor'];
    this._scope = [];
    this._phone = '';
    this._language = language();
    this._disabled = false;
    this._checked = false;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('person') || this.person === undefined) return;
    this._name = this.person.name;
    this._login = this.person.login;
    this._roles = this.person.roles;
    this._scope = this.person.scope;
    this._phone = this.person.phone;
    this._language = this.person.language;
    this._disabled = this.person.disabled;
  }

  get #problems() {
    const required = (field: string, value: string) =>
      value.trim() === '' ? t('check.required', { field }) : '';
    const passwordGiven = this.person === undefined || this._password !== '';
    return {
      name: required(t('staff.name'), this._name),
      login: v.is(loginSchema, this._login) ? '' : t('check.login'),
      password:
        passwordGiven && this._password.length < passwordMinChars
          ? t('check.password_short', { min: passwordMinChars })
          : '',
      phone: v.is(phoneSchema, this._phone) ? '' : t('check.phone'),
      roles: this._roles.length === 0 ? t('staff.roles_missing') : '',
    };
  }

  #submit(event: Event): void {
    event.preventDefault();
    this._checked = true;
    if (Object.values(this.#problems).some((problem) => problem !== '')) return;
    const common = {
      name: this._name.trim(),
      roles: [...this._roles],
      scope: [...this._scope],
      phone: this._phone.trim(),
      language: this._language,
    };
    if (this.person === undefined) {
      const detail: StaffRequest = { ...common, login: this._login, password: this._password };
      this.dispatchEvent(new CustomEvent('add', { detail }));
      return;
    }
    const detail: StaffChange = {
      ...common,
      disabled: this._disabled,
      ...(this._password === '' ? {} : { password: this._password }),
    };
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }

  override render() {
    const none = { name: '', login: '', password: '', phone: '', roles: '' };
    const problems = this._checked ? this.#problems : none;
    const isNew = this.person === undefined;
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <ly-text-field
        label=${t('staff.name')}
        .value=${this._name}
        .problem=${problems.name}
        @input=${(event: Event) => (this._name = fieldValue(event))}
      ></ly-text-field>
      <ly-text-field
        label=${t('staff.login')}
        hint=${isNew ? t('setup.login_hint') : ''}
        ?disabled=${!isNew}
        .value=${this._login}
        .problem=${problems.login}
        @input=${(event: Event) => (this._login = fieldValue(event))}
      ></ly-text-field>
      <ly-text-field
        type="password"
        autocomplete="new-password"
        label=${t(isNew ? 'staff.password' : 'staff.new_password')}
        hint=${isNew ? t('setup.password_hint', { min: passwordMinChars }) : t('staff.new_password_hint')}
        .value=${this._password}
        .problem=${problems.password}
        @input=${(event: Event) => (this._password = fieldValue(event))}
      ></ly-text-field>
      <ly-staff-roles
        .roles=${this._roles}
        .problem=${problems.roles}
        @roles-change=${(event: CustomEvent<{ roles: readonly Role[] }>) => (this._roles = event.detail.roles)}
      ></ly-staff-roles>
      <ly-staff-scope
        .places=${this.places}
        .scope=${this._scope}
        @scope-change=${(event: CustomEvent<{ scope: readonly string[] }>) => (this._scope = event.detail.scope)}
      ></ly-staff-scope>
      <ly-text-field
        type="tel"
        autocomplete="off"
        label=${t('staff.phone')}
        hint=${t('staff.phone_hint')}
        .value=${this._phone}
        .problem=${problems.phone}
        @input=${(event: Event) => (this._phone = fieldValue(event))}
      ></ly-text-field>
      <div class="field">
        <label for="language">${t('staff.language')}</label>
        <select
          id="language"
          @change=${(event: Event) => {
            this._language = languages.find((known) => known === fieldValue(event)) ?? this._language;
          }}
        >
          ${languages.map(
            (known) =>
              html`<option value=${known} .selected=${known === this._language}>
                ${t(`language.${known}`)}
              </option>`,
          )}
        </select>
      </div>
      ${
        isNew
          ? ''
          : html`<label class="check">
                <input
                  type="checkbox"
                  .checked=${this._disabled}
                  @change=${() => (this._disabled = !this._disabled)}
                />${t('staff.disable')}
              </label>
              <div>
                <button
                  type="button"
                  class="button"
                  ?disabled=${this.busy}
                  @click=${() => this.dispatchEvent(new CustomEvent('sign-out'))}
                >
                  <ly-icon name="log_out"></ly-icon>${t('staff.sign_out')}
                </button>
              </div>`
      }
      <ly-note text=${this.problem}></ly-note>
      <div class="row">
        <button class="button primary" ?disabled=${this.busy}>${t('action.save')}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>
          ${t('action.cancel')}
        </button>
      </div>
    </form>`;
  }
}

customElements.define('ly-staff-form', StaffForm);

declare global {
  interface HTMLElementTagNameMap {
    'ly-staff-form': StaffForm;
  }
}
