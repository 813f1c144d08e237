import type { AlarmState } from '@louyu/contract/alarm';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { AlertRecord, AlertRevisionRecord } from './alert-store.ts';
import type { Ending } from './render.ts';

/** The revision that stands, or stood last. */
export function newestOf({ revisions }: Pick<AlertRecord, 'revisions'>): AlertRevisionRecord {
  const newest = revisions.at(-1);
  if (newest === undefined) throw new LouyuError('hub.internal');
  return newest;
}

/** The last one that told of danger: what an end ends. */
export function lastSaidOf({ revisions }: Pick<AlertRecord, 'revisions'>): AlertRevisionRecord {
  return revisions.findLast(({ state }) => !isEnd(state)) ?? newestOf({ revisions });
}

export function isEnd(state: AlarmState): state is Ending {
  return state === 'all-clear' || state === 'false-alarm';
}

/** When it went out: the press of its raiser, or of the second person it waited for; null while it waits. */
export function wentOutAt(
  alert: Pick<AlertRecord, 'needsSecond' | 'confirmedAt' | 'raisedAt'>,
): Instant | null {
  return alert.needsSecond ? alert.confirmedAt : alert.raisedAt;
}

/** @throws LouyuError `alert.stale_revision` where another revision was read than the one that stands */
export function assertRead(alert: AlertRecord, revision: number): void {
  const newest = newestOf(alert);
  if (newest.revision !== revision)
    throw new LouyuError('alert.stale_revision', { details: { revision: newest.revision } });
}

/** Another person's yes: it goes out now. What two people raised needs no countersignature. */
export function confirmed(
  alert: AlertRecord,
  by: string,
  { at, until, reached }: { at: Instant; until: Instant; reached: Reached },
): AlertRecord {
  const revision = { ...newestOf(alert), ...reached, saidAt: at };
  return { ...alert, state: 'in-force', confirmedAt: at, confirmedBy: by, until, revisions: [revision] };
}

/** Who is reached at a moment. */
export type Reached = Pick<AlertRevisionRecord, 'targetIds' | 'households'>;

export function countersigned(alert: AlertRecord, by: string, at: Instant): AlertRecord {
  return { ...alert, countersignedAt: at, countersignedBy: by };
}

/** What is said now; where it is to be countersigned, that begins anew: what was read is not what stands. */
export function updated(
  alert: AlertRecord,
  next: Omit<AlertRevisionRecord, 'alertId' | 'revision' | 'state'>,
  { until, countersignBy }: { until: Instant; countersignBy: Instant | null },
): AlertRecord {
  const revision = following(alert, 'updated', next);
  return {
    ...alert,
    until,
    countersignBy,
    countersignedAt: null,
    countersignedBy: null,
    revisions: [...alert.revisions, revision],
  };
}

/** 解除警报 or 误报解除: its end is a revision of its own, told for a while. */
export function cleared(
  alert: AlertRecord,
  ending: Ending,
  by: string,
  { at, toldUntil, content, reached }: Cleared,
): AlertRecord {
  const { severity, placeIds, fields } = newestOf(alert);
  const said = { severity, placeIds, fields, content, ...reached, saidAt: at, saidBy: by, key: null };
  return {
    ...alert,
    state: ending,
    endedAt: at,
    endedBy: by,
    toldUntil,
    revisions: [...alert.revisions, following(alert, ending, said)],
  };
}

interface Cleared {
  readonly at: Instant;
  readonly toldUntil: Instant;
  readonly content: AlertRevisionRecord['content'];
  readonly reached: Reached;
}

/** It never went out; `by` is null where nobody came in time. */
export function withdrawn(alert: AlertRecord, by: string | null, at: Instant): AlertRecord {
  return { ...alert, state: 'withdrawn', endedAt: at, endedBy: by };
}

/** It ends by itself, and nothing is told: nobody knows that the danger is over. */
export function expired(alert: AlertRecord, at: Instant): AlertRecord {
  return { ...alert, state: 'expired', endedAt: at, endedBy: null };
}

function following(
  alert: AlertRecord,
  state: AlarmState,
  next: Omit<AlertRevisionRecord, 'alertId' | 'revision' | 'state'>,
): AlertRevisionRecord {
  return { ...next, alertId: alert.id, revision: newestOf(alert).revision + 1, state };
}
