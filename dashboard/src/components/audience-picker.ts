import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import type { Place } from '@louyu/contract/api/places';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { coverageOf, toggled } from './audience.ts';
import { placeTree, type PlaceTree } from './place-tree.ts';
import './icon.ts';

/** The places as a tree of checkboxes; event `audience-change` with `detail.audience`. */
export class AudiencePicker extends LitElement {
  static override properties = {
    places: { attribute: false },
    audience: { attribute: false },
    _open: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      ul ul {
        padding-inline-start: var(--four);
      }
      .node {
        display: flex;
        align-items: center;
      }
      .fold {
        width: var(--target);
        padding: 0;
        border: 0;
      }
      .fold[aria-expanded='false'] ly-icon {
        transform: rotate(-90deg);
      }
      .leaf {
        width: var(--target);
      }
      .check {
        padding-inline-end: var(--two);
      }
    `,
  ];

  declare places: readonly Place[];
  declare audience: readonly string[];
  declare private _open: ReadonlySet<string>;

  constructor() {
    super();
    this.places = [];
    this.audience = [];
    this._open = new Set();
    followLanguage(this);
  }

  #fold(id: string): void {
    const next = new Set(this._open);
    if (!next.delete(id)) next.add(id);
    this._open = next;
  }

  #toggle(tree: PlaceTree, id: string): void {
    const audience = toggled(tree, this.audience, id);
    this.dispatchEvent(new CustomEvent('audience-change', { detail: { audience } }));
    this.requestUpdate();
  }

  #node(tree: PlaceTree, place: Place): unknown {
    const children = tree.childrenOf(place.id);
    const isOpen = place.parentId === null || this._open.has(place.id);
    const coverage = coverageOf(tree, this.audience, place.id);
    const name = place.parentId === null ? t('audience.whole') : local(place.name);
    const foldable = children.length > 0 && place.parentId !== null;
    return html`<li>
      <div class="node">
        ${
          foldable
            ? html`<button
                type="button"
                class="button quiet fold"
                aria-expanded=${isOpen ? 'true' : 'false'}
                aria-label=${isOpen ? t('audience.collapse', { name }) : t('audience.expand', { name })}
                @click=${() => this.#fold(place.id)}
              >
                <ly-icon name="down"></ly-icon>
              </button>`
            : place.parentId === null
              ? ''
              : html`<span class="leaf"></span>`
        }
        <label class="check">
          <input
            type="checkbox"
            .checked=${live(coverage === 'all')}
            .indeterminate=${live(coverage === 'some')}
            @change=${() => this.#toggle(tree, place.id)}
          />${name}
        </label>
      </div>
      ${
        isOpen && children.length > 0
          ? html`<ul>
              ${children.map((child) => this.#node(tree, child))}
            </ul>`
          : ''
      }
    </li>`;
  }

  override render() {
    const tree = placeTree(this.places);
    return html`<ul>
      ${tree.childrenOf(null).map((place) => this.#node(tree, place))}
    </ul>`;
  }
}

customElements.define('ly-audience-picker', AudiencePicker);

declare global {
  interface HTMLElementTagNameMap {
    'ly-audience-picker': AudiencePicker;
  }
}
