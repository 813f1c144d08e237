import type { AlertDelivery, AlertReachState, AlertReport } from '@louyu/contract/api/alerts';
import type { Instant } from '@louyu/contract/primitives';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { LiveDevice } from '../devices/live-devices.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import { msBetween } from '../time.ts';
import type { AlertOnDevice, AlertRecord, AlertRevisionRecord } from './alert-store.ts';
import { isEnd, newestOf, wentOutAt } from './lifecycle.ts';

/** What is known of an alert and its displays. */
export interface DeliveryInput {
  readonly alert: AlertRecord;
  /** The displays that it is or was for. */
  readonly devices: readonly DeviceRecord[];
  readonly rows: readonly AlertOnDevice[];
  readonly live: (deviceId: string) => LiveDevice | undefined;
  readonly tree: PlaceTree;
}

type Line = AlertDelivery['devices'][number];
type ReportLine = AlertReport['devices'][number];

/** What became of the newest revision on each display, by its own word; never more than it has said. */
export function deliveryOf(input: DeliveryInput): AlertDelivery {
  const { alert, devices } = input;
  const rows = Map.groupBy(input.rows, ({ deviceId }) => deviceId);
  return {
    alertId: alert.id,
    revision: newestOf(alert).revision,
    devices: devices.map((device) => lineOf(input, device, rows.get(device.id) ?? [])),
  };
}

/** All who had a part in it: the displays of every revision, and those that carried it. */
export function targetIdsOf({ revisions }: AlertRecord, rows: readonly AlertOnDevice[]): Set<string> {
  return new Set([
    ...revisions.flatMap(({ targetIds }) => targetIds),
    ...rows.map(({ deviceId }) => deviceId),
  ]);
}

function lineOf(input: DeliveryInput, device: DeviceRecord, rows: readonly AlertOnDevice[]): Line {
  const { alert, live, tree } = input;
  const seen = live(device.id);
  return {
    deviceId: device.id,
    name: device.name,
    kind: device.kind,
    where: tree.where(device.spotIds[0] ?? ''),
    state: stateOf(newestOf(alert), rows, seen),
    receivedMs: firstMs(alert, device.id, rows, ({ receivedAt }) => receivedAt),
    paintedMs: firstMs(alert, device.id, rows, ({ paintedAt }) => paintedAt),
    gone: alert.endedAt === null || rows.length === 0 ? null : isGone(alert, rows),
  };
}

/** Painted is proved by a receipt, or by what the device says is on its glass now. */
function stateOf(
  newest: AlertRevisionRecord,
  rows: readonly AlertOnDevice[],
  seen: LiveDevice | undefined,
): AlertReachState {
  const row = rows.find(({ revision }) => revision === newest.revision);
  const visible = seen?.connected === true ? seen.visible : null;
  const shows =
    visible?.kind === 'alert' && visible.alertId === newest.alertId && visible.revision === newest.revision;
  if (shows || (row !== undefined && row.paintedAt !== null)) return 'painted';
  if (row !== undefined && row.receivedAt !== null) return 'received';
  return seen?.connected === true ? 'not-yet' : 'unreachable';
}

/** Holds nothing of it any more but, for a while, that it is over. */
function isGone(alert: AlertRecord, rows: readonly AlertOnDevice[]): boolean {
  const ends = new Set(alert.revisions.filter(({ state }) => isEnd(state)).map(({ revision }) => revision));
  // A receipt alone does not say that it is held: that is what health names.
  return rows.every(({ revision, removedAt, isHeld }) => ends.has(revision) || removedAt !== null || !isHeld);
}

/** From when the display belonged to the audience to the first of its words about what told of danger, in milliseconds. */
function firstMs(
  alert: AlertRecord,
  deviceId: string,
  rows: readonly AlertOnDevice[],
  momentOf: (row: AlertOnDevice) => Instant | null,
): number | null {
  const told = alert.revisions.filter(({ state }) => !isEnd(state));
  const first = told.find(({ targetIds }) => targetIds.includes(deviceId)) ?? told[0];
  const from = first === undefined || first.revision === 1 ? wentOutAt(alert) : first.saidAt;
  const revisions = new Set(told.map(({ revision }) => revision));
  const moments = rows.flatMap((row) => (revisions.has(row.revision) ? (momentOf(row) ?? []) : []));
  const [earliest] = moments.sort();
  // The clocks of displays differ from the hub's by some milliseconds.
  return earliest === undefined || from === null ? null : Math.max(0, msBetween(from, earliest));
}

/** What the report says of the displays: of the danger, not of its end; and why one was not reached in time. */
export function reportLines(input: DeliveryInput, lateMs: number): ReportLine[] {
  const byId = new Map(input.devices.map((device) => [device.id, device]));
  return deliveryOf(input).devices.map((line) => ({
    ...line,
    state: reachedState(line),
    why: whyOf(line, byId.get(line.deviceId), lateMs),
  }));
}

function reachedState({ paintedMs, receivedMs, state }: Line): AlertReachState {
  if (paintedMs !== null) return 'painted';
  if (receivedMs !== null) return 'received';
  return state === 'unreachable' ? 'unreachable' : 'not-yet';
}

function whyOf(
  { paintedMs, receivedMs }: Line,
  device: DeviceRecord | undefined,
  lateMs: number,
): ReportLine['why'] {
  if (paintedMs !== null) return paintedMs > lateMs ? 'late' : null;
  if (device !== undefined && device.revokedAt !== null) return 'revoked';
  return receivedMs === null ? 'away' : 'not-painted';
}

type Spread = AlertReport['received'];

/** Half of them within `p50Ms`, all but one in twenty within `p95Ms`; `missed` had none. */
export function spreadOf(times: readonly (number | null)[]): Spread {
  const sorted = times.filter((ms) => ms !== null).sort((a, b) => a - b);
  const within = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? null;
  return { p50Ms: within(0.5), p95Ms: within(0.95), missed: times.length - sorted.length };
}
