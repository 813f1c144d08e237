import type { CaseSummary } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { rowLinkStyles } from './row-link.css.ts';
import { caseNumberWords, caseWhere, promiseWords } from './case-due.ts';
import './case-marks.ts';
import './icon.ts';
import './state-mark.ts';

/** One case in a list: what and where, who has it, and how pressing it is; the whole row is the link. */
export class CaseRow extends LitElement {
  static override properties = { summary: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    rowLinkStyles,
    css`
      .what {
        display: grid;
        justify-items: center;
        gap: 2px;
        width: 80px;
        font-size: var(--text-small);
        font-weight: 600;
        text-align: center;
      }
      .what ly-icon {
        font-size: 1.25rem;
      }
      .main {
        display: grid;
        gap: 2px;
      }
      b,
      .words {
        overflow-wrap: anywhere;
      }
      .words {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 1;
      }
      .side {
        display: grid;
        justify-items: end;
        gap: var(--half);
      }
      .due {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .late {
        color: var(--warn);
        font-weight: 600;
      }
      .number {
        white-space: nowrap;
      }
      @media (max-width: 640px) {
        a {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--one);
        }
        .what {
          display: inline-flex;
          align-items: center;
          gap: 6px;
          width: auto;
          justify-self: start;
        }
        .side {
          display: flex;
          flex-wrap: wrap;
          align-items: center;
          gap: var(--half) 12px;
        }
      }
    `,
  ];

  declare summary: CaseSummary | undefined;
  declare clock: Clock;

  constructor() {
    super();
    this.summary = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  override render() {
    const { summary, clock } = this;
    if (summary === undefined) return '';
    const { number, category, kind, text, assignee, team, state, createdAt, next } = summary;
    const isLate = next !== null && Date.parse(next.dueAt) < clock.nowMs;
    const due = promiseWords(summary, clock);
    return html`<a href="/cases/${summary.id}">
      <span class="what"
        ><ly-icon name=${category}></ly-icon><span>${t(`case.kind_${kind}`)}</span>
        <span>${t(`case.category_${category}`)}</span></span
      >
      <span class="main">
        <b>${caseWhere(summary)}</b>
        <span class="words">${text === '' ? t('case.erased') : text}</span>
        <span class="soft small"
          ><span class="number">${caseNumberWords(number)}</span> ·
          ${t('case.who', { team: t(`case.team_${team}`), name: assignee?.name ?? t('case.nobody') })} ·
          ${t('case.since', { when: momentWords(createdAt, clock) })}</span
        >
        <ly-case-marks .summary=${summary}></ly-case-marks>
      </span>
      <span class="side">
        <ly-state-mark case=${state}></ly-state-mark>
        ${due === '' ? '' : html`<span class="due ${isLate ? 'late' : ''}" data-testid="due">${due}</span>`}
      </span>
    </a>`;
  }
}

customElements.define('ly-case-row', CaseRow);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-row': CaseRow;
  }
}
