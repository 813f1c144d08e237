import type { Reach, ReachNames, SavedAudience } from '@louyu/contract/api/audiences';
import type { Tag } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './text-field.ts';

/**
 * Whom an audience reaches, by tags and by name, and audiences to take up again. Events: `tags-change` (string[]),
 * `names-toggle`, `names-more`, `audience-use` and `audience-remove` (SavedAudience), `audience-save` (its name).
 */
export class AudienceReach extends LitElement {
  static override properties = {
    reach: { attribute: false },
    names: { attribute: false },
    tags: { attribute: false },
    chosen: { attribute: false },
    saved: { attribute: false },
    savable: { type: Boolean },
    byName: { type: Boolean },
    _name: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .names {
        columns: 14rem;
        max-height: 320px;
        overflow-y: auto;
      }
      .names li {
        break-inside: avoid;
      }
      .save {
        align-items: end;
      }
    `,
  ];

  declare reach: Reach | undefined;
  /** Undefined while nobody has asked for them. */
  declare names: ReachNames | undefined;
  declare tags: readonly Tag[];
  declare chosen: readonly string[];
  declare saved: readonly SavedAudience[];
  declare savable: boolean;
  /** Whether this person may see the names: tags are for some roles only. */
  declare byName: boolean;
  declare private _name: string;

  constructor() {
    super();
    this.reach = undefined;
    this.names = undefined;
    this.tags = [];
    this.chosen = [];
    this.saved = [];
    this.savable = false;
    this.byName = false;
    this._name = '';
    followLanguage(this);
  }

  #say(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #toggle(id: string): void {
    const chosen = this.chosen.includes(id)
      ? this.chosen.filter((known) => known !== id)
      : [...this.chosen, id];
    this.#say('tags-change', chosen);
  }

  #save(event: Event): void {
    event.preventDefault();
    const name = this._name.trim();
    if (name === '') return;
    this._name = '';
    this.#say('audience-save', name);
  }

  #savedOnes() {
    if (this.saved.length === 0) return '';
    return html`<fieldset>
      <legend>${t('audience.saved')}</legend>
      <div class="row tight">
        ${this.saved.map(
          (audience) =>
            html`<button type="button" class="chip" @click=${() => this.#say('audience-use', audience)}>
                ${audience.name}
              </button>
              <button
                type="button"
                class="button quiet"
                aria-label=${t('audience.remove', { name: audience.name })}
                @click=${() => this.#say('audience-remove', audience)}
              >
                <ly-icon name="close"></ly-icon>
              </button>`,
        )}
      </div>
    </fieldset>`;
  }

  #tagChoice() {
    if (this.tags.length === 0) return '';
    return html`<fieldset>
      <legend>${t('audience.tags')}</legend>
      <div class="row tight">
        ${this.tags.map(
          ({ id, name }) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${this.chosen.includes(id) ? 'true' : 'false'}
              @click=${() => this.#toggle(id)}
            >
              ${name}
            </button>`,
        )}
      </div>
      <p class="hint">
        ${
          this.chosen.length > 0 && this.reach !== undefined
            ? t('audience.households_tagged', { count: this.reach.tagged })
            : t('audience.tags_hint')
        }
      </p>
    </fieldset>`;
  }

  #list({ screens, households, total }: ReachNames) {
    const more = total - households.length;
    return html`<ul class="names" tabindex="0">
        ${screens.map(({ name, where }) => html`<li>${local(where)} · ${name}</li>`)}
        ${households.map(({ where, door }) => html`<li class="number">${local(where)} ${door}</li>`)}
      </ul>
      ${
        more > 0
          ? html`<button type="button" class="button" @click=${() => this.#say('names-more')}>
              ${t('audience.more_names', { count: more })}
            </button>`
          : ''
      }`;
  }

  override render() {
    return html`<div class="stack">
      ${this.#savedOnes()} ${this.#tagChoice()}
      <div>
        <button
          type="button"
          class="button"
          aria-expanded=${this.names === undefined ? 'false' : 'true'}
          ?disabled=${!this.byName}
          @click=${() => this.#say('names-toggle')}
        >
          ${t(this.names === undefined ? 'audience.names' : 'audience.hide_names')}
        </button>
        ${this.byName ? '' : html`<p class="hint">${t('audience.names_hidden')}</p>`}
      </div>
      ${this.names === undefined ? '' : this.#list(this.names)}
      ${
        this.savable
          ? html`<form class="row save" @submit=${this.#save}>
              <ly-text-field
                label=${t('audience.save')}
                placeholder=${t('audience.save_name')}
                .value=${this._name}
                @input=${(event: Event) => (this._name = fieldValue(event))}
              ></ly-text-field>
              <button class="button">${t('action.save')}</button>
            </form>`
          : ''
      }
    </div>`;
  }
}

customElements.define('ly-audience-reach', AudienceReach);

declare global {
  interface HTMLElementTagNameMap {
    'ly-audience-reach': AudienceReach;
  }
}
