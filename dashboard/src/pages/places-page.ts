import { registerRoles } from '@louyu/contract/api/households';
import type { Place, PlaceChange, PlaceRequest } from '@louyu/contract/api/places';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { addPlace, deletePlace, fetchPlaces, renamePlace, restorePlace } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { DoneEvent } from '../comfort/undoable.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { onNavigation } from '../navigation.ts';
import { SessionAccess, SessionChangedEvent } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/note.ts';
import '../components/place-card.ts';
import '../components/place-navigator.ts';
import '../components/register-tabs.ts';

/** 房产住户: the tree at the left, the chosen place at the right. */
export class PlacesPage extends LitElement {
  static override properties = {
    _chosen: { state: true },
    _said: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
        gap: var(--six);
        align-items: start;
      }
      .card {
        position: sticky;
        top: var(--three);
      }
      @media (max-width: 900px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--three);
        }
        .card {
          position: static;
          padding: var(--two);
        }
      }
    `,
  ];

  declare private _chosen: string;
  declare private _said: string;

  #end: () => void = () => undefined;
  readonly #session = new SessionAccess(this);
  readonly #saving = new Submission(this);
  readonly #places = new Live(this, {
    key: () => 'places',
    load: (_, signal) => fetchPlaces(signal),
    touchedBy: (change) =>
      change.resource === 'place' || change.resource === 'site' || change.resource === 'device',
  });

  constructor() {
    super();
    this._chosen = placeInAddress();
    this._said = '';
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = onNavigation(() => this.#choose(placeInAddress()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  #choose(placeId: string): void {
    this._chosen = placeId;
    this._said = '';
    this.#saving.clear();
  }

  async #rename(place: Place, change: PlaceChange): Promise<void> {
    const done = await this.#saving.run(async () => {
      await renamePlace(place.id, change);
    });
    if (!done) return;
    await this.#places.refresh();
    this._said = t('saved');
    // The site's name stands in the menu.
    if (place.parentId === null) this.dispatchEvent(new SessionChangedEvent(null));
  }

  async #add(body: PlaceRequest): Promise<void> {
    const done = await this.#saving.run(async () => {
      await addPlace(body);
    });
    if (!done) return;
    await this.#places.refresh();
    this._said = t('places.added', { name: body.name['zh-CN'] });
    this.renderRoot.querySelector('ly-place-card')?.childAdded();
  }

  async #delete({ id, name, parentId }: Place): Promise<void> {
    this._said = '';
    const done = await this.#saving.run(() => deletePlace(id));
    if (!done) return;
    this._chosen = parentId ?? '';
    await this.#places.refresh();
    const undo = async () => {
      await restorePlace(id);
      await this.#places.refresh();
      this._chosen = id;
    };
    this.dispatchEvent(new DoneEvent({ words: t('undo.deleted', { name: local(name) }), undo }));
  }

  #card(places: readonly Place[]) {
    const place = places.find(({ id }) => id === this._chosen) ?? places[0];
    if (place === undefined) return '';
    return html`<div class="card stack">
      <ly-place-card
        .place=${place}
        .busy=${this.#saving.busy}
        ?editable=${this.#session.has('admin')}
        @rename=${(event: CustomEvent<PlaceChange>) => void this.#rename(place, event.detail)}
        @add=${(event: CustomEvent<PlaceRequest>) => void this.#add(event.detail)}
        @delete=${() => void this.#delete(place)}
      ></ly-place-card>
      ${places.length === 1 ? html`<p class="soft">${t('places.empty_hint')}</p>` : ''}
      <ly-note text=${this.#saving.problem}></ly-note>
      <ly-note kind="good" text=${this._said}></ly-note>
    </div>`;
  }

  override render() {
    const { value, error } = this.#places;
    return html`
      <div class="page-head"><h1 tabindex="-1">${t('places.title')}</h1></div>
      <ly-register-tabs tab="places" ?insider=${this.#session.has(...registerRoles)}></ly-register-tabs>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${
        value === undefined
          ? ''
          : html`<div class="columns">
              <ly-place-navigator
                .places=${value}
                .chosen=${this._chosen || (value[0]?.id ?? '')}
                @place-choose=${(event: CustomEvent<{ placeId: string }>) => this.#choose(event.detail.placeId)}
              ></ly-place-navigator>
              ${this.#card(value)}
            </div>`
      }
    `;
  }
}

/** `?place=` chooses one. */
function placeInAddress(): string {
  return new URLSearchParams(location.search).get('place') ?? '';
}

customElements.define('ly-places-page', PlacesPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-places-page': PlacesPage;
  }
}
