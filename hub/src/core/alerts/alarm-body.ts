import { alertsMaxCount, type Alarm, type AlarmAlert } from '@louyu/contract/alarm';
import type { Instant } from '@louyu/contract/primitives';
import type { AlertRecord } from './alert-store.ts';
import { isEnd, newestOf } from './lifecycle.ts';

/**
 * The alarm document of a place: the alerts in force for exactly this place, and those whose end is still told, by number, so that
 * the same alerts make the same bytes. Where there are too many, the oldest ends go first.
 */
export function alarmBody(placeId: string, alerts: Iterable<AlertRecord>, now: Instant): Alarm {
  const standing = [...alerts]
    .filter((alert) => newestOf(alert).placeIds.includes(placeId))
    .flatMap((alert) => entryOf(alert, now));
  const inForce = standing.filter(({ state }) => !isEnd(state)).slice(0, alertsMaxCount);
  const ended = standing
    .filter(({ state }) => isEnd(state))
    .sort((a, b) => (a.saidAt < b.saidAt ? 1 : -1))
    .slice(0, alertsMaxCount - inForce.length);
  return { placeId, alerts: [...inForce, ...ended].sort((a, b) => a.number - b.number) };
}

function entryOf(alert: AlertRecord, now: Instant): AlarmAlert[] {
  const { revision, state, severity, saidAt, content } = newestOf(alert);
  const until = isEnd(state) ? alert.toldUntil : alert.until;
  const stands = isEnd(state) || alert.state === 'in-force';
  if (!stands || until === null || until <= now) return [];
  const { id, number, mode, hazard, raisedAt, phone } = alert;
  return [{ id, number, revision, mode, hazard, severity, state, raisedAt, saidAt, until, phone, content }];
}
