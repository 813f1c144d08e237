import type { CasePolicy } from '@louyu/contract/api/case-policy';
import { caseTargets, type CaseTarget, type CaseTimer } from '@louyu/contract/api/cases';
import type { Instant } from '@louyu/contract/primitives';
import { laterBy, msBetween } from '../time.ts';
import type { CaseRecord, NextPromise, PromiseMoments } from './case-store.ts';
import { ruleFor } from './policy.ts';
import { dueAt, endOfDay, nextWorkingMoment, type SiteHours } from './working-time.ts';

export const deadlineDefaults = {
  /** So long before a first reply is due, whoever has the case is called. */
  caseReplyRemindMinutes: 120,
  /** So long before a solution is due. */
  caseSolutionRemindMinutes: 1_440,
};

const minuteMs = 60_000;

export interface DeadlineRules {
  readonly policy: CasePolicy;
  readonly timeZone: string;
  readonly limits: typeof deadlineDefaults;
}

/**
 * A case with its promises as they stand now: when each is due that is not kept yet, which were not kept in time, and for
 * which one somebody is called next. What has been kept keeps the moment at which it was due.
 */
export function withDeadlines(record: CaseRecord, now: Instant, rules: DeadlineRules): CaseRecord {
  const due = dueMoments(record, rules);
  const late = caseTargets.filter(
    (target) =>
      record.late.includes(target) ||
      isLate(due[target], record.done[target], now) ||
      // Put off only after it was due.
      isLate(record.due[target], record.done[target], now),
  );
  return { ...record, due, late, next: nextPromise({ ...record, due }, rules) };
}

/** Each promise of a case, for those who look at it. */
export function timersOf(record: CaseRecord, now: Instant): CaseTimer[] {
  return caseTargets.map((target) => ({
    target,
    dueAt: record.due[target],
    doneAt: record.done[target],
    late: isLate(record.due[target], record.done[target], now),
  }));
}

function dueMoments(record: CaseRecord, { policy, timeZone }: DeadlineRules): PromiseMoments {
  const { promises } = ruleFor(policy, record);
  const site: SiteHours = { hours: policy.hours, timeZone };
  const of = (target: CaseTarget): Instant | null => {
    if (record.held) return null;
    if (record.done[target] !== null) return record.due[target];
    if (target === 'solution' && record.deferredUntil !== null)
      return endOfDay(record.deferredUntil, timeZone);
    return dueAt(record.startedAt, promises[target], record.pauses, site);
  };
  return { receipt: of('receipt'), reply: of('reply'), solution: of('solution') };
}

function isLate(due: Instant | null, done: Instant | null, now: Instant): boolean {
  return due !== null && (done ?? now) > due;
}

/** The one that is due first among those that are not kept. */
function nextPromise(record: CaseRecord, rules: DeadlineRules): NextPromise | null {
  if (record.state === 'closed' || record.held) return null;
  const waiting = caseTargets
    .flatMap((target) => {
      const due = record.due[target];
      return record.done[target] === null && due !== null ? [{ target, dueAt: due }] : [];
    })
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const [first] = waiting;
  if (first === undefined) return null;
  const site: SiteHours = { hours: rules.policy.hours, timeZone: rules.timeZone };
  return {
    ...first,
    remindAt: remindAt(first, record.startedAt, site, rules.limits),
    escalateAt: nextWorkingMoment(first.dueAt, site),
  };
}

/** A new case calls as soon as somebody works; the others ahead of their time, but never in the night. */
function remindAt(
  { target, dueAt: due }: Pick<NextPromise, 'target' | 'dueAt'>,
  startedAt: Instant,
  site: SiteHours,
  limits: typeof deadlineDefaults,
): Instant {
  if (target === 'receipt') return nextWorkingMoment(startedAt, site);
  const minutes = target === 'reply' ? limits.caseReplyRemindMinutes : limits.caseSolutionRemindMinutes;
  // Of a short promise no more than the second half.
  const aheadMs = Math.min(minutes * minuteMs, msBetween(startedAt, due) / 2);
  const ahead = laterBy(due, -aheadMs);
  const working = nextWorkingMoment(ahead, site);
  return working < due ? working : ahead;
}
