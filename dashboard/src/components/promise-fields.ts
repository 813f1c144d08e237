import type { CasePromise, CasePromises } from '@louyu/contract/api/case-policy';
import { caseTargets, type CaseTarget } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { targetWords } from './case-due.ts';
import { isTooLong } from './case-settings-checks.ts';
import { fieldValue } from './field-value.ts';
import { amountMax, minutesIn, spanOf, unitsFor } from './promise-span.ts';

/** 受理, 答复 and 办结 within so long, in working time or around the clock; event `change-promises` with `detail: CasePromises`. */
export class PromiseFields extends LitElement {
  static override properties = { promises: { attribute: false }, about: {} };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--one);
      }
      div {
        display: grid;
        grid-template-columns: 80px 96px 120px minmax(0, 184px);
        gap: var(--one);
        align-items: center;
      }
      @media (max-width: 640px) {
        div {
          grid-template-columns: 1fr 1fr;
          padding-block-end: var(--one);
        }
        span,
        select:last-child {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  declare promises: CasePromises | undefined;
  /** What they are for, so that each field has a name of its own. */
  declare about: string;

  constructor() {
    super();
    this.promises = undefined;
    this.about = '';
    followLanguage(this);
  }

  #set(target: CaseTarget, promise: CasePromise): void {
    const detail = { ...this.promises, [target]: promise };
    this.dispatchEvent(new CustomEvent('change-promises', { detail }));
  }

  #row(target: CaseTarget, promise: CasePromise) {
    const { amount, unit } = spanOf(promise);
    const { count } = promise;
    const name = `${this.about} ${targetWords(target)}`.trim();
    return html`<div role="group" aria-label=${name}>
      <span>${targetWords(target)}</span>
      <input
        type="number"
        min="1"
        max=${amountMax(unit)}
        aria-invalid=${isTooLong(promise) ? 'true' : 'false'}
        aria-label="${name} ${t('case_set.amount')}"
        .value=${live(String(amount))}
        @change=${(event: Event) => {
          const typed = Number(fieldValue(event));
          this.#set(target, { count, minutes: minutesIn(Math.max(1, typed), unit) });
        }}
      />
      <select
        aria-label="${name} ${t('case_set.unit')}"
        .value=${live(unit)}
        @change=${(event: Event) => {
          const chosen = unitsFor(count).find((known) => known === fieldValue(event)) ?? unit;
          this.#set(target, { count, minutes: minutesIn(amount, chosen) });
        }}
      >
        ${unitsFor(count).map(
          (each) =>
            html`<option value=${each} .selected=${each === unit}>${t(`case_set.unit_${each}`)}</option>`,
        )}
      </select>
      <select
        aria-label="${name} ${t('case_set.count')}"
        .value=${live(count)}
        @change=${(event: Event) => {
          const chosen = fieldValue(event) === 'clock' ? 'clock' : 'working';
          this.#set(target, { minutes: promise.minutes, count: chosen });
        }}
      >
        ${(['working', 'clock'] as const).map(
          (each) =>
            html`<option value=${each} .selected=${each === count}>${t(`case_set.count_${each}`)}</option>`,
        )}
      </select>
    </div>`;
  }

  override render() {
    const { promises } = this;
    return promises === undefined
      ? ''
      : html`${caseTargets.map((target) => this.#row(target, promises[target]))}`;
  }
}

customElements.define('ly-promise-fields', PromiseFields);

declare global {
  interface HTMLElementTagNameMap {
    'ly-promise-fields': PromiseFields;
  }
}
