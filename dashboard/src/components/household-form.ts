import {
  householdLimits,
  type Contact,
  type Household,
  type HouseholdChange,
  type HouseholdRequest,
} from '@louyu/contract/api/households';
import { html, LitElement, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './note.ts';
import './text-field.ts';

/** Where a household can be added. */
export interface ParentChoice {
  readonly id: string;
  readonly name: string;
}

const { phonesMax, tagMaxChars, tagsMax } = householdLimits;

/** One household, new or changed; events `add` (HouseholdRequest), `change` (HouseholdChange), `delete`, `dismiss`. */
export class HouseholdForm extends LitElement {
  static override properties = {
    household: { attribute: false },
    contact: { attribute: false },
    tags: { attribute: false },
    parents: { attribute: false },
    busy: { type: Boolean },
    problem: {},
    _parentId: { state: true },
    _door: { state: true },
    _name: { state: true },
    _phones: { state: true },
    _tags: { state: true },
    _checked: { state: true },
  };

  static override styles = [base, controls];

  /** Undefined for a new one. */
  declare household: Household | undefined;
  declare contact: Contact;
  /** Names of the tags it has. */
  declare tags: readonly string[];
  declare parents: readonly ParentChoice[];
  declare busy: boolean;
  declare problem: string;
  declare private _parentId: string;
  declare private _door: string;
  declare private _name: string;
  declare private _phones: string;
  declare private _tags: string;
  declare private _checked: boolean;

  constructor() {
    super();
    this.household = undefined;
    this.contact = { name: '', phones: [] };
    this.tags = [];
    this.parents = [];
    this.busy = false;
    this.problem = '';
    this._parentId = '';
    this._door = '';
    this._name = '';
    this._phones = '';
    this._tags = '';
    this._checked = false;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('household')) this._door = this.household?.door ?? '';
    if (changed.has('contact')) {
      this._name = this.contact.name;
      this._phones = this.contact.phones.join('、');
    }
    if (changed.has('tags')) this._tags = this.tags.join('、');
    if (changed.has('parents') && this._parentId === '') this._parentId = this.parents[0]?.id ?? '';
  }

  get #problems() {
    const tags = listOf(this._tags);
    return {
      door: this._door.trim() === '' ? t('check.required', { field: t('register.door') }) : '',
      phones:
        listOf(this._phones).length > phonesMax ? t('register.too_many_phones', { max: phonesMax }) : '',
      tags:
        tags.length > tagsMax || tags.some((tag) => tag.length > tagMaxChars)
          ? t('register.tag_too_long', { max: tagMaxChars, count: tagsMax })
          : '',
    };
  }

  #submit(event: Event): void {
    event.preventDefault();
    this._checked = true;
    if (Object.values(this.#problems).some((problem) => problem !== '')) return;
    const contact = { name: this._name.trim(), phones: listOf(this._phones) };
    const fields = { door: this._door.trim(), contact, tags: listOf(this._tags) };
    if (this.household === undefined) {
      const detail: HouseholdRequest = { parentId: this._parentId, ...fields };
      this.dispatchEvent(new CustomEvent('add', { detail }));
      return;
    }
    const detail: HouseholdChange = fields;
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }

  #parentField() {
    if (this.household !== undefined) return '';
    return html`<div class="field">
      <label for="parent">${t('register.parent')}</label>
      <select id="parent" @change=${(event: Event) => (this._parentId = fieldValue(event))}>
        ${this.parents.map(
          ({ id, name }) => html`<option value=${id} .selected=${id === this._parentId}>${name}</option>`,
        )}
      </select>
    </div>`;
  }

  override render() {
    const problems = this._checked ? this.#problems : { door: '', phones: '', tags: '' };
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      ${this.#parentField()}
      <ly-text-field
        label=${t('register.door')}
        .value=${this._door}
        .problem=${problems.door}
        @input=${(event: Event) => (this._door = fieldValue(event))}
      ></ly-text-field>
      <ly-text-field
        label=${t('register.name')}
        .value=${this._name}
        @input=${(event: Event) => (this._name = fieldValue(event))}
      ></ly-text-field>
      <ly-text-field
        label=${t('register.phones_field')}
        hint=${t('register.phones_hint')}
        .value=${this._phones}
        .problem=${problems.phones}
        @input=${(event: Event) => (this._phones = fieldValue(event))}
      ></ly-text-field>
      <ly-text-field
        label=${t('register.tags_field')}
        hint=${t('register.tags_hint')}
        .value=${this._tags}
        .problem=${problems.tags}
        @input=${(event: Event) => (this._tags = fieldValue(event))}
      ></ly-text-field>
      <ly-note text=${this.problem}></ly-note>
      <div class="row">
        <button class="button primary" ?disabled=${this.busy}>${t('action.save')}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>
          ${t('action.cancel')}
        </button>
        ${
          this.household === undefined
            ? ''
            : html`<button
                type="button"
                class="button quiet push"
                @click=${() => this.dispatchEvent(new CustomEvent('delete'))}
              >
                <ly-icon name="delete"></ly-icon>${t('register.delete')}
              </button>`
        }
      </div>
    </form>`;
  }
}

function listOf(text: string): string[] {
  return text
    .split(/[,;/、，；|]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

customElements.define('ly-household-form', HouseholdForm);

declare global {
  interface HTMLElementTagNameMap {
    'ly-household-form': HouseholdForm;
  }
}
