import type { DeviceState } from '@louyu/contract/api/devices';
import { displayKinds, type DeviceKind } from '@louyu/contract/devices';
import type { Instant } from '@louyu/contract/primitives';
import { msBetween } from '../time.ts';
import type { DeviceRecord } from './device-store.ts';
import type { LiveDevice } from './live-devices.ts';

/**
 * How old the last proof of life may be, in milliseconds: for glass a rendered frame, for the others a health message. With
 * the watch's own interval a lobby screen that stops rendering is known within 60 s (DESIGN.md §7); lifts lose the network
 * in the shaft, and e-paper sleeps by plan.
 */
export const proofMaxAgeMs: Readonly<Record<DeviceKind, number>> = {
  lcd: 50_000,
  elevator: 10 * 60_000,
  epaper: 26 * 3_600_000,
  speaker: 50_000,
  bridge: 50_000,
  desk: 50_000,
};

/** 正常显示, 无画面, 离线, 计划关机, not paired, 停用. "Online" is proved by a frame, not by a socket. */
export function deviceState(
  device: Pick<DeviceRecord, 'kind' | 'revokedAt' | 'secretHash'>,
  live: LiveDevice | undefined,
  plannedOff: boolean,
  now: Instant,
): DeviceState {
  if (device.revokedAt !== null) return 'revoked';
  if (device.secretHash === null) return 'unpaired';
  const maxAgeMs = proofMaxAgeMs[device.kind];
  const fresh = (at: Instant | null | undefined) =>
    // A moment far ahead was dated before the hub's clock was set back: it proves nothing about now.
    at !== null && at !== undefined && Math.abs(msBetween(at, now)) <= maxAgeMs;
  if (fresh(displayKinds.includes(device.kind) ? live?.lastFrameAt : live?.lastHealthAt)) return 'ok';
  if (plannedOff) return 'planned-off';
  return fresh(live?.lastSeenAt) ? 'no-picture' : 'offline';
}
