import type { Place } from '@louyu/contract/api/places';
import type { Id } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import { spotsBelow, withAncestors, type PlaceTree } from './place-tree.ts';
import './text-field.ts';

const wordsMaxChars = 40;

/** Where it is, one tap a step: building, unit, spot; and exactly where, in words. Events `where` (an id) and `words`. */
export class AlertWhere extends LitElement {
  static override properties = {
    tree: { attribute: false },
    scope: { attribute: false },
    whereId: {},
    words: {},
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      legend {
        margin-block-end: var(--one);
      }
      .chip {
        min-height: var(--six);
      }
      .exact {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
        gap: 12px var(--two);
        align-items: end;
      }
    `,
  ];

  declare tree: PlaceTree;
  /** The places that the person answers for; empty: the whole site. */
  declare scope: readonly Id[];
  declare whereId: Id;
  declare words: string;

  constructor() {
    super();
    this.scope = [];
    this.whereId = '';
    this.words = '';
    followLanguage(this);
  }

  #say(name: 'where' | 'words', detail: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #chip(place: Place, words: string, pressed: boolean) {
    return html`<button
      type="button"
      class="chip"
      aria-pressed=${pressed ? 'true' : 'false'}
      @click=${() => this.#say('where', place.id)}
    >
      ${words}
    </button>`;
  }

  /** The site, or the places one answers for, first; then its buildings. */
  #tops(): readonly Place[] {
    const { tree, scope } = this;
    const mine = scope.flatMap((id) => tree.byId.get(id) ?? []);
    if (mine.length > 0) return mine;
    const roots = tree.childrenOf(null);
    const below = roots.flatMap((root) => tree.childrenOf(root.id));
    return [...roots, ...below.filter(({ kind }) => kind === 'building')];
  }

  /** The spots of what is chosen. Those of a building's units come with their unit, or by the building itself. */
  #spots(top: Place): readonly Place[] {
    if (top.parentId === null) return this.tree.childrenOf(top.id).filter(({ kind }) => kind === 'spot');
    return spotsBelow(this.tree, top.id);
  }

  #spotWords(spot: Place, top: Place): string {
    const path = withAncestors(this.tree, spot.id);
    const names = path.slice(
      0,
      path.findIndex(({ id }) => id === top.id),
    );
    return names
      .toReversed()
      .map(({ name }) => local(name))
      .join(' ');
  }

  #spotChoice(top: Place) {
    const spots = this.#spots(top).filter(({ id }) => id !== top.id);
    if (spots.length === 0) return '';
    return html`<div class="field">
      <label for="spot">${t('emergency.spot')}</label>
      <select id="spot" @change=${(event: Event) => this.#say('where', fieldValue(event))}>
        <option value=${top.id} .selected=${this.whereId === top.id}>${t('emergency.spot_any')}</option>
        ${spots.map(
          (spot) =>
            html`<option value=${spot.id} .selected=${spot.id === this.whereId}>
              ${this.#spotWords(spot, top)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  override render() {
    const { tree, whereId } = this;
    const path = withAncestors(tree, whereId);
    const tops = this.#tops();
    const top = path.find(({ id }) => tops.some((each) => each.id === id));
    const building = path.find(({ kind }) => kind === 'building');
    const units =
      building === undefined ? [] : tree.childrenOf(building.id).filter(({ kind }) => kind === 'unit');
    const unit = path.find(({ kind }) => kind === 'unit');
    return html`<fieldset>
        <legend>${t('emergency.where')}</legend>
        <div class="row tight">
          ${tops.map((place) =>
            this.#chip(
              place,
              place.parentId === null ? t('audience.whole') : local(place.name),
              place.id === top?.id,
            ),
          )}
        </div>
      </fieldset>
      ${
        building === undefined || units.length < 2
          ? ''
          : html`<div class="row tight" role="group" aria-label=${local(building.name)}>
              ${this.#chip(building, t('emergency.whole_building'), unit === undefined)}
              ${units.map((each) => this.#chip(each, local(each.name), each.id === unit?.id))}
            </div>`
      }
      <div class="exact">
        ${top === undefined ? '' : this.#spotChoice(unit ?? top)}
        <ly-text-field
          label=${t('emergency.where_words')}
          placeholder=${t('emergency.where_words_example')}
          .value=${this.words}
          .problem=${this.words.length > wordsMaxChars ? t('emergency.too_long', { max: wordsMaxChars }) : ''}
          @input=${(event: Event) => this.#say('words', fieldValue(event))}
        ></ly-text-field>
      </div>`;
  }
}

customElements.define('ly-alert-where', AlertWhere);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-where': AlertWhere;
  }
}
