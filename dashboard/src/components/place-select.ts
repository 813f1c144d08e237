import type { Place } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import { placeTree, withAncestors, type PlaceTree } from './place-tree.ts';
import './icon.ts';

/** One place of the site, whole or in part, grouped by building; event `choose` with `detail.placeId`. */
export class PlaceSelect extends LitElement {
  static override properties = { places: { attribute: false }, value: {}, label: {}, problem: {} };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
    `,
  ];

  declare places: readonly Place[];
  declare value: string;
  declare label: string;
  declare problem: string;

  constructor() {
    super();
    this.places = [];
    this.value = '';
    this.label = '';
    this.problem = '';
    followLanguage(this);
  }

  #option(tree: PlaceTree, { id }: Place) {
    const path = withAncestors(tree, id).filter(({ parentId }) => parentId !== null);
    const words = path
      .toReversed()
      .map(({ name }) => local(name))
      .join(' ');
    return html`<option value=${id} .selected=${id === this.value}>${words}</option>`;
  }

  #below(tree: PlaceTree, place: Place): readonly Place[] {
    return [place, ...tree.childrenOf(place.id).flatMap((child) => this.#below(tree, child))];
  }

  override render() {
    const tree = placeTree(this.places);
    return html`<div class="field">
      <label for="place">${this.label}</label>
      <select
        id="place"
        aria-invalid=${this.problem === '' ? 'false' : 'true'}
        aria-describedby="problem"
        @change=${(event: Event) =>
          this.dispatchEvent(new CustomEvent('choose', { detail: { placeId: fieldValue(event) } }))}
      >
        <option value="" disabled .selected=${this.value === ''}>${t('case.entry_place_choose')}</option>
        ${tree.childrenOf(null).map(
          (site) =>
            html`<option value=${site.id} .selected=${site.id === this.value}>${t('audience.whole')}</option>
              ${tree.childrenOf(site.id).map((part) => {
                const below = this.#below(tree, part);
                if (below.length === 1) return this.#option(tree, part);
                return html`<optgroup label=${local(part.name)}>
                  ${below.map((place) => this.#option(tree, place))}
                </optgroup>`;
              })}`,
        )}
      </select>
      <span id="problem" class="problem"
        >${this.problem === '' ? '' : html`<ly-icon name="warning"></ly-icon>${this.problem}`}</span
      >
    </div>`;
  }
}

customElements.define('ly-place-select', PlaceSelect);

declare global {
  interface HTMLElementTagNameMap {
    'ly-place-select': PlaceSelect;
  }
}
