import type { TopicReader } from '@louyu/contract/topics';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Digest } from '../ports.ts';
import type { DeviceRecord } from './device-store.ts';

interface Entry {
  readonly device: DeviceRecord;
  readonly reader: TopicReader;
}

/** What the broker is told of a device at its door. */
export type Recognition = 'ok' | 'bad-credentials' | 'revoked';

/**
 * All devices in memory, as the broker and the resident pages need them at every message. Whoever changes a device puts it
 * here after the commit. Places keep their parents for ever, so a device's places change only with its spots.
 */
export class DeviceDirectory {
  readonly #digest: Digest;
  #byId = new Map<string, Entry>();
  #byScreenCode = new Map<string, string>();

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  /** Takes all devices in the place of what it knew. */
  load(devices: Iterable<DeviceRecord>, tree: PlaceTree): void {
    this.#byId = new Map();
    this.#byScreenCode = new Map();
    for (const device of devices) this.put(device, tree);
  }

  put(device: DeviceRecord, tree: PlaceTree): void {
    const placeIds = new Set(
      device.spotIds.flatMap((spotId) => tree.upward(spotId).map((place) => place.id)),
    );
    this.#byId.set(device.id, { device, reader: { siteId: device.siteId, deviceId: device.id, placeIds } });
    this.#byScreenCode.set(device.screenCode, device.id);
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): DeviceRecord | undefined {
    return this.#byId.get(id)?.device;
  }

  byScreenCode(screenCode: string): DeviceRecord | undefined {
    return this.get(this.#byScreenCode.get(screenCode) ?? '');
  }

  *devices(): IterableIterator<DeviceRecord> {
    for (const { device } of this.#byId.values()) yield device;
  }

  /** Its spots and all above them; none for a device that is not there. */
  placeIds(id: string): ReadonlySet<string> {
    return this.#byId.get(id)?.reader.placeIds ?? new Set();
  }

  /** What the device may read at the broker; undefined for one that has no secret any more: it may do nothing. */
  reader(id: string): TopicReader | undefined {
    const entry = this.#byId.get(id);
    return entry === undefined || entry.device.secretHash === null ? undefined : entry.reader;
  }

  /** Whether the secret, as it travels (base64url), is that of the device. Takes the same time whoever asks. */
  recognise(id: string, secret: Uint8Array): Recognition {
    const device = this.#byId.get(id)?.device;
    const matches = equal(this.#digest(secret), device?.secretHash ?? noHash);
    if (device === undefined) return 'bad-credentials';
    if (device.revokedAt !== null) return 'revoked';
    return matches ? 'ok' : 'bad-credentials';
  }
}

/** Compared with where there is no secret; no digest is like it. */
const noHash = '-'.repeat(64);

/** Looks at every character whatever it finds. */
function equal(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
