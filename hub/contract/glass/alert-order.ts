import { severities, type AlarmAlert } from '../alarm.ts';

/** Whether an alert still says that there is danger, or that the exercise goes on. */
export function isInForce({ state }: Pick<AlarmAlert, 'state'>): boolean {
  return state === 'raised' || state === 'updated';
}

/**
 * The gravest first: real before drill, in force before ended, the most severe, the newest. One order for glass and dashboard,
 * so that what is first on the one is first on the other.
 */
export function inAlertOrder<
  Alert extends Pick<AlarmAlert, 'mode' | 'state' | 'severity' | 'raisedAt' | 'number'>,
>(alerts: readonly Alert[]): readonly Alert[] {
  return [...alerts].sort(
    (a, b) =>
      Number(a.mode === 'drill') - Number(b.mode === 'drill') ||
      Number(isInForce(b)) - Number(isInForce(a)) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      Date.parse(b.raisedAt) - Date.parse(a.raisedAt) ||
      b.number - a.number,
  );
}
