import type { DeviceSummary, DeviceView, Forecast } from '@louyu/contract/api/devices';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant, Localized } from '@louyu/contract/primitives';
import type { DeviceGlance } from '../notices/delivery.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Clock } from '../ports.ts';
import { remembered } from '../remembered.ts';
import type { Store } from '../store.ts';
import type { DeviceDirectory } from './device-directory.ts';
import type { DeviceRecord } from './device-store.ts';
import type { FaultWatch } from './faults.ts';
import type { LiveDevice, LiveDevices } from './live-devices.ts';

export interface DeviceViewsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: DeviceDirectory;
  readonly devices: LiveDevices;
  readonly faults: FaultWatch;
  /** Base address that residents' phones reach. */
  readonly publicUrl: string;
  /** The title of a notice in the source language. */
  readonly noticeTitle: (noticeId: string) => Promise<string | undefined>;
}

/** Devices as pages see them: what is stored of them, and what they last said. */
export class DeviceViews {
  readonly #options: DeviceViewsOptions;

  constructor(options: DeviceViewsOptions) {
    this.#options = options;
  }

  async summaries(): Promise<DeviceSummary[]> {
    const { store, clock, devices, directory } = this.#options;
    const records = [...directory.devices()];
    const tree = await store.places.tree();
    const noticeIds = new Set<string>();
    for (const { id } of records) {
      const visible = devices.get(id)?.visible;
      if (visible?.kind === 'notice') noticeIds.add(visible.noticeId);
    }
    const titles = await this.#titles(noticeIds);
    const now = clock.now();
    // Hundreds of devices hang at a few dozen spots.
    const where = remembered((spotId) => tree.where(spotId));
    return records.map((device) => this.#summary(device, where, titles, now));
  }

  /** @throws LouyuError `device.not_found` */
  async view(id: string): Promise<DeviceView> {
    const { store, clock, devices } = this.#options;
    const device = await store.devices.byId(id);
    if (device === undefined) throw new LouyuError('device.not_found');
    const visible = devices.get(id)?.visible;
    const titles = await this.#titles(visible?.kind === 'notice' ? [visible.noticeId] : []);
    const tree = await store.places.tree();
    return this.#view(device, tree, titles, clock.now());
  }

  /** What decides what a display shows in the next 14 days. @throws LouyuError `device.not_found` */
  async forecast(id: string): Promise<Forecast> {
    // Few look ahead: it is brought when somebody does.
    const { forecastOf } = await import('./forecast.ts');
    return forecastOf(this.#options, id);
  }

  /** What the delivery page asks of a device; undefined when nothing was heard of it since the hub started. */
  glance(deviceId: string): DeviceGlance | undefined {
    const { devices, directory, faults, clock } = this.#options;
    const device = directory.get(deviceId);
    const live = devices.get(deviceId);
    if (device === undefined || live === undefined) return undefined;
    const { visible } = live;
    return {
      online: faults.standingOf(device, clock.now()).state === 'ok',
      lastSeenAt: live.lastSeenAt,
      visible: visible?.kind === 'notice' ? { noticeId: visible.noticeId, revision: visible.revision } : null,
    };
  }

  async #titles(noticeIds: Iterable<string>): Promise<Map<string, string>> {
    const titles = new Map<string, string>();
    for (const noticeId of noticeIds) {
      const title = await this.#options.noticeTitle(noticeId);
      if (title !== undefined) titles.set(noticeId, title);
    }
    return titles;
  }

  #summary(
    device: DeviceRecord,
    where: (spotId: string) => Localized,
    titles: ReadonlyMap<string, string>,
    now: Instant,
  ): DeviceSummary {
    const { devices, faults } = this.#options;
    const live = devices.get(device.id);
    const [firstSpot = ''] = device.spotIds;
    return {
      id: device.id,
      name: device.name,
      kind: device.kind,
      spotIds: [...device.spotIds],
      where: where(firstSpot),
      state: faults.standingOf(device, now).state,
      lastSeenAt: live?.lastSeenAt ?? device.lastSeenAt,
      lastFrameAt: live?.lastFrameAt ?? null,
      visible: visibleOf(live?.visible ?? null, titles),
    };
  }

  #view(
    device: DeviceRecord,
    tree: PlaceTree,
    titles: ReadonlyMap<string, string>,
    now: Instant,
  ): DeviceView {
    const { devices, faults } = this.#options;
    const live = devices.get(device.id);
    const { state, since } = faults.standingOf(device, now);
    return {
      ...this.#summary(device, (spotId) => tree.where(spotId), titles, now),
      profile: device.profile,
      language: device.language,
      offHours: [...device.offHours],
      stateSince: state === 'revoked' ? device.revokedAt : since,
      version: live?.version ?? null,
      clockOffsetMs: live?.clock?.offsetMs ?? null,
      clockTrusted: live?.clock?.trusted ?? null,
      pendingReceipts: live?.pendingReceipts ?? null,
      droppedReceipts: live?.droppedReceipts ?? null,
      reloads: live?.reloads ?? null,
    };
  }
}

function visibleOf(
  visible: LiveDevice['visible'],
  titles: ReadonlyMap<string, string>,
): DeviceSummary['visible'] {
  if (visible === null) return null;
  if (visible.kind !== 'notice') return { kind: visible.kind };
  const title = titles.get(visible.noticeId);
  return { kind: 'notice', noticeId: visible.noticeId, ...(title === undefined ? {} : { title }) };
}
