import type { Delivery, DeliveryState, NoticeState } from '@louyu/contract/api/delivery';
import type { Instant } from '@louyu/contract/primitives';
import type { DeviceRecord } from '../devices/device-store.ts';
import { faultCheckIntervalMs, lastSeenWriteIntervalMs } from '../devices/faults.ts';
import { laterBy } from '../time.ts';
import type { DeviceDelivery } from './notice-store.ts';

/** How much older than the truth a sign of life can be that was read from the database, in milliseconds. */
const storedSignAgeMs = lastSeenWriteIntervalMs + faultCheckIntervalMs;
/** A device that was alive for so long after a notice was over has said what it holds since: three beats, in milliseconds. */
const spokenAfterMs = 60_000;

/** What a device's last sign of life says, from memory. */
export interface DeviceGlance {
  readonly online: boolean;
  readonly lastSeenAt: Instant | null;
  /** The notice on its glass now, if it is one. */
  readonly visible: { readonly noticeId: string; readonly revision: number } | null;
}

export interface DeliveryInput {
  readonly noticeId: string;
  readonly state: NoticeState;
  readonly device: DeviceRecord;
  readonly glance: DeviceGlance | undefined;
  /** One row for each revision that the device carried or showed. */
  readonly rows: readonly DeviceDelivery[];
  /** When the first revision went out; null before. */
  readonly outSince: Instant | null;
  /** When it was recalled or expired; null while it is neither. */
  readonly overSince: Instant | null;
}

type DeviceLine = Omit<Delivery['devices'][number], 'deviceId' | 'name' | 'kind' | 'where'>;

/** What became of a notice on one device, by the device's own word (R15, R20). */
export function deviceLine(input: DeliveryInput): DeviceLine {
  const { rows, glance, device } = input;
  const newest = rows.reduce<DeviceDelivery | undefined>(
    (best, row) => (best === undefined || row.revision > best.revision ? row : best),
    undefined,
  );
  const lostAt = latest(rows.map((row) => row.lostAt));
  return {
    online: glance?.online ?? false,
    state: deliveryState(input),
    revision: newest?.revision ?? null,
    receivedAt: earliest(rows.map((row) => row.receivedAt)),
    firstShownAt: earliest(rows.map((row) => row.firstShownAt)),
    lastShownAt: latest(rows.map((row) => row.lastShownAt)),
    secondsShown: Math.round(rows.reduce((sum, row) => sum + row.secondsShown, 0)),
    removedAt:
      carries(rows) || lostAt !== null || device.revokedAt !== null
        ? null
        : latest(rows.map((row) => row.removedAt)),
    lostAt,
  };
}

function deliveryState(input: DeliveryInput): DeliveryState {
  const { rows, state, device, glance, noticeId } = input;
  const over = state === 'recalled' || state === 'expired';
  const touched = rows.some((row) => row.receivedAt !== null || row.secondsShown > 0);
  if (device.revokedAt !== null && touched) return 'lost';
  if (glance?.online === true && glance.visible?.noticeId === noticeId)
    return over ? 'still-carries' : 'showing';
  if (over) {
    if (carries(rows) || mayCarryUnseen(input)) return 'still-carries';
    if (rows.some((row) => row.lostAt !== null)) return 'lost';
    return touched ? 'removed' : 'never-carried';
  }
  if (rows.some((row) => row.secondsShown > 0 || row.firstShownAt !== null)) return 'shown';
  return carries(rows) ? 'received' : 'not-yet';
}

function carries(rows: readonly DeviceDelivery[]): boolean {
  return rows.some((row) => row.receivedAt !== null && row.removedAt === null);
}

function mayCarryUnseen({ rows, glance, device, outSince, overSince }: DeliveryInput): boolean {
  if (rows.length > 0 || outSince === null || overSince === null) return false;
  return fellSilent(signOf(device, glance), silentSpan(outSince, overSince));
}

/** When a device was last known to be alive, and by what. */
export interface Sign {
  readonly online: boolean;
  /** The notice on its glass now. */
  readonly visibleId: string | null;
  /** Whether it was heard since the hub started; otherwise the moment is from the database, and may be older than the truth. */
  readonly isHeard: boolean;
  /** Null for one that never was, or that may say nothing any more. */
  readonly at: Instant | null;
}

export function signOf(device: DeviceRecord, glance: DeviceGlance | undefined): Sign {
  const heardAt = glance?.lastSeenAt ?? null;
  const at = heardAt ?? latest([device.lastSeenAt, device.pairedAt]);
  return {
    online: glance?.online === true,
    visibleId: glance?.visible?.noticeId ?? null,
    isHeard: heardAt !== null,
    at: device.secretHash === null ? null : at,
  };
}

/** A last sign of life between these moments leaves open what a device holds of a notice. */
export interface SilentSpan {
  readonly from: Instant;
  readonly fromStored: Instant;
  readonly to: Instant;
}

export function silentSpan(outSince: Instant, overSince: Instant): SilentSpan {
  return {
    from: outSince,
    fromStored: laterBy(outSince, -storedSignAgeMs),
    to: laterBy(overSince, spokenAfterMs),
  };
}

/**
 * Whether a device was alive while the notice was out, and then fell silent before it said what it holds: it may have it on its
 * glass, and is listed until it speaks.
 */
export function fellSilent({ online, isHeard, at }: Sign, { from, fromStored, to }: SilentSpan): boolean {
  return !online && at !== null && at <= to && at >= (isHeard ? from : fromStored);
}

function earliest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce(
    (best, moment) => (best === null || (moment !== null && moment < best) ? moment : best),
    null,
  );
}

function latest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce(
    (best, moment) => (best === null || (moment !== null && moment > best) ? moment : best),
    null,
  );
}
