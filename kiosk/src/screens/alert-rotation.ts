import type { AlarmAlert } from '@louyu/contract/alarm';

/** Which page (from 0) of which revision has the glass, since a monotonic moment. */
interface AlertTurn {
  readonly alert: AlarmAlert;
  readonly page: number;
  readonly sinceMs: number;
}

export interface AlertRotation {
  readonly turn: AlertTurn | null;
  /** `id@revision` of what has had its first turn. */
  readonly seen: ReadonlySet<string>;
  /** The id of the last one that came between two turns of the gravest. */
  readonly lastOther: string | null;
}

export const alertRotationAtStart: AlertRotation = { turn: null, seen: new Set(), lastOther: null };

/** Seconds that each page of an alert stands; at least one. */
export type AlertPagesOf = (alert: AlarmAlert) => readonly number[];

/**
 * The rotation a moment later; the alerts come with the gravest first. What is graver than the alert on the glass takes it at
 * once, and so does its own next revision; anything else waits for the page to be read. Then comes what was not shown yet,
 * and the gravest again between any two others.
 */
export function advanceAlerts(
  rotation: AlertRotation,
  alerts: readonly AlarmAlert[],
  pagesOf: AlertPagesOf,
  nowMs: number,
): AlertRotation {
  const keys = new Set(alerts.map(keyOf));
  const held = { ...rotation, seen: new Set([...rotation.seen].filter((key) => keys.has(key))) };
  const { turn, seen } = held;
  const [gravest] = alerts;
  if (gravest === undefined) return alertRotationAtStart;
  const current = turn === null ? undefined : alerts.find(({ id }) => id === turn.alert.id);
  const unseen = alerts.filter((alert) => !seen.has(keyOf(alert)));
  if (turn === null || current === undefined) return show(held, unseen[0] ?? gravest, nowMs);
  if (keyOf(current) !== keyOf(turn.alert)) return show(held, current, nowMs);
  const [first] = unseen;
  if (first !== undefined && alerts.indexOf(first) < alerts.indexOf(current)) return show(held, first, nowMs);

  const pages = pagesOf(current);
  const seconds = pages[turn.page] ?? 0;
  if (nowMs - turn.sinceMs < seconds * 1000) return { ...held, turn: { ...turn, alert: current } };
  if (turn.page + 1 < pages.length)
    return { ...held, turn: { alert: current, page: turn.page + 1, sinceMs: nowMs } };
  if (first !== undefined) return show(held, first, nowMs);
  if (current !== gravest) return show({ ...held, lastOther: current.id }, gravest, nowMs);
  return show(held, nextOther(alerts, held.lastOther) ?? gravest, nowMs);
}

/** The alert after the last one that came between, in their order; the first of them after the last. */
function nextOther([, ...others]: readonly AlarmAlert[], lastId: string | null): AlarmAlert | undefined {
  const index = others.findIndex(({ id }) => id === lastId);
  return others[index + 1] ?? others[0];
}

function show(rotation: AlertRotation, alert: AlarmAlert, nowMs: number): AlertRotation {
  const seen = new Set([...rotation.seen, keyOf(alert)]);
  return { ...rotation, turn: { alert, page: 0, sinceMs: nowMs }, seen };
}

function keyOf({ id, revision }: AlarmAlert): string {
  return `${id}@${revision}`;
}
