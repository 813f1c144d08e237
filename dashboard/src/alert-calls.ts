import type { StaffAlert, StaffAlertList } from '@louyu/contract/api/staff-alerts';

/** One call of one person: an alert at one step of its ladder. */
export function callKey(alert: Pick<StaffAlert, 'id' | 'step'>): string {
  return `${alert.id}:${alert.step}`;
}

/** What this person is called for now. */
export function callsOf({ alerts }: StaffAlertList): readonly StaffAlert[] {
  return alerts.filter((alert) => alert.callsMe);
}

/** The calls that should sound and have not, in any tab of this browser; none where the person wants no sound. */
export function soundsFor(
  { alerts, preference }: StaffAlertList,
  rung: ReadonlySet<string>,
): readonly string[] {
  if (!preference.sound) return [];
  return alerts
    .filter((alert) => alert.callsMe && preference.kinds.includes(alert.kind))
    .map(callKey)
    .filter((key) => !rung.has(key));
}
