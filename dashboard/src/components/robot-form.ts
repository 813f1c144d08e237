import {
  robotKinds,
  robotUrlMaxChars,
  signedRobotKinds,
  webhookSecretPattern,
  type RobotChange,
  type RobotKind,
  type RobotRequest,
  type RobotView,
} from '@louyu/contract/api/robots';
import { staffAlertKinds, type StaffAlertKind } from '@louyu/contract/api/staff-alerts';
import { languages, type Language } from '@louyu/contract/primitives';
import { html, LitElement, type PropertyValues } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './choice-group.ts';
import './kind-checks.ts';
import './note.ts';
import './text-field.ts';

/** A robot, new or changed; events `add` (RobotRequest), `change` (RobotChange) and `dismiss`. */
export class RobotForm extends LitElement {
  static override properties = {
    robot: { attribute: false },
    busy: { type: Boolean },
    problem: {},
    _kind: { state: true },
    _name: { state: true },
    _url: { state: true },
    _secret: { state: true },
    _private: { state: true },
    _kinds: { state: true },
    _language: { state: true },
    _checked: { state: true },
  };

  static override styles = [base, controls];

  /** Undefined for a new one. */
  declare robot: RobotView | undefined;
  declare busy: boolean;
  declare problem: string;
  declare private _kind: RobotKind;
  declare private _name: string;
  declare private _url: string;
  declare private _secret: string;
  declare private _private: boolean;
  declare private _kinds: readonly StaffAlertKind[];
  declare private _language: Language;
  declare private _checked: boolean;

  constructor() {
    super();
    this.robot = undefined;
    this.busy = false;
    this.problem = '';
    this._kind = 'wecom';
    this._name = '';
    this._url = '';
    this._secret = '';
    this._private = false;
    this._kinds = staffAlertKinds;
    this._language = language();
    this._checked = false;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('robot') || this.robot === undefined) return;
    const { kind, name, privateAllowed, kinds } = this.robot;
    [this._kind, this._name, this._private, this._kinds] = [kind, name, privateAllowed, kinds];
    this._language = this.robot.language;
  }

  /** By the Standard Webhooks specification: the secret is made here. */
  get #isSigned(): boolean {
    return signedRobotKinds.includes(this._kind);
  }

  get #problems() {
    const isNew = this.robot === undefined;
    const required = (field: string, value: string) =>
      value.trim() === '' ? t('check.required', { field }) : '';
    const isUrl = URL.canParse(this._url.trim()) && this._url.length <= robotUrlMaxChars;
    return {
      name: required(t('robots.name'), this._name),
      url: isUrl || (!isNew && this._url === '') ? '' : t('check.required', { field: t('robots.url') }),
      secret:
        !this.#isSigned || webhookSecretPattern.test(this._secret) || (!isNew && this._secret === '')
          ? ''
          : t('check.required', { field: t('robots.secret') }),
      kinds: this._kinds.length === 0 && this._kind !== 'notices' ? t('robots.kinds_missing') : '',
    };
  }

  #choose(kind: RobotKind): void {
    this._kind = kind;
    if (this.#isSigned) this._secret = newSecret();
    else if (this._secret.startsWith('whsec_')) this._secret = '';
  }

  #submit(event: Event): void {
    event.preventDefault();
    this._checked = true;
    if (Object.values(this.#problems).some((problem) => problem !== '')) return;
    const common = {
      name: this._name.trim(),
      privateAllowed: this._private,
      // What staff are called for is of no concern to residents.
      kinds: this._kind === 'notices' ? [] : [...this._kinds],
      language: this._language,
    };
    const [url, secret] = [this._url.trim(), this._secret.trim()];
    if (this.robot === undefined) {
      const detail: RobotRequest = { ...common, kind: this._kind, url, secret };
      this.dispatchEvent(new CustomEvent('add', { detail }));
      return;
    }
    const detail: RobotChange = {
      ...common,
      ...(url === '' ? {} : { url }),
      ...(secret === '' ? {} : { secret }),
    };
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }

  #secretField(problem: string) {
    if (this._kind === 'wecom') return '';
    const keep = this.robot?.hasSecret === true ? t('robots.secret_keep') : '';
    return html`<ly-text-field
      type=${this.#isSigned ? 'text' : 'password'}
      autocomplete="off"
      label=${t('robots.secret')}
      hint="${keep} ${t(`robots.secret_${this._kind === 'notices' ? 'webhook' : this._kind}`)}"
      .value=${this._secret}
      .problem=${problem}
      @input=${(event: Event) => (this._secret = fieldValue(event))}
    ></ly-text-field>`;
  }

  #languageField() {
    return html`<div class="field">
      <label for="language">${t('robots.language')}</label>
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
    </div>`;
  }

  /** Residents' notices go out whole and in every language. */
  #alertFields(problem: string) {
    return html`<ly-kind-checks
        label=${t('robots.kinds')}
        .kinds=${this._kinds}
        .problem=${problem}
        @choose=${(event: CustomEvent<{ kinds: StaffAlertKind[] }>) => (this._kinds = event.detail.kinds)}
      ></ly-kind-checks>
      ${this.#languageField()}`;
  }

  override render() {
    const none = { name: '', url: '', secret: '', kinds: '' };
    const problems = this._checked ? this.#problems : none;
    const { robot } = this;
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      ${
        robot === undefined
          ? html`<ly-choice-group
              label=${t('robots.kind')}
              .value=${this._kind}
              .choices=${robotKinds.map((kind) => ({
                value: kind,
                label: t(`robots.kind_${kind}`),
                hint: t(`robots.kind_${kind}_hint`),
              }))}
              @choose=${(event: CustomEvent<{ value: RobotKind }>) => this.#choose(event.detail.value)}
            ></ly-choice-group>`
          : ''
      }
      <ly-text-field
        label=${t('robots.name')}
        hint=${t('robots.name_hint')}
        .value=${this._name}
        .problem=${problems.name}
        @input=${(event: Event) => (this._name = fieldValue(event))}
      ></ly-text-field>
      <ly-text-field
        autocomplete="off"
        label=${t('robots.url')}
        hint=${robot === undefined ? t('robots.url_hint') : t('robots.url_keep', { host: robot.host })}
        .value=${this._url}
        .problem=${problems.url}
        @input=${(event: Event) => (this._url = fieldValue(event))}
      ></ly-text-field>
      ${this.#secretField(problems.secret)}
      <label class="check">
        <input
          type="checkbox"
          .checked=${this._private}
          @change=${() => (this._private = !this._private)}
        />${t('robots.private')}
      </label>
      ${this._kind === 'notices' ? '' : this.#alertFields(problems.kinds)}
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

/** 32 random bytes, as the Standard Webhooks specification writes a secret. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}

customElements.define('ly-robot-form', RobotForm);

declare global {
  interface HTMLElementTagNameMap {
    'ly-robot-form': RobotForm;
  }
}
