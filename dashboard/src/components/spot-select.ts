import type { Place } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import { placeTree, spotsBelow, withAncestors, type PlaceTree } from './place-tree.ts';

/** One spot of the site, grouped by building; event `spot-change` with `detail.spotId`. */
export class SpotSelect extends LitElement {
  static override properties = { places: { attribute: false }, value: {}, label: {}, problem: {}, hint: {} };

  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

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
  declare hint: string;

  constructor() {
    super();
    this.places = [];
    this.value = '';
    this.label = '';
    this.problem = '';
    this.hint = '';
    followLanguage(this);
  }

  #option(tree: PlaceTree, spot: Place, below: Place) {
    return html`<option value=${spot.id} .selected=${spot.id === this.value}>
      ${pathWords(tree, spot, below)}
    </option>`;
  }

  override render() {
    const tree = placeTree(this.places);
    const roots = tree.childrenOf(null);
    const groups = roots.flatMap((root) => tree.childrenOf(root.id));
    return html`<div class="field">
      <label for="spot">${this.label}</label>
      <select
        id="spot"
        aria-invalid=${this.problem === '' ? 'false' : 'true'}
        aria-describedby="problem"
        @change=${(event: Event) =>
          this.dispatchEvent(new CustomEvent('spot-change', { detail: { spotId: fieldValue(event) } }))}
      >
        <option value="" disabled .selected=${this.value === ''}>${t('pair.choose_spot')}</option>
        ${groups.map((group) => {
          if (group.kind === 'spot') return this.#option(tree, group, group);
          const spots = spotsBelow(tree, group.id);
          if (spots.length === 0) return '';
          return html`<optgroup label=${local(group.name)}>
            ${spots.map((spot) => this.#option(tree, spot, group))}
          </optgroup>`;
        })}
      </select>
      <span id="problem" class="problem">${this.problem}</span>
      ${this.hint === '' ? '' : html`<span class="hint">${this.hint}</span>`}
    </div>`;
  }
}

/** `3栋 1单元 大堂`: the spot with what it is in. */
function pathWords(tree: PlaceTree, spot: Place, group: Place): string {
  const chain = withAncestors(tree, spot.id).filter((place) => place.parentId !== null);
  const end = group.id === spot.id ? chain.length : chain.findIndex((place) => place.id === group.id) + 1;
  return chain
    .slice(0, end)
    .toReversed()
    .map((place) => local(place.name))
    .join(' ');
}

customElements.define('ly-spot-select', SpotSelect);

declare global {
  interface HTMLElementTagNameMap {
    'ly-spot-select': SpotSelect;
  }
}
