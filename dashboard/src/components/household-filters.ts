import type { Tag } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import type { HouseholdQuestion } from '../household-question.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import type { ParentChoice } from './household-form.ts';

const typingPauseMs = 200;

/** What to look for among the households; event `question-change` with the changed part of the question. */
export class HouseholdFilters extends LitElement {
  static override properties = {
    question: { attribute: false },
    parents: { attribute: false },
    tags: { attribute: false },
    insider: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 2fr) repeat(2, minmax(0, 1fr)) auto;
        gap: var(--two);
        align-items: end;
      }
      @media (max-width: 800px) {
        :host {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .search,
        .check {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  declare question: HouseholdQuestion;
  declare parents: readonly ParentChoice[];
  declare tags: readonly Tag[];
  declare insider: boolean;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.question = { q: '', place: '', tag: '', lacksPhone: false };
    this.parents = [];
    this.tags = [];
    this.insider = false;
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  #change(detail: Partial<HouseholdQuestion>): void {
    this.dispatchEvent(new CustomEvent('question-change', { detail }));
  }

  #type(event: Event): void {
    const q = fieldValue(event).trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#change({ q }), typingPauseMs);
  }

  #select(id: 'place' | 'tag', label: string, choices: readonly ParentChoice[]) {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} @change=${(event: Event) => this.#change({ [id]: fieldValue(event) })}>
        ${choices.map(
          (choice) =>
            html`<option value=${choice.id} .selected=${choice.id === this.question[id]}>
              ${choice.name}
            </option>`,
        )}
      </select>
    </div>`;
  }

  override render() {
    const { q, lacksPhone } = this.question;
    const places = [{ id: '', name: t('register.all_places') }, ...this.parents];
    const tags = [
      { id: '', name: t('register.all_tags') },
      ...this.tags.map(({ id, name, households }) => ({ id, name: `${name} (${households})` })),
    ];
    return html`
      <div class="field search">
        <label for="search">${t('register.search_label')}</label>
        <input
          id="search"
          type="search"
          autocomplete="off"
          placeholder=${t(this.insider ? 'register.search_contacts' : 'register.search')}
          .value=${q}
          @input=${this.#type}
        />
      </div>
      ${this.#select('place', t('register.place'), places)}
      ${this.insider && this.tags.length > 0 ? this.#select('tag', t('register.tag'), tags) : ''}
      <label class="check">
        <input
          type="checkbox"
          .checked=${lacksPhone}
          @change=${() => this.#change({ lacksPhone: !lacksPhone })}
        />${t('register.lacks_phone')}
      </label>
    `;
  }
}

customElements.define('ly-household-filters', HouseholdFilters);

declare global {
  interface HTMLElementTagNameMap {
    'ly-household-filters': HouseholdFilters;
  }
}
