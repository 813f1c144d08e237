import '@awesome.me/webawesome/dist/components/tree/tree.js';
import '@awesome.me/webawesome/dist/components/tree-item/tree-item.js';
import type { WaSelectionChangeEvent } from '@awesome.me/webawesome/dist/events/selection-change.js';
import type { Place } from '@louyu/contract/api/places';
import type { PlaceKind } from '@louyu/contract/devices';
import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import type { IconName } from './icon-paths.ts';
import { placeTree, withAncestors, type PlaceTree } from './place-tree.ts';
import './icon.ts';

export const placeIcons: Readonly<Record<PlaceKind, IconName>> = {
  site: 'places',
  building: 'building',
  unit: 'household',
  floor: 'log',
  household: 'person',
  spot: 'spot',
};

/** The places as a tree to choose one from, by mouse and by arrow keys; event `place-choose` with `detail.placeId`. */
export class PlaceNavigator extends LitElement {
  static override properties = { places: { attribute: false }, chosen: {} };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      wa-tree {
        --indent-size: var(--three);
      }
      wa-tree-item::part(item) {
        min-height: var(--target);
        border-radius: var(--radius);
        border-inline-start: 0;
      }
      wa-tree-item::part(label) {
        display: flex;
        flex: 1 1 auto;
        gap: var(--one);
        align-items: center;
        min-width: 0;
      }
      .count {
        margin-inline-start: auto;
        padding-inline: var(--two);
      }
      wa-tree-item[selected]::part(item) {
        background: var(--panel-strong);
        font-weight: 600;
      }
    `,
  ];

  declare places: readonly Place[];
  declare chosen: string;

  constructor() {
    super();
    this.places = [];
    this.chosen = '';
    followLanguage(this);
  }

  #choose(event: WaSelectionChangeEvent): void {
    const placeId = event.detail.selection[0]?.dataset['place'];
    if (placeId === undefined) return;
    this.dispatchEvent(new CustomEvent('place-choose', { detail: { placeId } }));
  }

  #node(tree: PlaceTree, place: Place, path: ReadonlySet<string>): unknown {
    const children = tree.childrenOf(place.id);
    const isOpen = place.parentId === null || path.has(place.id);
    const households =
      place.householdCount === 0 ? '' : t('places.households', { count: place.householdCount });
    return html`<wa-tree-item
      data-place=${place.id}
      ?selected=${place.id === this.chosen}
      expanded=${isOpen ? '' : nothing}
      aria-label=${`${local(place.name)} ${households}`.trim()}
    >
      <ly-icon name=${placeIcons[place.kind]}></ly-icon><span>${local(place.name)}</span>
      ${households === '' ? '' : html`<span class="count soft small number">${households}</span>`}
      ${children.map((child) => this.#node(tree, child, path))}
    </wa-tree-item>`;
  }

  override render() {
    const tree = placeTree(this.places);
    const path = new Set(withAncestors(tree, this.chosen).map((place) => place.id));
    return html`<wa-tree aria-label=${t('places.tree')} @wa-selection-change=${this.#choose}>
      ${tree.childrenOf(null).map((place) => this.#node(tree, place, path))}
    </wa-tree>`;
  }
}

customElements.define('ly-place-navigator', PlaceNavigator);

declare global {
  interface HTMLElementTagNameMap {
    'ly-place-navigator': PlaceNavigator;
  }
}
