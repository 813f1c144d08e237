import type {
  Authorization,
  AuthorizationRequest,
  DeviceCredentials,
  PairingApproval,
  PairingView,
} from '@louyu/contract/api/devices';
import { displayKinds, type DeviceKind } from '@louyu/contract/devices';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import { toBase64Url } from '@louyu/contract/base64url';
import type { Actor, Clock, Digest, LiveEvents, Random, Wire } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import type { Ledger } from '../receipts/ledger.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { laterBy } from '../time.ts';
import type { DeviceDirectory } from './device-directory.ts';
import type { DeviceRecord, PairingRecord } from './device-store.ts';
import { assertSpots } from './device-service.ts';
import type { LiveDevices } from './live-devices.ts';
import { PollPace } from './poll-pace.ts';
import { rememberDevice } from './remember-device.ts';
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
  readonly ledger: Pick<Ledger, 'lose'>;
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
  readonly #pace: PollPace;
  /** Device ids with the code by which their present secret was fetched, until they connect; as it is stored. */
  readonly #minted = new Map<string, string>();

  constructor(options: PairingServiceOptions) {
    this.#options = options;
    this.#limits = { ...pairingLimitDefaults, ...options.limits };
    const guesses = { max: this.#limits.pairingGuessesMax, perSeconds: guessWindowSeconds };
    this.#guesses = new RateLimiter(options.clock, guesses, 'auth.too_many_attempts');
    const { pairingPollSeconds: pollSeconds, pairingLifeSeconds: lifeSeconds } = this.#limits;
    this.#pace = new PollPace({ pollSeconds, lifeSeconds });
  }

  /** Reads which codes have brought a secret that was not used when the hub stopped: the first use spends them. */
  async load(): Promise<void> {
    for (const { deviceCodeHash, deviceId } of await this.#options.store.devices.fetchedPairings())
      this.#minted.set(deviceId, deviceCodeHash);
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
    this.#pace.forgetExpired(now);
    if (this.#pace.isSpent(hash)) throw new LouyuError('pairing.used');
    const pairing = await store.devices.pairingByDeviceCode(hash);
    if (pairing === undefined || pairing.expiresAt <= now) throw new LouyuError('pairing.expired');
    this.#pace.poll(hash, now);
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
   * @throws LouyuError as `waiting`, and `place.not_found`, `device.not_found`, `device.wrong_kind`, `auth.out_of_scope`
   */
  async approve(actor: Actor, userCode: string, approval: PairingApproval): Promise<DeviceRecord> {
    const { store, directory, wire, live } = this.#options;
    const device = await store.transaction(async (areas) => {
      const pairing = await this.#open(areas, actor, userCode);
      const approved =
        approval.as === 'new'
          ? await this.#add(areas, approval, pairing)
          : await existing(areas, approval.deviceId, pairing);
      await assertAnswersFor(actor, approved.spotIds, areas);
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
    await rememberDevice(store, directory, device.id);
    await wire.refreshBoards(directory.placeIds(device.id));
    live.emit({ resource: 'device', id: device.id });
    return device;
  }

  /** The device has used its secret: the code is spent. */
  async connected(deviceId: string): Promise<void> {
    const { store, clock } = this.#options;
    const hash = this.#minted.get(deviceId);
    if (hash === undefined) return;
    this.#minted.delete(deviceId);
    this.#pace.spend(hash, clock.now());
    await store.devices.removePairing(hash);
  }

  async #mint(hash: string, now: Instant): Promise<DeviceCredentials> {
    const { store, random, digest, directory, devices, wire, live, ledger, hubPublicKey } = this.#options;
    const secret = toBase64Url(random.bytes(secretBytes));
    const { device, replaced } = await store.transaction(async (areas) => {
      // Read again inside the transaction: the device may have been revoked, or the code spent, meanwhile.
      const pairing = await areas.devices.pairingByDeviceCode(hash);
      const paired = await areas.devices.byId(pairing?.deviceId ?? '');
      if (paired === undefined) throw new LouyuError('pairing.expired');
      const change = { secretHash: digest(secret), pairedAt: now, revokedAt: null };
      await areas.devices.change(paired.id, change);
      await areas.devices.fetchedPairing(hash, now);
      return { device: { ...paired, ...change }, replaced: paired.pairedAt !== null };
    });
    this.#minted.set(device.id, hash);
    await rememberDevice(store, directory, device.id);
    wire.disconnect(device.id);
    devices.forget(device.id);
    // The old glass is shut out, the new one does not know its secret yet: what was carried until now is the old one's.
    const lost = replaced ? await ledger.lose({ deviceId: device.id, at: now }) : [];
    await wire.refreshConfigs([device.id]);
    for (const id of lost) live.emit({ resource: 'delivery', id });
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
    const kind = approval.kind ?? pairing.kind;
    if (!fits(pairing.kind, kind)) throw new LouyuError('device.wrong_kind');
    assertSpots(await areas.places.tree(), approval.spotIds);
    const device: DeviceRecord = {
      id: random.id(),
      siteId: site.id,
      kind,
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
}

/** A screen may have taken itself for another display: what it is set up as rules its layout. */
function fits(said: DeviceKind, is: DeviceKind): boolean {
  return said === is || (displayKinds.includes(said) && displayKinds.includes(is));
}

async function existing(areas: Areas, deviceId: string, pairing: PairingRecord): Promise<DeviceRecord> {
  const device = await areas.devices.byId(deviceId);
  if (device === undefined) throw new LouyuError('device.not_found');
  if (!fits(pairing.kind, device.kind)) throw new LouyuError('device.wrong_kind');
  // Where a revoked device stood may be no more.
  assertSpots(await areas.places.tree(), device.spotIds);
  return device;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
