import type { DeviceState } from '@louyu/contract/api/devices';
import type { Instant } from '@louyu/contract/primitives';
import type { Ledger } from '../receipts/ledger.ts';
import type { Clock, LiveEvents, Random } from '../ports.ts';
import type { Store } from '../store.ts';
import { msBetween } from '../time.ts';
import type { DeviceDirectory } from './device-directory.ts';
import { deviceState, proofMaxAgeMs } from './device-state.ts';
import type { DeviceRecord, FaultRecord } from './device-store.ts';
import type { LiveDevices } from './live-devices.ts';
import { isPlannedOff, localMoment, type LocalMoment } from './off-hours.ts';

/** How often the watch looks at all devices, in milliseconds; main schedules it. */
export const faultCheckIntervalMs = 5_000;
/** The sign of life of a device is written at most this often, in milliseconds. */
export const lastSeenWriteIntervalMs = 60_000;
/** At most this many faults and signs of life are written in one check; the rest waits for the next. */
export const writesPerCheckMax = 500;

export interface FaultWatchOptions {
  readonly store: Store;
  readonly ledger: Pick<Ledger, 'seen'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
  readonly directory: DeviceDirectory;
  readonly devices: LiveDevices;
  readonly timeZone: string;
}

interface Standing {
  readonly state: DeviceState;
  /** Null where it was so already when the hub started. */
  readonly since: Instant | null;
}

/** Sees what stops rendering, and says so once: one fault, one message, until it renders again. */
export class FaultWatch {
  readonly #options: FaultWatchOptions;
  /** When the hub's clock last began to count: the start, or when it was set back. */
  #startedAt: Instant;
  #checkedAt: Instant;
  readonly #standing = new Map<string, Standing>();
  readonly #faults = new Map<string, FaultRecord>();
  readonly #plannedOffAt = new Map<string, Instant>();
  readonly #seenWritten = new Map<string, Instant>();
  #local: { readonly now: Instant; readonly moment: LocalMoment } | undefined;
  #checking = false;

  constructor(options: FaultWatchOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#checkedAt = this.#startedAt;
  }

  /** Reads the faults that were open when the hub stopped. */
  async load(): Promise<void> {
    for (const fault of await this.#options.store.devices.openFaults())
      this.#faults.set(fault.deviceId, fault);
  }

  standingOf(device: DeviceRecord, now: Instant): Standing {
    const { devices } = this.#options;
    const plannedOff = device.offHours.length > 0 && isPlannedOff(device.offHours, this.#localAt(now));
    const state = deviceState(device, devices.get(device.id), plannedOff, now);
    if (state === 'planned-off') this.#plannedOffAt.set(device.id, now);
    const before = this.#standing.get(device.id);
    if (before?.state === state) return before;
    const since = before === undefined ? (this.#faults.get(device.id)?.openedAt ?? null) : now;
    const standing = { state, since };
    this.#standing.set(device.id, standing);
    if (before !== undefined) this.#options.live.emit({ resource: 'device', id: device.id });
    return standing;
  }

  /** The wall clock, read once for all devices of a check. */
  #localAt(now: Instant): LocalMoment {
    if (this.#local?.now !== now) this.#local = { now, moment: localMoment(now, this.#options.timeZone) };
    return this.#local.moment;
  }

  /** Looks at one device at once: it has just been heard of. */
  heard(deviceId: string): void {
    const device = this.#options.directory.get(deviceId);
    if (device !== undefined) this.standingOf(device, this.#options.clock.now());
  }

  /** Looks at all devices: opens and closes faults, and writes signs of life. A check that still runs is not joined by another. */
  async check(): Promise<void> {
    if (this.#checking) return;
    this.#checking = true;
    try {
      const now = this.#options.clock.now();
      if (now < this.#checkedAt) this.#startedAt = now;
      this.#checkedAt = now;
      await this.#writeFaults(now);
      await this.#writeSeen();
    } finally {
      this.#checking = false;
    }
  }

  async #writeFaults(now: Instant): Promise<void> {
    const { store, random, directory } = this.#options;
    const opened: FaultRecord[] = [];
    const closed: FaultRecord[] = [];
    for (const device of directory.devices()) {
      if (opened.length + closed.length >= writesPerCheckMax) break;
      const { state } = this.standingOf(device, now);
      const fault = this.#faults.get(device.id);
      const ailing = state === 'offline' || state === 'no-picture';
      if (fault !== undefined && !ailing) closed.push({ ...fault, closedAt: now });
      if (fault === undefined && ailing && this.#graceIsOver(device, now)) {
        opened.push({ id: random.id(), deviceId: device.id, kind: state, openedAt: now, closedAt: null });
      }
    }
    if (opened.length + closed.length === 0) return;
    await store.transaction(async ({ devices }) => {
      for (const fault of closed) await devices.closeFault(fault.id, now);
      for (const fault of opened) await devices.openFault(fault);
    });
    for (const fault of closed) this.#faults.delete(fault.deviceId);
    for (const fault of opened) this.#faults.set(fault.deviceId, fault);
    for (const { deviceId } of [...opened, ...closed])
      this.#options.live.emit({ resource: 'device', id: deviceId });
  }

  /** A device has its full time to prove itself after the hub's start, after pairing, and after planned off-hours. */
  #graceIsOver(device: DeviceRecord, now: Instant): boolean {
    const begin = [this.#startedAt, device.pairedAt, this.#plannedOffAt.get(device.id) ?? null];
    return begin.every((at) => at === null || Math.abs(msBetween(at, now)) > proofMaxAgeMs[device.kind]);
  }

  async #writeSeen(): Promise<void> {
    const { directory, devices, ledger } = this.#options;
    const seen: { deviceId: string; at: Instant }[] = [];
    for (const { id } of directory.devices()) {
      const at = devices.get(id)?.lastSeenAt ?? null;
      const written = this.#seenWritten.get(id);
      if (
        at === null ||
        (written !== undefined && Math.abs(msBetween(written, at)) < lastSeenWriteIntervalMs)
      )
        continue;
      seen.push({ deviceId: id, at });
      if (seen.length >= writesPerCheckMax) break;
    }
    if (seen.length === 0) return;
    await ledger.seen(seen);
    for (const { deviceId, at } of seen) this.#seenWritten.set(deviceId, at);
  }
}
