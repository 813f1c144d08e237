import type { ReachNames, SavedAudience } from '@louyu/contract/api/audiences';
import { registerRoles } from '@louyu/contract/api/households';
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
import type { DraftForm } from '../components/draft-form.ts';
import { DoneEvent } from '../comfort/undoable.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/audience-picker.ts';
import '../components/audience-reach.ts';
import '../components/display-kinds.ts';
import '../components/note.ts';

/**
 * Whom a notice is for: its places and kinds of display, which households to visit or call besides, whom that reaches in figures
 * and by name (R17), and audiences to take up again. Event `form-change` with a part of the form.
 */
export class AudiencePanel extends LitElement {
  static override properties = {
    places: { attribute: false },
    audience: { attribute: false },
    profiles: { attribute: false },
    tagIds: { attribute: false },
    problem: {},
    reachWords: {},
    _names: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
      }
      :host(:focus) {
        outline: none;
      }
    `,
  ];

  declare places: readonly Place[];
  /** Ids of the chosen places. */
  declare audience: readonly string[];
  /** The kinds of display; undefined for all. */
  declare profiles: DraftForm['profiles'];
  declare tagIds: readonly string[];
  declare problem: string;
  /** 18 块屏 · 1,200 户 */
  declare reachWords: string;
  declare private _names: ReachNames | undefined;

  readonly #session = new SessionAccess(this);
  readonly #acting = new Submission(this);
  readonly #reach = new Live(this, {
    key: () => JSON.stringify(this.#asked),
    load: (_, signal) => fetchReach(this.#asked, signal),
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
    this.profiles = undefined;
    this.tagIds = [];
    this.problem = '';
    this.reachWords = '';
    this._names = undefined;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // Names of what was chosen before would mislead.
    if (changed.has('audience') || changed.has('profiles') || changed.has('tagIds')) this._names = undefined;
  }

  get #asked() {
    const { audience, profiles, tagIds } = this;
    return { placeIds: [...audience], tagIds: [...tagIds], ...(profiles === undefined ? {} : { profiles }) };
  }

  async #toggleNames(): Promise<void> {
    if (this._names !== undefined) {
      this._names = undefined;
      return;
    }
    await this.#acting.run(async () => {
      this._names = await fetchReachNames({ ...this.#asked, offset: 0 });
    });
  }

  /** The next households of the list. */
  async #moreNames(shown: ReachNames): Promise<void> {
    await this.#acting.run(async () => {
      const next = await fetchReachNames({ ...this.#asked, offset: shown.households.length });
      if (this._names !== shown) return;
      this._names = { ...next, households: [...shown.households, ...next.households] };
    });
  }

  #say(detail: Partial<DraftForm>): void {
    this.dispatchEvent(new CustomEvent('form-change', { detail }));
  }

  async #change(change: () => Promise<unknown>): Promise<boolean> {
    const done = await this.#acting.run(async () => {
      await change();
    });
    if (done) await this.#around.refresh();
    return done;
  }

  async #forget({ id, ...audience }: SavedAudience): Promise<void> {
    const done = await this.#change(() => removeAudience(id));
    if (!done) return;
    const words = t('undo.audience', { name: audience.name });
    const undo = async () => {
      await saveAudience(audience);
      await this.#around.refresh();
    };
    this.dispatchEvent(new DoneEvent({ words, undo }));
  }

  override render() {
    return html`<div class="row">
        <h2>${t('compose.audience')}</h2>
        <strong class="number" aria-live="polite" data-testid="reach-count">${this.reachWords}</strong>
      </div>
      ${this.problem === '' ? '' : html`<p class="problem">${this.problem}</p>`}
      <slot></slot>
      <ly-audience-picker
        .places=${this.places}
        .audience=${this.audience}
        @audience-change=${(event: CustomEvent<{ audience: readonly string[] }>) => this.#say(event.detail)}
      ></ly-audience-picker>
      <ly-display-kinds
        .profiles=${this.profiles}
        @profiles-change=${(event: CustomEvent<DraftForm['profiles']>) =>
          this.#say({ profiles: event.detail })}
      ></ly-display-kinds>
      <ly-audience-reach
        .reach=${this.#reach.value}
        .names=${this._names}
        .tags=${this.#around.value?.tags ?? []}
        .chosen=${this.tagIds}
        ?byName=${this.tagIds.length === 0 || this.#session.has(...registerRoles)}
        .saved=${this.#around.value?.saved ?? []}
        ?savable=${this.audience.length > 0}
        @tags-change=${(event: CustomEvent<string[]>) => this.#say({ tagIds: event.detail })}
        @names-more=${() => this._names && void this.#moreNames(this._names)}
        @names-toggle=${() => void this.#toggleNames()}
        @audience-use=${({ detail: { placeIds, tagIds, profiles } }: CustomEvent<SavedAudience>) =>
          this.#say({ audience: placeIds, tagIds, profiles })}
        @audience-remove=${(event: CustomEvent<SavedAudience>) => void this.#forget(event.detail)}
        @audience-save=${(event: CustomEvent<string>) =>
          void this.#change(() => saveAudience({ name: event.detail, ...this.#asked }))}
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
