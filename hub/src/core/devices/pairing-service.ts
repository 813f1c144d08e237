import type {
  Authorization,
  AuthorizationRequest,
  DeviceCredentials,
  PairingApproval,
  PairingView,
} from '@louyu/contract/api/devices';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import { toBase64Url } from '@louyu/contract/signing';
import type { Actor, Clock, Digest, LiveEvents, Random, Wire } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import type { Areas, Store } from '../store.ts';
import { laterBy, msBetween } from '../time.ts';
import type { DeviceDirectory } from './device-directory.ts';
import type { DeviceRecord, PairingRecord } from './device-store.ts';
import { assertSpots } from './device-service.ts';
import type { LiveDevices } from './live-devices.ts';
import { canonicalUserCode, newUserCode, shownUserCode } from './pairing-codes.ts';

export const pairingLimitDefaults = {
  /** How long a code may be approved and its secret fetched, in seconds (DESIGN.md §4). */
  pairingLifeSeconds: 600,
  /** Screens that may wait for approval at once. */
  pairingsWaitingMax: 200,
  /** Seconds between two polls of a device; each poll that comes sooner adds as many again (RFC 8628 §3.5). */
  pairingPollSeconds: 5,
  /** Wrong user codes that one member of staff may enter in ten minutes. */
  pairingGuessesMax: 10,
};

export type PairingLimits = typeof pairingLimitDefaults;

export interface PairingServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly wire: Wire;
  readonly live: LiveEvents;
  readonly directory: DeviceDirectory;
  readonly devices: LiveDevices;
  readonly hubPublicKey: string;
  /** Where staff enter a code; the short form of it stands on the screen. */
  readonly verificationUrl: string;
  readonly limits?: Partial<PairingLimits>;
}

const guessWindowSeconds = 600;
const secretBytes = 32;
const screenCodeBytes = 7;

/** Pairing of devices by RFC 8628: a secret device code polls, a short user code is shown and entered by staff. */
export class PairingService {
  readonly #options: PairingServiceOptions;
  readonly #limits: PairingLimits;
  readonly #guesses: RateLimiter;
  /** When a code was polled last, and how far apart its polls must be; by the hash of the device code. */
  readonly #polls = new Map<string, { at: Instant; seconds: number }>();
  /** Codes whose secret has been used, until they expire. */
  readonly #used = new Map<string, Instant>();
  /** Device ids with the code by which their present secret was fetched, until they connect. */
  readonly #minted = new Map<string, string>();

