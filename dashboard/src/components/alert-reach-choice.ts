import type { AlertReach } from '@louyu/contract/api/alerts';
import type { Place } from '@louyu/contract/api/places';
import type { Id } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { reachPlaces, usualPlace, type ReachChoice } from './alert-form.ts';
import type { PlaceTree } from './place-tree.ts';
import './audience-picker.ts';

/** Whose screens show it: what the template usually reaches, or one tap to another. Events `reach` and `picked` (ids). */
export class AlertReachChoice extends LitElement {
  static override properties = {
    tree: { attribute: false },
    whereId: {},
    usual: {},
    reach: {},
    picked: { attribute: false },
    placeIds: { attribute: false },
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
      ly-audience-picker {
        max-height: 320px;
        overflow-y: auto;
        padding-inline: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
    `,
  ];

  declare tree: PlaceTree;
  declare whereId: Id;
  /** How far the template usually reaches. */
  declare usual: AlertReach;
  declare reach: ReachChoice;
  declare picked: readonly Id[];
  /** The places that the hub would send it to; undefined while it has not said. */
  declare placeIds: readonly Id[] | undefined;

  constructor() {
    super();
    this.whereId = '';
    this.usual = 'building';
    this.reach = 'usual';
    this.picked = [];
    this.placeIds = undefined;
    followLanguage(this);
  }

  #say(name: 'reach' | 'picked', detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** Nothing picked yet: what would be reached anyway is there to be changed. */
  #pick(): void {
    if (this.picked.length === 0) this.#say('picked', this.placeIds ?? [this.whereId]);
    this.#say('reach', 'pick');
  }

  #words(reach: AlertReach, { name, parentId }: Place): string {
    if (parentId === null) return t('audience.whole');
    return reach === 'place' ? t('emergency.reach_here', { place: local(name) }) : local(name);
  }

  #chip(words: string, pressed: boolean, choose: () => void) {
    return html`<button
      type="button"
      class="chip"
      aria-pressed=${pressed ? 'true' : 'false'}
      @click=${choose}
    >
      ${words}
    </button>`;
  }

  override render() {
    const { tree, whereId, reach } = this;
    const choices = reachPlaces(tree, whereId);
    const [said, ...more] = this.placeIds ?? [];
    const usual = said !== undefined && more.length === 0 ? said : usualPlace(tree, whereId, this.usual)?.id;
    return html`<fieldset>
        <legend>${t('emergency.reach')}</legend>
        <div class="row tight">
          ${choices.map(([each, place]) =>
            this.#chip(
              this.#words(each, place),
              reach === each || (reach === 'usual' && place.id === usual),
              () => this.#say('reach', each),
            ),
          )}
          ${this.#chip(t('emergency.reach_pick'), reach === 'pick', () => this.#pick())}
        </div>
      </fieldset>
      ${
        reach === 'pick'
          ? html`<ly-audience-picker
              .places=${tree.places}
              .audience=${this.picked}
              @audience-change=${(event: CustomEvent<{ audience: readonly Id[] }>) =>
                this.#say('picked', event.detail.audience)}
            ></ly-audience-picker>`
          : ''
      }`;
  }
}

customElements.define('ly-alert-reach-choice', AlertReachChoice);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-reach-choice': AlertReachChoice;
  }
}
