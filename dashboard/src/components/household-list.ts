import type { Household, Tag } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

/** Households as rows; event `household-open` with `detail: Household` where `insider` may open them. */
export class HouseholdList extends LitElement {
  static override properties = {
    households: { attribute: false },
    tags: { attribute: false },
    insider: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 3fr) minmax(0, 4fr) auto;
        gap: var(--half) var(--two);
        align-items: center;
        min-height: 60px;
        padding-block: var(--half);
        border-top: 1px solid var(--line);
        content-visibility: auto;
        contain-intrinsic-size: auto 60px;
      }
      .tags {
        display: flex;
        flex-wrap: wrap;
        gap: var(--half);
      }
      .tag {
        padding: 0 var(--one);
        border-radius: var(--radius);
        background: var(--panel-strong);
        font-size: var(--text-small);
      }
      @media (max-width: 640px) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .contact,
        .tags {
          grid-column: 1;
        }
        .tags:empty {
          display: none;
        }
        li .button {
          grid-row: 1 / span 3;
          grid-column: 2;
        }
      }
    `,
  ];

  declare households: readonly Household[];
  declare tags: readonly Tag[];
  declare insider: boolean;

  constructor() {
    super();
    this.households = [];
    this.tags = [];
    this.insider = false;
    followLanguage(this);
  }

  #contact({ phoneCount, hasName }: Household): string {
    const known = [
      ...(hasName ? [t('register.has_name')] : []),
      ...(phoneCount > 0 ? [t('register.phones', { count: phoneCount })] : []),
    ];
    return known.length === 0 ? t('register.no_contact') : known.join(' · ');
  }

  #row(household: Household, names: ReadonlyMap<string, string>) {
    const name = `${local(household.where)} ${household.door}`;
    return html`<li>
      <b class="number">${name}</b>
      <span class="contact soft">${this.#contact(household)}</span>
      <span class="tags"
        >${household.tagIds.map((id) => html`<span class="tag">${names.get(id) ?? ''}</span>`)}</span
      >
      ${
        this.insider
          ? html`<button
              class="button"
              aria-label="${t('action.edit')} ${name}"
              @click=${() => this.dispatchEvent(new CustomEvent('household-open', { detail: household }))}
            >
              ${t('action.edit')}
            </button>`
          : ''
      }
    </li>`;
  }

  override render() {
    const names = new Map(this.tags.map(({ id, name }) => [id, name]));
    return html`<ul data-testid="households">
      ${repeat(
        this.households,
        ({ id }) => id,
        (household) => this.#row(household, names),
      )}
    </ul>`;
  }
}

customElements.define('ly-household-list', HouseholdList);

declare global {
  interface HTMLElementTagNameMap {
    'ly-household-list': HouseholdList;
  }
}
