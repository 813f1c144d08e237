import type {
  Contact,
  Household,
  HouseholdChange,
  HouseholdPage,
  HouseholdRequest,
} from '@louyu/contract/api/households';
import { html, LitElement } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import {
  addHousehold,
  changeHousehold,
  deleteHousehold,
  exportHref,
  fetchHouseholds,
  fetchTags,
  lookAtContact,
  restoreHousehold,
} from '../api/households.ts';
import { Live } from '../api/live.ts';
import { fetchPlaces } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { DoneEvent } from '../comfort/undoable.ts';
import type { HouseholdQuestion } from '../household-question.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { replaceQuery } from '../navigation.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { ParentChoice } from '../components/household-form.ts';
import { placeTree, withAncestors, type PlaceTree } from '../components/place-tree.ts';
import { registerFilters } from './register-households.css.ts';
import '../components/dialog.ts';
import '../components/household-filters.ts';
import '../components/household-form.ts';
import '../components/household-list.ts';
import '../components/icon.ts';
import '../components/note.ts';

const pageSize = 50;
const nothingAsked: HouseholdQuestion = { q: '', place: '', tag: '', lacksPhone: false };
const noContact: Contact = { name: '', phones: [] };

/** The households of the compound: found, looked at, changed. What is asked for stands in the address. */
export class RegisterHouseholds extends LitElement {
  static override properties = {
    insider: { type: Boolean },
    _question: { state: true },
    _offset: { state: true },
    _open: { state: true },
    _contact: { state: true },
    _adding: { state: true },
    _said: { state: true },
  };

  static override styles = [base, controls, registerFilters];

  /** Whether this person sees contacts and changes households. */
  declare insider: boolean;
  declare private _question: HouseholdQuestion;
  declare private _offset: number;
  declare private _open: Household | undefined;
  declare private _contact: Contact;
  declare private _adding: boolean;
  declare private _said: string;

