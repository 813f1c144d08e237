import type { Place, PlaceRequest } from '@louyu/contract/api/places';
import type { PlaceKind } from '@louyu/contract/devices';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { nameOf, type NameInput } from './name-fields.ts';
import './icon.ts';
import './name-fields.ts';
import './note.ts';

type ChildKind = Extract<PlaceKind, 'building' | 'unit' | 'floor' | 'spot'>;

/** What can stand below what; households come by import, not one by one. */
const childKinds: Readonly<Record<PlaceKind, readonly ChildKind[]>> = {
  site: ['building', 'spot'],
  building: ['unit', 'spot', 'floor'],
  unit: ['spot', 'floor'],
  floor: ['spot'],
  household: [],
  spot: [],
};

const emptyName: NameInput = { zh: '', en: '' };

/** One place: rename it, add below it, delete it. Events `rename`, `add` (details as the API takes them) and `delete`. */
export class PlaceCard extends LitElement {
  static override properties = {
    place: { attribute: false },
    editable: { type: Boolean },
    busy: { type: Boolean },
    _name: { state: true },
    _childKind: { state: true },
    _childName: { state: true },
    _checked: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .title {
        display: flex;
        align-items: baseline;
        gap: var(--one) var(--two);
        flex-wrap: wrap;
      }
    `,
  ];

  declare place: Place | undefined;
  declare editable: boolean;
  declare busy: boolean;
  declare private _name: NameInput;
  declare private _childKind: ChildKind | undefined;
  declare private _childName: NameInput;
  /** Which form was submitted with an empty name. */
  declare private _checked: 'rename' | 'add' | undefined;

  constructor() {
    super();
    this.place = undefined;
    this.editable = false;
    this.busy = false;
    this._name = emptyName;
    this._childKind = undefined;
    this._childName = emptyName;
    this._checked = undefined;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('place') || this.place === undefined) return;
    const before = changed.get('place');
    const same = before?.id === this.place.id;
    if (same && JSON.stringify(before.name) === JSON.stringify(this.place.name)) return;
    this._name = { zh: this.place.name['zh-CN'], en: this.place.name.en ?? '' };
    if (same) return;
    this._childKind = childKinds[this.place.kind][0];
    this._childName = emptyName;
    this._checked = undefined;
  }

  /** Empties the form for the next place below, after the last was added. */
  childAdded(): void {
    this._childName = emptyName;
    this.renderRoot.querySelector<HTMLElement>('.add ly-name-fields')?.focus();
  }

  #rename(event: Event): void {
    event.preventDefault();
    this._checked = this._name.zh.trim() === '' ? 'rename' : undefined;
    if (this._checked === undefined) {
      this.dispatchEvent(new CustomEvent('rename', { detail: { name: nameOf(this._name) } }));
    }
  }

  #add(event: Event, parent: Place): void {
    event.preventDefault();
    this._checked = this._childName.zh.trim() === '' ? 'add' : undefined;
    if (this._checked !== undefined || this._childKind === undefined) return;
    const detail: PlaceRequest = {
      parentId: parent.id,
      kind: this._childKind,
      name: nameOf(this._childName),
    };
    this.dispatchEvent(new CustomEvent('add', { detail }));
  }

  #problem(form: 'rename' | 'add'): string {
    return this._checked === form ? t('check.required', { field: t('places.name') }) : '';
  }

  #renameForm() {
    return html`<form class="stack" novalidate @submit=${this.#rename}>
      <ly-name-fields
        label=${t('places.name')}
        labelEn=${t('places.name_en')}
        .value=${this._name}
        .problem=${this.#problem('rename')}
        @name-change=${(event: CustomEvent<NameInput>) => (this._name = event.detail)}
      ></ly-name-fields>
      <div class="row">
        <button class="button primary" ?disabled=${this.busy}>${t('action.save')}</button>
        ${
          this.place?.parentId === null
            ? ''
            : html`<button
                type="button"
                class="button"
                @click=${() => this.dispatchEvent(new CustomEvent('delete'))}
              >
                <ly-icon name="delete"></ly-icon>${t('places.delete')}
              </button>`
        }
      </div>
    </form>`;
  }

  #addForm(place: Place) {
    const kinds = childKinds[place.kind];
    if (this._childKind === undefined) return '';
    return html`<form
      class="stack add"
      novalidate
      aria-labelledby="add"
      @submit=${(event: Event) => this.#add(event, place)}
    >
      <h3 id="add">${t('places.add_title', { name: local(place.name) })}</h3>
      <div class="row tight" role="group" aria-label=${t('places.add_kind')}>
        ${kinds.map(
          (kind) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${this._childKind === kind ? 'true' : 'false'}
              @click=${() => (this._childKind = kind)}
            >
              ${t(`place.${kind}`)}
            </button>`,
        )}
      </div>
      <ly-name-fields
        label=${t('places.name')}
        labelEn=${t('places.name_en')}
        hint=${t(`places.example_${this._childKind}`)}
        .value=${this._childName}
        .problem=${this.#problem('add')}
        @name-change=${(event: CustomEvent<NameInput>) => (this._childName = event.detail)}
      ></ly-name-fields>
      <div>
        <button class="button" ?disabled=${this.busy}>
          <ly-icon name="plus"></ly-icon>${t('action.add')}
        </button>
      </div>
    </form>`;
  }

  override render() {
    const { place } = this;
    if (place === undefined) return html`<p class="soft">${t('places.choose')}</p>`;
    const facts = [
      t(`place.${place.kind}`),
      ...(place.householdCount > 0 ? [t('places.households', { count: place.householdCount })] : []),
      ...(place.deviceCount > 0 ? [t('places.devices', { count: place.deviceCount })] : []),
    ];
    return html`<div class="stack wide">
      <div class="title">
        <h2>${local(place.name)}</h2>
        <span class="soft">${facts.join(' · ')}</span>
      </div>
      ${this.editable ? html`${this.#renameForm()}${this.#addForm(place)}` : ''}
    </div>`;
  }
}

customElements.define('ly-place-card', PlaceCard);

declare global {
  interface HTMLElementTagNameMap {
    'ly-place-card': PlaceCard;
  }
}