  constructor(options: PairingServiceOptions) {
    this.#options = options;
    this.#limits = { ...pairingLimitDefaults, ...options.limits };
    const guesses = { max: this.#limits.pairingGuessesMax, perSeconds: guessWindowSeconds };
    this.#guesses = new RateLimiter(options.clock, guesses, 'auth.too_many_attempts');
  }

  /** A device asks for a code. @throws LouyuError `hub.busy` while too many wait */
  async authorize(request: AuthorizationRequest): Promise<Authorization> {
    const { store, clock, random, digest, verificationUrl } = this.#options;
    const deviceCode = toBase64Url(random.bytes(secretBytes));
    const now = clock.now();
    const pairing = await store.transaction(async ({ devices }) => {
      await devices.removeExpiredPairings(now);
      if ((await devices.countPairings()) >= this.#limits.pairingsWaitingMax)
        throw new LouyuError('hub.busy');
      let userCode = newUserCode(random);
      while ((await devices.pairingByUserCode(userCode)) !== undefined) userCode = newUserCode(random);
      const added: PairingRecord = {
        deviceCodeHash: digest(deviceCode),
        userCode,
        kind: request.kind,
        widthPx: request.widthPx ?? null,
        heightPx: request.heightPx ?? null,
        createdAt: now,
        expiresAt: laterBy(now, this.#limits.pairingLifeSeconds * 1000),
        deviceId: null,
      };
      await devices.addPairing(added);
      return added;
    });
    const shown = shownUserCode(pairing.userCode);
    return {
      device_code: deviceCode,
      user_code: shown,
      verification_uri: verificationUrl,
      verification_uri_complete: `${verificationUrl}?code=${shown}`,
      expires_in: this.#limits.pairingLifeSeconds,
      interval: this.#limits.pairingPollSeconds,
    };
  }

  /**
   * A device polls. An approved one is given a new secret each time, until it has connected with it: a lost answer does
   * not strand a screen.
   * @throws LouyuError `pairing.pending`, `pairing.slow_down`, `pairing.expired`, `pairing.used`
   */
  async token(deviceCode: string): Promise<DeviceCredentials> {
    const { store, clock, digest } = this.#options;
    const now = clock.now();
    const hash = digest(deviceCode);
    this.#forgetExpired(now);
    if (this.#used.has(hash)) throw new LouyuError('pairing.used');
    const pairing = await store.devices.pairingByDeviceCode(hash);
    if (pairing === undefined || pairing.expiresAt <= now) throw new LouyuError('pairing.expired');
    this.#pace(hash, now);
    if (pairing.deviceId === null) throw new LouyuError('pairing.pending');
    return this.#mint(hash, now);
  }

  /** What waits behind a user code. @throws LouyuError `pairing.unknown_code`, `pairing.used`, `auth.too_many_attempts` */
  async waiting(actor: Actor, userCode: string): Promise<PairingView> {
    const pairing = await this.#open(this.#options.store, actor, userCode);
    return {
      userCode: shownUserCode(pairing.userCode),
      kind: pairing.kind,
      widthPx: pairing.widthPx,
      heightPx: pairing.heightPx,
      expiresAt: pairing.expiresAt,
    };
  }

  /**
   * Staff let a device in, as a new one or in the place of one that is there. A replaced device works on until the new one
   * fetches its secret.
   * @throws LouyuError as `waiting`, and `place.not_found`, `device.not_found`, `device.wrong_kind`
   */
  async approve(actor: Actor, userCode: string, approval: PairingApproval): Promise<DeviceRecord> {
    const { store, directory, wire, live } = this.#options;
    const device = await store.transaction(async (areas) => {
      const pairing = await this.#open(areas, actor, userCode);
      const approved =
        approval.as === 'new'
          ? await this.#add(areas, approval, pairing)
          : await existing(areas, approval.deviceId, pairing);
      await areas.devices.removePairingsOf(approved.id);
      await areas.devices.approvePairing(pairing.deviceCodeHash, approved.id);
      await areas.audit.append({
        actorId: actor.id,
        action: approval.as === 'new' ? 'device.paired' : 'device.replaced',
        subject: `device:${approved.id}`,
        detail: { kind: approved.kind, spotIds: approved.spotIds },
      });
      return approved;
    });
    const tree = await store.places.tree();
    directory.put(device, tree);
    await wire.refreshBoards(directory.reader(device.id)?.placeIds ?? []);
    live.emit({ resource: 'device', id: device.id });
    return device;
  }

  /** The device has used its secret: the code is spent. */
  async connected(deviceId: string): Promise<void> {
    const { store, clock } = this.#options;
    const hash = this.#minted.get(deviceId);
    if (hash === undefined) return;
    this.#minted.delete(deviceId);
    this.#polls.delete(hash);
    this.#used.set(hash, laterBy(clock.now(), this.#limits.pairingLifeSeconds * 1000));
    await store.devices.removePairing(hash);
  }

  async #mint(hash: string, now: Instant): Promise<DeviceCredentials> {
    const { store, random, digest, directory, devices, wire, live, hubPublicKey } = this.#options;
    const secret = toBase64Url(random.bytes(secretBytes));
    const device = await store.transaction(async (areas) => {
      // Read again inside the transaction: the device may have been revoked, or the code spent, meanwhile.
      const pairing = await areas.devices.pairingByDeviceCode(hash);
      const paired = await areas.devices.byId(pairing?.deviceId ?? '');
      if (paired === undefined) throw new LouyuError('pairing.expired');
      const change = { secretHash: digest(secret), pairedAt: now, revokedAt: null };
      await areas.devices.change(paired.id, change);
      return { ...paired, ...change };
    });
    this.#minted.set(device.id, hash);
    directory.put(device, await store.places.tree());
    wire.disconnect(device.id);
    devices.forget(device.id);
    await wire.refreshConfigs([device.id]);
    live.emit({ resource: 'device', id: device.id });
    return { deviceId: device.id, siteId: device.siteId, secret, hubPublicKey };
  }

  async #open(areas: Areas, actor: Actor, userCode: string): Promise<PairingRecord> {
    this.#guesses.check(actor.id);
    const pairing = await areas.devices.pairingByUserCode(canonicalUserCode(userCode));
    if (pairing === undefined || pairing.expiresAt <= this.#options.clock.now()) {
      this.#guesses.take(actor.id);
      throw new LouyuError('pairing.unknown_code');
    }
    if (pairing.deviceId !== null) throw new LouyuError('pairing.used');
    return pairing;
  }

  async #add(
    areas: Areas,
    approval: Extract<PairingApproval, { as: 'new' }>,
    pairing: PairingRecord,
  ): Promise<DeviceRecord> {
    const { clock, random } = this.#options;
    const site = await areas.places.site();
    if (site === undefined) throw new LouyuError('hub.not_ready');
    assertSpots(await areas.places.tree(), approval.spotIds);
    const device: DeviceRecord = {
      id: random.id(),
      siteId: site.id,
      kind: pairing.kind,
      name: approval.name,
      profile: approval.profile,
      language: approval.language,
      volumePercent: 60,
      brightnessPercent: 100,
      offHours: [],
      screenCode: hex(random.bytes(screenCodeBytes)),
      secretHash: null,
      createdAt: clock.now(),
      pairedAt: null,
      revokedAt: null,
      lastSeenAt: null,
      spotIds: [...new Set(approval.spotIds)],
    };
    await areas.devices.add(device);
    return device;
  }

  /** @throws LouyuError `pairing.slow_down` for a poll that comes too soon */
  #pace(hash: string, now: Instant): void {
    const { pairingPollSeconds } = this.#limits;
    const poll = this.#polls.get(hash);
    const seconds = poll?.seconds ?? pairingPollSeconds;
    const early = poll !== undefined && msBetween(poll.at, now) < seconds * 1000 - pollGraceMs;
    this.#polls.set(hash, { at: now, seconds: early ? seconds + pairingPollSeconds : seconds });
    if (early)
      throw new LouyuError('pairing.slow_down', { details: { interval: seconds + pairingPollSeconds } });
  }

  #forgetExpired(now: Instant): void {
    const lifeMs = this.#limits.pairingLifeSeconds * 1000;
    for (const [hash, { at }] of this.#polls) if (msBetween(at, now) > lifeMs) this.#polls.delete(hash);
    for (const [hash, until] of this.#used) if (until <= now) this.#used.delete(hash);
  }
}

/** Timers and networks are not exact: a poll this much too soon is on time, in milliseconds. */
const pollGraceMs = 1_000;

async function existing(areas: Areas, deviceId: string, pairing: PairingRecord): Promise<DeviceRecord> {
  const device = await areas.devices.byId(deviceId);
  if (device === undefined) throw new LouyuError('device.not_found');
  if (device.kind !== pairing.kind) throw new LouyuError('device.wrong_kind');
  return device;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
