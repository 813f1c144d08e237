import type { CaseFigures } from '@louyu/contract/api/case-policy';
import {
  caseCategories,
  caseKinds,
  caseTargets,
  caseTeams,
  type CaseTarget,
} from '@louyu/contract/api/cases';
import type { Instant } from '@louyu/contract/primitives';
import type { Actor, Clock } from '../ports.ts';
import type { Store } from '../store.ts';
import { siteOf } from './case-changes.ts';
import type { CaseRecord } from './case-store.ts';
import { viewerOf } from './case-viewers.ts';
import { defaultPolicy } from './policy.ts';
import { endOfDay, weekStart } from './working-time.ts';

/** What became of cases that began within a period; those that were refused are counted, and counted in nothing else. */
export function figuresOf(
  records: readonly CaseRecord[],
  now: Instant,
): Omit<CaseFigures, 'solvedThisWeek' | 'wiped'> {
  const cases = records.filter(({ refused, held }) => !refused && !held);
  const closed = cases.filter(({ state }) => state === 'closed');
  const stars = cases.flatMap((record) => record.stars ?? []);
  const tally = <Key extends string>(keys: readonly Key[], keyOf: (record: CaseRecord) => Key) =>
    keys.map((key) => ({ key, found: cases.filter((record) => keyOf(record) === key) }));
  return {
    total: cases.length,
    open: cases.length - closed.length,
    closed: closed.length,
    deferred: cases.filter(({ deferredUntil }) => deferredUntil !== null).length,
    reopened: cases.filter(({ reopened }) => reopened > 0).length,
    refused: records.filter(({ refused }) => refused).length,
    echoes: cases.reduce((sum, { echoes }) => sum + echoes, 0),
    targets: caseTargets.map((target) => shareOf(cases, target, now)),
    byKind: tally(caseKinds, ({ kind }) => kind).map(({ key, found }) => ({
      kind: key,
      total: found.length,
    })),
    byCategory: tally(caseCategories, ({ category }) => category).map(({ key, found }) => ({
      category: key,
      total: found.length,
    })),
    byTeam: tally(caseTeams, ({ team }) => team).map(({ key, found }) => ({
      team: key,
      total: found.length,
      overdue: found.filter(({ next }) => next !== null && next.dueAt < now).length,
    })),
    ratings: {
      count: stars.length,
      averageStars: stars.length === 0 ? null : rounded(stars.reduce((a, b) => a + b, 0) / stars.length),
    },
    // What its resident had deleted needs no answer any more.
    unanswered: closed.filter(({ done, erasedAt }) => erasedAt === null && done.reply === null).length,
  };
}

/** Kept in time, out of those that were kept or are late. */
function shareOf(
  cases: readonly CaseRecord[],
  target: CaseTarget,
  now: Instant,
): CaseFigures['targets'][number] {
  const isMissed = ({ late, due, done }: CaseRecord) =>
    late.includes(target) || (done[target] === null && due[target] !== null && due[target] < now);
  const asked = cases.filter(({ erasedAt }) => erasedAt === null);
  const missed = asked.filter(isMissed).length;
  const met = asked.filter((record) => !isMissed(record) && record.done[target] !== null).length;
  const percent = met + missed === 0 ? null : rounded((100 * met) / (met + missed));
  return { target, met, missed, percent };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

export interface CaseFiguresOptions {
  readonly store: Store;
  readonly clock: Clock;
}

/** Reads the figures of a period, by days of the site's calendar, both included. */
export async function readFigures(
  { store, clock }: CaseFiguresOptions,
  actor: Actor,
  period: { readonly from: string; readonly to: string },
): Promise<CaseFigures> {
  const { timeZone } = await siteOf(store);
  const viewer = viewerOf(actor, (await store.cases.policy()) ?? defaultPolicy, await store.places.tree());
  const now = clock.now();
  const dayBefore = Temporal.PlainDate.from(period.from).subtract({ days: 1 }).toString();
  const records = await store.cases.begun(
    endOfDay(dayBefore, timeZone),
    endOfDay(period.to, timeZone),
    viewer.placeIds,
  );
  const seen = records.filter(
    ({ team, assigneeId }) =>
      viewer.teams === null || viewer.teams.includes(team) || assigneeId === viewer.staffId,
  );
  return {
    ...figuresOf(seen, now),
    solvedThisWeek: await store.cases.closedSince(weekStart(now, timeZone)),
    wiped: await store.cases.wiped(),
  };
}
