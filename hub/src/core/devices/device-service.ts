import type { DeviceChange } from '@louyu/contract/api/devices';
import { LouyuError } from '@louyu/contract/errors';
import type { PlaceTree } from '../places/place-tree.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import type { Actor, Clock, LiveEvents, Wire } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import type { Areas, Store } from '../store.ts';
import type { DeviceDirectory } from './device-directory.ts';
import type { DeviceRecord } from './device-store.ts';
import type { LiveDevices } from './live-devices.ts';
import { rememberDevice } from './remember-device.ts';

export const deviceLimitDefaults = {
  /** Commands that staff may send to one device a minute: each makes it do something, and is written to the audit log. */
  deviceCommandsMax: 12,
};

export type DeviceLimits = typeof deviceLimitDefaults;

export interface DeviceServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly wire: Wire;
  readonly live: LiveEvents;
  readonly directory: DeviceDirectory;
  readonly devices: LiveDevices;
  readonly limits?: Partial<DeviceLimits>;
}

/** What staff do with devices that are there. Pairing is in pairing-service.ts. */
export class DeviceService {
  readonly #options: DeviceServiceOptions;
  readonly #commands: RateLimiter;

  constructor(options: DeviceServiceOptions) {
    this.#options = options;
    const { deviceCommandsMax } = { ...deviceLimitDefaults, ...options.limits };
    this.#commands = new RateLimiter(options.clock, { max: deviceCommandsMax, perSeconds: 60 });
  }

  /**
   * Renames, moves, sets up. Moving closes the device's connection, so that it reads its new places at once.
   * @throws LouyuError `device.not_found`, `device.revoked`, `place.not_found`, `auth.out_of_scope`
   */
  async change(actor: Actor, id: string, change: DeviceChange): Promise<DeviceRecord> {
    const { store, wire, live, directory } = this.#options;
    const fields = definedFields(change);
    const { before, after } = await store.transaction(async (areas) => {
      const device = await workingFor(areas, actor, id);
      if (fields.spotIds !== undefined) {
        assertSpots(await areas.places.tree(), fields.spotIds);
        await assertAnswersFor(actor, fields.spotIds, areas);
      }
      await areas.devices.change(id, fields);
      await areas.audit.append({
        actorId: actor.id,
        action: 'device.changed',
        subject: `device:${id}`,
        detail: { fields: Object.keys(fields).sort(), ...(fields.spotIds && { spotIds: fields.spotIds }) },
      });
      return { before: device, after: { ...device, ...fields } };
    });
    await rememberDevice(store, directory, id);
    const moved = [...before.spotIds].sort().join() !== [...after.spotIds].sort().join();
    if (moved) await wire.refreshBoards(directory.placeIds(id));
    await wire.refreshConfigs([id]);
    if (moved) wire.disconnect(id);
    live.emit({ resource: 'device', id });
    return after;
  }

  /**
   * 停用: the device is dead at once, and so is any code that would bring it back.
   * @throws LouyuError `device.not_found`, `device.revoked`, `auth.out_of_scope`
   */
  async revoke(actor: Actor, id: string): Promise<DeviceRecord> {
    const { store, clock, wire, live, directory, devices } = this.#options;
    const revoked = await store.transaction(async (areas) => {
      const device = await workingFor(areas, actor, id);
      const change = { secretHash: null, revokedAt: clock.now() };
      await areas.devices.change(id, change);
      await areas.devices.removePairingsOf(id);
      await areas.audit.append({ actorId: actor.id, action: 'device.revoked', subject: `device:${id}` });
      return { ...device, ...change };
    });
    await rememberDevice(store, directory, id);
    devices.forget(id);
    wire.disconnect(id);
    live.emit({ resource: 'device', id });
    return revoked;
  }

  /** @throws LouyuError `device.not_found`, `device.revoked`, `request.too_fast` */
  async command(actor: Actor, id: string, kind: 'identify' | 'reload'): Promise<void> {
    const { store, wire } = this.#options;
    await store.transaction(async (areas) => {
      await workingFor(areas, actor, id);
      this.#commands.take(id);
      const detail = { kind };
      await areas.audit.append({
        actorId: actor.id,
        action: 'device.commanded',
        subject: `device:${id}`,
        detail,
      });
    });
    await wire.command(id, kind);
  }
}

/** @throws LouyuError `place.not_found` unless all of these are spots */
export function assertSpots(tree: PlaceTree, spotIds: readonly string[]): void {
  for (const spotId of spotIds) {
    if (tree.get(spotId)?.kind !== 'spot')
      throw new LouyuError('place.not_found', { details: { placeId: spotId } });
  }
}

async function workingFor(areas: Areas, actor: Actor, id: string): Promise<DeviceRecord> {
  const device = await areas.devices.byId(id);
  if (device === undefined) throw new LouyuError('device.not_found');
  await assertAnswersFor(actor, device.spotIds, areas);
  if (device.revokedAt !== null) throw new LouyuError('device.revoked');
  return device;
}

type Fields = Partial<Pick<DeviceRecord, 'name' | 'spotIds' | 'profile' | 'language' | 'offHours'>>;

/** Without what was not said. */
function definedFields({ name, spotIds, profile, language, offHours }: DeviceChange): Fields {
  return {
    ...(name === undefined ? {} : { name }),
    ...(spotIds === undefined ? {} : { spotIds: [...new Set(spotIds)] }),
    ...(profile === undefined ? {} : { profile }),
    ...(language === undefined ? {} : { language }),
    ...(offHours === undefined ? {} : { offHours }),
  };
}
