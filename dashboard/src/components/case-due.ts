import type { CaseSummary, CaseTarget } from '@louyu/contract/api/cases';
import { local, t } from '../i18n/translate.ts';
import { dateWords } from '../i18n/date-words.ts';
import type { Clock } from '../i18n/moment-words.ts';
import { dateIn } from '../i18n/zoned-time.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Longer spans are said in days. */
const hoursMax = 48;

/**
 * How far a deadline is, as people say it: `还剩 3 小时`, `超时 2 小时`, never more than there is: parts of an hour are left out,
 * and what is due within the minute is due.
 */
export function dueWords(dueAt: string, nowMs: number): string {
  const leftMs = Date.parse(dueAt) - nowMs;
  if (leftMs < 0) return t('case.late_by', { span: spanOf(-leftMs) });
  return leftMs < minuteMs ? t('case.due_now') : t('case.due_in', { span: spanOf(leftMs) });
}

function spanOf(ms: number): string {
  if (ms < hourMs) return t('case.minutes', { n: Math.max(1, Math.floor(ms / minuteMs)) });
  if (ms < hoursMax * hourMs) return t('case.hours', { n: Math.floor(ms / hourMs) });
  return t('case.days', { n: Math.floor(ms / dayMs) });
}

/** What is promised next, and how far it is: `答复还剩 3 小时`; while nothing runs, why. */
export function promiseWords(summary: CaseSummary, { nowMs, timeZone }: Clock): string {
  const { next, state, held, deferredUntil } = summary;
  if (held) return t('case.waits_judging');
  if (state === 'closed') return '';
  if (next === null) return state === 'asking' ? t('case.clock_stands') : '';
  const isLate = Date.parse(next.dueAt) < nowMs;
  if (deferredUntil !== null && next.target === 'solution' && !isLate) {
    const today = dateIn(new Date(nowMs).toISOString(), timeZone);
    return t('case.deferred_until', { day: dateWords(deferredUntil, today) });
  }
  return t('case.promise', { target: targetWords(next.target), due: dueWords(next.dueAt, nowMs) });
}

export function targetWords(target: CaseTarget): string {
  return t(`case.target_${target}`);
}

/** 工单号 0312. */
export function caseNumberWords(number: number): string {
  return t('case.number', { number: String(number).padStart(4, '0') });
}

/** Where it is: the place, and what the resident adds to it. */
export function caseWhere({ place, where }: Pick<CaseSummary, 'place' | 'where'>): string {
  return [local(place), where].filter((part) => part !== '').join(' ');
}
