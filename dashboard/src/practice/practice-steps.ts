import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { isDone, steps, type Rehearsal, type Step } from './rehearsal.ts';
import '../components/icon.ts';

/** The walk-through: five steps with a sentence each, which tick themselves off as the learner does them. */
export class PracticeSteps extends LitElement {
  static override properties = { rehearsal: { attribute: false } };

  static override styles = [
    base,
    css`
      ol {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        gap: var(--one);
      }
      li {
        display: grid;
        align-content: start;
        gap: var(--half);
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      li[aria-current] {
        border: 2px solid var(--action);
        padding: 11px;
      }
      .name {
        display: flex;
        gap: var(--half);
        align-items: center;
        font-weight: 600;
      }
      .done ly-icon {
        color: var(--good);
      }
      .state {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      /* Marks in a row, and in words only the step at hand: the rest is one look away for the eye, and there for the ear. */
      @media (max-width: 900px) {
        ol {
          display: flex;
          flex-wrap: wrap;
        }
        li:not([aria-current]) {
          min-width: var(--target);
          padding: var(--one);
          justify-items: center;
        }
        li[aria-current] {
          flex: 1 1 100%;
          order: 1;
        }
        li:not([aria-current]) :is(.state, .how, .words) {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  declare rehearsal: Rehearsal | undefined;

  constructor() {
    super();
    this.rehearsal = undefined;
    followLanguage(this);
  }

  #step(step: Step, index: number, current: Step | undefined) {
    const done = isDone(step, this.rehearsal);
    const state = done ? 'practice.done' : step === current ? 'practice.now' : 'practice.later';
    return html`<li
      class=${done ? 'done' : ''}
      data-step=${step}
      ?data-done=${done}
      aria-current=${step === current ? 'step' : nothing}
    >
      <p class="name">
        ${done ? html`<ly-icon name="ok"></ly-icon>` : html`<span class="number">${index + 1}.</span>`}
        <span class="words">${t(`practice.step_${step}`)}</span>
      </p>
      <p class="state">${t(state)}</p>
      <p class="how small">${t(`practice.how_${step}`)}</p>
    </li>`;
  }

  override render() {
    const current = steps.find((step) => !isDone(step, this.rehearsal));
    return html`<ol aria-label=${t('practice.steps')}>
      ${steps.map((step, index) => this.#step(step, index, current))}
    </ol>`;
  }
}

customElements.define('ly-practice-steps', PracticeSteps);

declare global {
  interface HTMLElementTagNameMap {
    'ly-practice-steps': PracticeSteps;
  }
}
