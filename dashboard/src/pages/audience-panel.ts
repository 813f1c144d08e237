import type { ReachNames, SavedAudience } from '@louyu/contract/api/audiences';
import type { Place } from '@louyu/contract/api/places';
import { css, html, LitElement, type PropertyValues } from 'lit';
import {
  fetchReach,
  fetchReachNames,
  fetchSavedAudiences,
  removeAudience,
  saveAudience,
} from '../api/audiences.ts';
import { fetchTags } from '../api/households.ts';
import { Live } from '../api/live.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import '../components/audience-picker.ts';
import '../components/audience-reach.ts';
import '../components/note.ts';

/**
 * The places of an audience to choose from, whom it reaches by name, whom to visit or call besides, and audiences to take up again
 * (event `audience-change` with `detail.audience`).
 */
export class AudiencePanel extends LitElement {
  static override properties = {
    places: { attribute: false },
    audience: { attribute: false },
    _tagIds: { state: true },
    _names: { state: true },
  };

  static override styles = css`
    :host {
      display: grid;
      gap: 16px;
    }
  `;

  declare places: readonly Place[];
  /** Ids of the chosen places. */
  declare audience: readonly string[];
  declare private _tagIds: readonly string[];
  declare private _names: ReachNames | undefined;

  readonly #acting = new Submission(this);
  readonly #reach = new Live(this, {
    key: () => JSON.stringify([this.audience, this._tagIds]),
    load: (_, signal) => fetchReach({ placeIds: [...this.audience], tagIds: [...this._tagIds] }, signal),
    touchedBy: ({ resource }) => resource === 'household' || resource === 'device' || resource === 'place',
  });
  readonly #around = new Live(this, {
    key: () => 'around',
    load: async (_, signal) => {
      const [tags, saved] = await Promise.all([fetchTags(signal), fetchSavedAudiences(signal)]);
      return { tags, saved };
    },
    touchedBy: ({ resource }) => resource === 'household' || resource === 'place',
  });

  constructor() {
    super();
    this.places = [];
    this.audience = [];
    this._tagIds = [];
    this._names = undefined;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // Names of what was chosen before would mislead.
    if (changed.has('audience')) this._names = undefined;
  }

  async #toggleNames(): Promise<void> {
    if (this._names !== undefined) {
      this._names = undefined;
      return;
    }
    await this.#acting.run(async () => {
      this._names = await fetchReachNames({
        placeIds: [...this.audience],
        tagIds: [...this._tagIds],
        offset: 0,
      });
    });
  }

  #use({ placeIds, tagIds }: SavedAudience): void {
    this._tagIds = tagIds;
    this.#say(placeIds);
  }

  #say(audience: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('audience-change', { detail: { audience } }));
  }

  async #change(change: () => Promise<unknown>): Promise<void> {
    const done = await this.#acting.run(async () => {
      await change();
    });
    if (done) await this.#around.refresh();
  }

  override render() {
    return html`<ly-audience-picker
        .places=${this.places}
        .audience=${this.audience}
        @audience-change=${(event: CustomEvent<{ audience: readonly string[] }>) =>
          this.#say(event.detail.audience)}
      ></ly-audience-picker>
      <ly-audience-reach
        .reach=${this.#reach.value}
        .names=${this._names}
        .tags=${this.#around.value?.tags ?? []}
        .chosen=${this._tagIds}
        .saved=${this.#around.value?.saved ?? []}
        ?savable=${this.audience.length > 0}
        @tags-change=${(event: CustomEvent<string[]>) => {
          this._tagIds = event.detail;
          this._names = undefined;
        }}
        @names-toggle=${() => void this.#toggleNames()}
        @audience-use=${(event: CustomEvent<SavedAudience>) => this.#use(event.detail)}
        @audience-remove=${(event: CustomEvent<SavedAudience>) =>
          void this.#change(() => removeAudience(event.detail.id))}
        @audience-save=${(event: CustomEvent<string>) =>
          void this.#change(() =>
            saveAudience({
              name: event.detail,
              placeIds: [...this.audience],
              tagIds: [...this._tagIds],
            }),
          )}
      ></ly-audience-reach>
      <ly-note text=${this.#acting.problem}></ly-note>`;
  }
}

customElements.define('ly-audience-panel', AudiencePanel);

declare global {
  interface HTMLElementTagNameMap {
    'ly-audience-panel': AudiencePanel;
  }
}
