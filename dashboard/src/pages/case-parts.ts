import type { CaseView } from '@louyu/contract/api/cases';
import { html } from 'lit';
import type { Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { caseNumberWords, caseWhere, promiseWords } from '../components/case-due.ts';
import '../components/case-marks.ts';
import '../components/icon.ts';
import '../components/state-mark.ts';

/** What it is about, where, how it stands and how pressing it is. */
export function caseHead(view: CaseView, clock: Clock) {
  const { kind, category, number, state, next } = view;
  const due = promiseWords(view, clock);
  const isLate = next !== null && Date.parse(next.dueAt) < clock.nowMs;
  return html`<header class="head">
    <h1 tabindex="-1">${t(`case.kind_${kind}`)} · ${t(`case.category_${category}`)}</h1>
    <p>${caseWhere(view)}</p>
    <p class="row tight">
      <ly-state-mark case=${state}></ly-state-mark>
      <span class="soft number">${caseNumberWords(number)}</span>
      ${due === '' ? '' : html`<span class="due ${isLate ? 'late' : ''}">${due}</span>`}
    </p>
    <ly-case-marks .summary=${view}></ly-case-marks>
  </header>`;
}

/** What is held back, for staff to judge: `take` lets it in. */
export function caseJudgement({ held, may }: CaseView, busy: boolean, take: () => void) {
  if (!held) return '';
  return html`<section class="judge" aria-labelledby="judge">
    <h2 id="judge">${t('case.held_title')}</h2>
    <p>${t('case.held_text')}</p>
    ${
      may.includes('take')
        ? html`<div>
            <button class="button primary" ?disabled=${busy} @click=${take}>
              <ly-icon name="check"></ly-icon>${t('case.do_take')}
            </button>
          </div>`
        : ''
    }
  </section>`;
}
