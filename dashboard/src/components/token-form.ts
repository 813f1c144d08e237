import { tokenDaysMax, tokenScopes, type ApiTokenRequest, type TokenScope } from '@louyu/contract/api/tokens';
import { html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './note.ts';
import './text-field.ts';

/** A new token for a program; events `create` (ApiTokenRequest) and `dismiss`. */
export class TokenForm extends LitElement {
  static override properties = {
    busy: { type: Boolean },
    problem: {},
    _name: { state: true },
    _scopes: { state: true },
    _days: { state: true },
    _checked: { state: true },
  };

  static override styles = [base, controls];

  declare busy: boolean;
  declare problem: string;
  declare private _name: string;
  declare private _scopes: readonly TokenScope[];
  declare private _days: string;
  declare private _checked: boolean;

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
    this._name = '';
    this._scopes = ['notices:read'];
    this._days = '90';
    this._checked = false;
    followLanguage(this);
  }

  get #problems() {
    const days = Number(this._days);
    return {
      name: this._name.trim() === '' ? t('check.required', { field: t('tokens.name') }) : '',
      scopes: this._scopes.length === 0 ? t('tokens.scopes_missing') : '',
      days:
        Number.isInteger(days) && days >= 1 && days <= tokenDaysMax
          ? ''
          : t('tokens.days_wrong', { max: tokenDaysMax }),
    };
  }

  #submit(event: Event): void {
    event.preventDefault();
    this._checked = true;
    if (Object.values(this.#problems).some((problem) => problem !== '')) return;
    const detail: ApiTokenRequest = {
      name: this._name.trim(),
      scopes: [...this._scopes],
      days: Number(this._days),
    };
    this.dispatchEvent(new CustomEvent('create', { detail }));
  }

  #toggle(scope: TokenScope): void {
    const has = this._scopes.includes(scope);
    this._scopes = tokenScopes.filter((each) => (each === scope ? !has : this._scopes.includes(each)));
  }

  override render() {
    const problems = this._checked ? this.#problems : { name: '', scopes: '', days: '' };
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <ly-text-field
        label=${t('tokens.name')}
        hint=${t('tokens.name_hint')}
        .value=${this._name}
        .problem=${problems.name}
        @input=${(event: Event) => (this._name = fieldValue(event))}
      ></ly-text-field>
      <fieldset>
        <legend>${t('tokens.scopes')}</legend>
        ${tokenScopes.map(
          (scope) =>
            html`<label class="check">
              <input
                type="checkbox"
                .checked=${this._scopes.includes(scope)}
                @change=${() => this.#toggle(scope)}
              />${t(`scope.${scope}`)}
            </label>`,
        )}
        ${problems.scopes === '' ? '' : html`<p class="problem">${problems.scopes}</p>`}
      </fieldset>
      <ly-text-field
        type="number"
        label=${t('tokens.days')}
        .value=${this._days}
        .problem=${problems.days}
        @input=${(event: Event) => (this._days = fieldValue(event))}
      ></ly-text-field>
      <ly-note text=${this.problem}></ly-note>
      <div class="row">
        <button class="button primary" ?disabled=${this.busy}>${t('tokens.create')}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>
          ${t('action.cancel')}
        </button>
      </div>
    </form>`;
  }
}

customElements.define('ly-token-form', TokenForm);

declare global {
  interface HTMLElementTagNameMap {
    'ly-token-form': TokenForm;
  }
}
