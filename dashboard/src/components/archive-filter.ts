import type { Place } from '@louyu/contract/api/places';
import { categories } from '@louyu/contract/notice-content';
import { css, html, LitElement } from 'lit';
import { askForAll, type ArchiveQuestion } from '../archive-question.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import { placeTree, withAncestors } from './place-tree.ts';

/** Category, place and days by which notices are looked for; event `question-change` with the changed part. */
export class ArchiveFilter extends LitElement {
  static override properties = { question: { attribute: false }, places: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(160px, 40%), 1fr));
        gap: var(--two);
        align-items: end;
      }
      label {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
    `,
  ];

  declare question: ArchiveQuestion;
  declare places: readonly Place[];

  constructor() {
    super();
    this.question = askForAll;
    this.places = [];
    followLanguage(this);
  }

  #change(detail: Partial<ArchiveQuestion>): void {
    this.dispatchEvent(new CustomEvent('question-change', { detail }));
  }

  #select(
    name: 'category' | 'place',
    label: string,
    all: string,
    choices: readonly (readonly [string, string])[],
    choose: (value: string) => void,
  ) {
    const chosen = this.question[name] ?? '';
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} @change=${(event: Event) => choose(fieldValue(event))}>
        <option value="" .selected=${chosen === ''}>${all}</option>
        ${choices.map(
          ([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  #day(name: 'from' | 'to', label: string) {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        type="date"
        .value=${this.question[name]}
        @change=${(event: Event) => this.#change({ [name]: fieldValue(event) })}
      />
    </div>`;
  }

  #choicesOfPlaces(): (readonly [string, string])[] {
    const tree = placeTree(this.places);
    return this.places
      .filter(({ kind }) => kind !== 'site')
      .map(({ id }) => {
        const path = withAncestors(tree, id).filter(({ kind }) => kind !== 'site');
        return [
          id,
          path
            .map(({ name }) => local(name))
            .toReversed()
            .join(' '),
        ] as const;
      });
  }

  override render() {
    return html`
      ${this.#select(
        'category',
        t('notice.category'),
        t('action.all'),
        categories.map((category) => [category, t(`category.${category}`)] as const),
        (value) => this.#change({ category: categories.find((known) => known === value) ?? null }),
      )}
      ${this.#select('place', t('notices.place'), t('notices.everywhere'), this.#choicesOfPlaces(), (place) =>
        this.#change({ place }),
      )}
      ${this.#day('from', t('notices.from'))} ${this.#day('to', t('notices.to'))}
    `;
  }
}

customElements.define('ly-archive-filter', ArchiveFilter);

declare global {
  interface HTMLElementTagNameMap {
    'ly-archive-filter': ArchiveFilter;
  }
}