  readonly #saving = new Submission(this);
  readonly #page = new Live(this, {
    key: () => JSON.stringify([this._question, this._offset]),
    load: (_, signal) => fetchHouseholds(this._question, { offset: this._offset, limit: pageSize }, signal),
    touchedBy: (change) => change.resource === 'household' || change.resource === 'place',
  });
  /** Stands until the next page is here, so that nothing jumps. */
  #shown: HouseholdPage | undefined;
  readonly #around = new Live(this, {
    key: () => 'around',
    load: async (_, signal) => {
      const [places, tags] = await Promise.all([fetchPlaces(signal), fetchTags(signal)]);
      return { places, tags };
    },
    touchedBy: (change) => change.resource === 'household' || change.resource === 'place',
  });

  constructor() {
    super();
    const search = new URLSearchParams(location.search);
    this.insider = false;
    this._question = {
      q: search.get('q') ?? '',
      place: search.get('place') ?? '',
      tag: search.get('tag') ?? '',
      lacksPhone: search.has('lacks'),
    };
    this._offset = 0;
    this._open = undefined;
    this._contact = noContact;
    this._adding = false;
    this._said = '';
    followLanguage(this);
  }

  #ask(change: Partial<HouseholdQuestion>): void {
    this._question = { ...this._question, ...change };
    this._offset = 0;
    const search = new URLSearchParams();
    const { q, place, tag, lacksPhone } = this._question;
    // A phone number or a name stays out of the address, and so out of the browser's history.
    if (/^[\dA-Za-z-]{1,8}$/.test(q)) search.set('q', q);
    if (place !== '') search.set('place', place);
    if (tag !== '') search.set('tag', tag);
    if (lacksPhone) search.set('lacks', 'phone');
    replaceQuery(search);
  }

  async #look(household: Household): Promise<void> {
    this._said = '';
    const known = household.phoneCount > 0 || household.hasName;
    const done = await this.#saving.run(async () => {
      this._contact = known ? await lookAtContact(household.id) : noContact;
    });
    if (done) this._open = household;
  }

  #close(): void {
    this._open = undefined;
    this._adding = false;
    this._contact = noContact;
    this.#saving.clear();
  }

  async #save(save: () => Promise<Household>): Promise<void> {
    const done = await this.#saving.run(async () => {
      await save();
    });
    if (!done) return;
    this.#close();
    this._said = t('saved');
    await Promise.all([this.#page.refresh(), this.#around.refresh()]);
  }

  async #delete({ id, where, door }: Household): Promise<void> {
    this._said = '';
    const done = await this.#saving.run(() => deleteHousehold(id));
    if (!done) return;
    this.#close();
    await this.#page.refresh();
    const undo = async () => {
      await restoreHousehold(id);
      await this.#page.refresh();
    };
    const name = t('register.edit_title', { where: local(where), door });
    this.dispatchEvent(new DoneEvent({ words: t('undo.deleted', { name }), undo }));
  }

  #nothing() {
    const asked = JSON.stringify(this._question) !== JSON.stringify(nothingAsked);
    if (asked) {
      return html`<div class="nothing stack">
        <p class="soft">${t('register.none_found')}</p>
        <button class="button" @click=${() => this.#ask(nothingAsked)}>${t('register.clear')}</button>
      </div>`;
    }
    return html`<div class="nothing stack">
      <p>${t('register.none')}</p>
      ${
        this.insider
          ? html`<p class="soft">${t('register.none_hint')}</p>
              <div class="row">
                <a class="button primary" href="/places/import">${t('register.tab_import')}</a>
                <a class="button" href="/places/rooms">${t('register.tab_rooms')}</a>
              </div>`
          : ''
      }
    </div>`;
  }

  #pager(total: number) {
    if (total <= pageSize) return '';
    const to = Math.min(total, this._offset + pageSize);
    return html`<div class="row pager">
      <button
        class="button"
        ?disabled=${this._offset === 0}
        @click=${() => (this._offset = Math.max(0, this._offset - pageSize))}
      >
        ${t('register.earlier')}
      </button>
      <span class="number">${t('register.page', { from: this._offset + 1, to })}</span>
      <button class="button" ?disabled=${to >= total} @click=${() => (this._offset += pageSize)}>
        ${t('register.later')}
      </button>
    </div>`;
  }

  #tools(total: number) {
    return html`<div class="row tools">
      <span class="number" role="status">${t('register.total', { count: total })}</span>
      ${
        this.insider
          ? html`<button class="button push" @click=${() => (this._adding = true)}>
                <ly-icon name="plus"></ly-icon>${t('register.add')}
              </button>
              <a class="button" href=${exportHref(this._question, false)} download>${t('register.export')}</a>
              <a
                class="button"
                href=${exportHref(this._question, true)}
                download
                title=${t('register.export_hint')}
                >${t('register.export_contacts')}</a
              >`
          : ''
      }
    </div>`;
  }

  #dialog(parents: readonly ParentChoice[]) {
    const household = this._open;
    const isOpen = this._adding || household !== undefined;
    const names = new Map(this.#around.value?.tags.map(({ id, name }) => [id, name]));
    const label =
      household === undefined
        ? t('register.add_title')
        : t('register.edit_title', { where: local(household.where), door: household.door });
    return html`<ly-dialog label=${label} .open=${isOpen} @dismiss=${this.#close}>
      ${
        isOpen
          ? keyed(
              household?.id ?? 'new',
              html`<ly-household-form
                .household=${household}
                .contact=${this._contact}
                .tags=${household?.tagIds.map((id) => names.get(id) ?? '') ?? []}
                .parents=${parents}
                .busy=${this.#saving.busy}
                .problem=${this.#saving.problem}
                @add=${(event: CustomEvent<HouseholdRequest>) => void this.#save(() => addHousehold(event.detail))}
                @change=${(event: CustomEvent<HouseholdChange>) => {
                  if (household !== undefined)
                    void this.#save(() => changeHousehold(household.id, event.detail));
                }}
                @delete=${() => household !== undefined && void this.#delete(household)}
                @dismiss=${this.#close}
              ></ly-household-form>`,
            )
          : ''
      }
    </ly-dialog>`;
  }

  override render() {
    const { error } = this.#page;
    const value = this.#page.value ?? this.#shown;
    this.#shown = value;
    const parents = parentsIn(placeTree(this.#around.value?.places ?? []));
    return html`
      ${this.insider ? '' : html`<p class="soft lead">${t('register.only_some')}</p>`}
      <ly-household-filters
        .question=${this._question}
        .parents=${parents}
        .tags=${this.#around.value?.tags ?? []}
        ?insider=${this.insider}
        @question-change=${(event: CustomEvent<Partial<HouseholdQuestion>>) => this.#ask(event.detail)}
      ></ly-household-filters>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      <ly-note text=${this._open === undefined && !this._adding ? this.#saving.problem : ''}></ly-note>
      <ly-note kind="good" text=${this._said}></ly-note>
      ${
        value === undefined
          ? ''
          : html`${this.#tools(value.total)}
            ${
              value.households.length === 0
                ? this.#nothing()
                : html`<ly-household-list
                    .households=${value.households}
                    .tags=${this.#around.value?.tags ?? []}
                    ?insider=${this.insider}
                    @household-open=${(event: CustomEvent<Household>) => void this.#look(event.detail)}
                  ></ly-household-list>`
            }
            ${this.#pager(value.total)}`
      }
      ${this.#dialog(parents)}
    `;
  }
}

/** Buildings, units and floors by their whole names, in the order of the tree. */
function parentsIn(tree: PlaceTree): ParentChoice[] {
  return tree.places
    .filter(({ kind }) => kind === 'building' || kind === 'unit' || kind === 'floor')
    .map(({ id }) => ({
      id,
      name: withAncestors(tree, id)
        .filter(({ parentId }) => parentId !== null)
        .toReversed()
        .map((place) => local(place.name))
        .join(' '),
    }));
}

customElements.define('ly-register-households', RegisterHouseholds);

declare global {
  interface HTMLElementTagNameMap {
    'ly-register-households': RegisterHouseholds;
  }
}
