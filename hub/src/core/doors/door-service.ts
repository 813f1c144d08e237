import { LouyuError } from '@louyu/contract/errors';
import type { Localized } from '@louyu/contract/primitives';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Clock, Digest, LiveEvents } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import type { Store } from '../store.ts';
import { doorCodeHash, readDoorCode } from './door-code.ts';
import type { DoorRecord, PhoneDoor } from './door-store.ts';

export const doorLimitDefaults = {
  /** How often one phone may name a door in an hour. */
  doorClaimsPerPhoneMax: 12,
  /** Wrong codes from one phone in an hour. */
  doorGuessesPerPhoneMax: 5,
  /** Wrong codes for one door in a day, whoever guesses. */
  doorGuessesPerDoorMax: 20,
  /** Doors named from one network address in an hour; loose, since a whole mobile network may share one. */
  doorClaimsPerAddressMax: 600,
};

export type DoorLimits = typeof doorLimitDefaults;

export interface DoorServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly live: LiveEvents;
  readonly limits?: Partial<DoorLimits>;
}

/** The door that a phone has named, in words: all that is ever told, and only to that phone. */
export interface OwnDoor {
  readonly id: string;
  readonly parentId: string;
  /** `3栋 1单元` */
  readonly where: Localized;
  readonly door: string;
  readonly level: PhoneDoor['level'];
}

export interface Claim {
  readonly phoneId: string;
  readonly householdId: string;
  /** What was typed or scanned off a slip; empty for none. */
  readonly code: string;
  readonly address: string;
}

const hour = 3_600;
const day = 24 * hour;

/**
 * Which door a phone is of, by its own word or proved by a code (R6). One row for a phone, which it changes and takes back as
 * it likes; it opens nothing of the household to anybody.
 */
export class DoorService {
  readonly #options: DoorServiceOptions;
  readonly #claims: RateLimiter;
  readonly #addresses: RateLimiter;
  readonly #guessesOfPhone: RateLimiter;
  readonly #guessesAtDoor: RateLimiter;

  constructor(options: DoorServiceOptions) {
    const limits = { ...doorLimitDefaults, ...options.limits };
    const limiter = (max: number, perSeconds: number) => new RateLimiter(options.clock, { max, perSeconds });
    this.#options = options;
    this.#claims = limiter(limits.doorClaimsPerPhoneMax, hour);
    this.#addresses = limiter(limits.doorClaimsPerAddressMax, hour);
    this.#guessesOfPhone = limiter(limits.doorGuessesPerPhoneMax, hour);
    this.#guessesAtDoor = limiter(limits.doorGuessesPerDoorMax, day);
  }

  async ofPhone(phoneId: string): Promise<OwnDoor | undefined> {
    const { store, digest } = this.#options;
    const known = await store.doors.ofPhone(digest(phoneId));
    const record = known && (await store.doors.door(known.householdId));
    if (known === undefined || record === undefined) return undefined;
    return ownDoor(record, known.level, await store.places.tree());
  }

  /** Doors of a building, a unit or a floor, to choose from. */
  async choices(placeId: string): Promise<DoorRecord[]> {
    const { store } = this.#options;
    const tree = await store.places.tree();
    return store.doors.doors(tree.downward(placeId).map(({ id }) => id));
  }

  /**
   * Remembers whose phone it is. A wrong code claims nothing.
   * @throws LouyuError `door.not_found`, `door.code_wrong`, `request.too_fast`
   */
  async claim({ phoneId, householdId, code, address }: Claim): Promise<OwnDoor> {
    const { store, clock, digest, live } = this.#options;
    const phoneHash = digest(phoneId);
    const at = clock.now();
    this.#addresses.take(address, Date.parse(at));
    this.#claims.take(phoneHash, Date.parse(at));
    const record = await store.doors.door(householdId);
    if (record === undefined) throw new LouyuError('door.not_found');
    const proved = code.trim() !== '';
    if (proved) await this.#assertCode(phoneHash, householdId, code, Date.parse(at));
    const level = await store.transaction(async ({ doors }) => {
      const before = await doors.ofPhone(phoneHash);
      const kept = before?.householdId === householdId && before.level === 'proved';
      const level = proved || kept ? 'proved' : 'claimed';
      await doors.save({ phoneHash, householdId, level, at });
      return level;
    });
    live.emit({ resource: 'delivery', id: null });
    return ownDoor(record, level, await store.places.tree());
  }

  async forget(phoneId: string): Promise<void> {
    const { store, digest, live } = this.#options;
    await store.transaction(({ doors }) => doors.forget(digest(phoneId)));
    live.emit({ resource: 'delivery', id: null });
  }

  /** Only wrong codes are counted: a household of five proves itself at once. */
  async #assertCode(phoneHash: string, householdId: string, typed: string, now: number): Promise<void> {
    const { store, digest } = this.#options;
    this.#guessesOfPhone.check(phoneHash, now);
    this.#guessesAtDoor.check(householdId, now);
    const code = readDoorCode(typed);
    const known = await store.doors.code(householdId);
    if (code !== undefined && known?.codeHash === doorCodeHash(householdId, code, digest)) return;
    this.#guessesOfPhone.take(phoneHash, now);
    this.#guessesAtDoor.take(householdId, now);
    throw new LouyuError('door.code_wrong');
  }
}

function ownDoor({ id, parentId, door }: DoorRecord, level: OwnDoor['level'], tree: PlaceTree): OwnDoor {
  return { id, parentId, where: tree.where(parentId), door, level };
}
