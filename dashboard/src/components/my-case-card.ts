import type { CaseSummary } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import type { Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { caseNumberWords, caseWhere, promiseWords } from './case-due.ts';
import { nextStep } from './case-step.ts';
import './case-marks.ts';
import './case-step-button.ts';
import './icon.ts';
import './state-mark.ts';

/** One case for whoever repairs: where, what, how pressing, and the next step under the thumb. Event `step`; the slot holds what it asks. */
export class MyCaseCard extends LitElement {
  static override properties = {
    summary: { attribute: false },
    clock: { attribute: false },
    staffId: {},
    busy: { type: Boolean },
    asking: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
        padding: var(--two);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
      }
      .urgent {
        border: 2px solid var(--warn);
      }
      h3 {
        overflow-wrap: anywhere;
      }
      .words {
        font-size: var(--text-lead);
        overflow-wrap: anywhere;
      }
      .late {
        color: var(--warn);
        font-weight: 600;
      }
    `,
  ];

  declare summary: CaseSummary | undefined;
  declare clock: Clock;
  declare staffId: string;
  declare busy: boolean;
  /** Whether the step is being asked about in the slot. */
  declare asking: boolean;

  constructor() {
    super();
    this.summary = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.staffId = '';
    this.busy = false;
    this.asking = false;
    followLanguage(this);
  }

  override render() {
    const { summary, clock } = this;
    if (summary === undefined) return '';
    const { id, kind, category, number, state, text, next } = summary;
    const step = nextStep(summary, this.staffId);
    const due = promiseWords(summary, clock);
    const isLate = next !== null && Date.parse(next.dueAt) < clock.nowMs;
    return html`<article class=${isLate ? 'urgent' : ''} data-testid="my-case">
      <div class="row tight">
        <ly-icon name=${category}></ly-icon>
        <b>${t(`case.kind_${kind}`)} · ${t(`case.category_${category}`)}</b>
        <ly-state-mark class="push" case=${state}></ly-state-mark>
      </div>
      <h3>${caseWhere(summary)}</h3>
      <p class="words">${text}</p>
      ${due === '' ? '' : html`<p class="number ${isLate ? 'late' : ''}">${due}</p>`}
      <ly-case-marks .summary=${summary}></ly-case-marks>
      ${
        step === undefined || this.asking
          ? ''
          : html`<ly-case-step-button
              step=${step}
              ?busy=${this.busy}
              @step=${() => this.dispatchEvent(new CustomEvent('step', { detail: step }))}
            ></ly-case-step-button>`
      }
      <slot></slot>
      <a class="button" href="/cases/${id}">${t('case.details')} · ${caseNumberWords(number)}</a>
    </article>`;
  }
}

customElements.define('ly-my-case-card', MyCaseCard);

declare global {
  interface HTMLElementTagNameMap {
    'ly-my-case-card': MyCaseCard;
  }
}
