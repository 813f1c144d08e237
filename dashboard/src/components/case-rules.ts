import type { CasePolicy } from '@louyu/contract/api/case-policy';
import { caseCategories, caseKinds, caseTeams } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './promise-fields.ts';

type Rule = CasePolicy['rules'][number];

const rulesMax = 60;

/** Which team gets what, and promises of its own for some; the first that fits counts. Event `change-rules` with `detail: Rule[]`. */
export class CaseRules extends LitElement {
  static override properties = { policy: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
      }
      fieldset {
        display: grid;
        gap: 12px;
        padding: 12px var(--two);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .line {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr)) auto auto;
        gap: var(--one) var(--two);
        align-items: end;
      }
      @media (max-width: 640px) {
        .line {
          grid-template-columns: 1fr 1fr;
        }
      }
    `,
  ];

  declare policy: CasePolicy | undefined;

  constructor() {
    super();
    this.policy = undefined;
    followLanguage(this);
  }

  #say(rules: readonly Rule[]): void {
    this.dispatchEvent(new CustomEvent('change-rules', { detail: rules }));
  }

  #select(
    id: string,
    label: string,
    value: string,
    choices: readonly (readonly [string, string])[],
    choose: (value: string) => void,
  ) {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} .value=${live(value)} @change=${(event: Event) => choose(fieldValue(event))}>
        ${choices.map(
          ([each, words]) => html`<option value=${each} .selected=${each === value}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  #rule(policy: CasePolicy, rule: Rule, index: number) {
    const { rules } = policy;
    const { category, kind, team, promises } = rule;
    const change = (next: Rule) => this.#say(rules.map((each, at) => (at === index ? next : each)));
    const { promises: _, ...plain } = rule;
    const { kind: __, ...anyKind } = rule;
    const name = t('case_set.rule', { category: t(`case.category_${category}`) });
    return html`<fieldset aria-label=${name}>
      <div class="line">
        ${this.#select(
          `category-${index}`,
          t('case.entry_category'),
          category,
          caseCategories.map((each) => [each, t(`case.category_${each}`)] as const),
          (value) => change({ ...rule, category: caseCategories.find((each) => each === value) ?? category }),
        )}
        ${this.#select(
          `kind-${index}`,
          t('case.filter_kind'),
          kind ?? '',
          [
            ['', t('case_set.every_kind')] as const,
            ...caseKinds.map((each) => [each, t(`case.kind_${each}`)] as const),
          ],
          (value) => {
            const chosen = caseKinds.find((each) => each === value);
            change(chosen === undefined ? anyKind : { ...rule, kind: chosen });
          },
        )}
        ${this.#select(
          `team-${index}`,
          t('case.filter_team'),
          team,
          caseTeams.map((each) => [each, t(`case.team_${each}`)] as const),
          (value) => change({ ...rule, team: caseTeams.find((each) => each === value) ?? team }),
        )}
        <label class="check">
          <input
            type="checkbox"
            .checked=${promises !== undefined}
            @change=${() => change(promises === undefined ? { ...rule, promises: policy.promises } : plain)}
          />${t('case_set.own_promises')}
        </label>
        <button
          type="button"
          class="button"
          aria-label="${t('duty.remove')} ${name}"
          @click=${() => this.#say(rules.filter((each) => each !== rule))}
        >
          <ly-icon name="delete"></ly-icon>
        </button>
      </div>
      ${
        promises === undefined
          ? ''
          : html`<ly-promise-fields
              about=${name}
              .promises=${promises}
              @change-promises=${({ detail }: CustomEvent<NonNullable<Rule['promises']>>) =>
                change({ ...rule, promises: detail })}
            ></ly-promise-fields>`
      }
    </fieldset>`;
  }

  override render() {
    const { policy } = this;
    if (policy === undefined) return '';
    return html`${policy.rules.map((rule, index) => this.#rule(policy, rule, index))}
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${policy.rules.length >= rulesMax}
          @click=${() => this.#say([...policy.rules, { category: 'other', team: 'office' }])}
        >
          <ly-icon name="plus"></ly-icon>${t('case_set.rule_add')}
        </button>
      </div>`;
  }
}

customElements.define('ly-case-rules', CaseRules);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-rules': CaseRules;
  }
}
