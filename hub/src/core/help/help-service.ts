import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { ScreenNotice } from '../acknowledgments/screen-notices.ts';
import type { Clock, Digest, LiveEvents, Random } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import { noDevice } from '../receipts/ledger.ts';
import type { Store } from '../store.ts';

export const helpLimitDefaults = {
  /** Requests for help of one phone a minute. */
  helpPerPhoneMax: 6,
  /** Requests for help with the code of one screen, or with the link of one notice, a minute. */
  helpPerScreenMax: 120,
  /** Requests for help from one network address a minute. */
  helpPerAddressMax: 240,
};

export type HelpLimits = typeof helpLimitDefaults;

export interface HelpServiceOptions {
  readonly notices: { find(code: string): Promise<ScreenNotice> };
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly live: LiveEvents;
  readonly limits?: Partial<HelpLimits>;
}

export interface HelpAsked {
  readonly code: string;
  readonly phoneId: string;
  readonly address: string;
  /** Undefined: as it was, or the door that the phone is of; null: no door is said. */
  readonly householdId?: string | null;
  /** Undefined: as they were. */
  readonly words?: string;
}

/** How the request of a phone stands; all that is told of it, and only to that phone. */
export interface HelpStanding {
  readonly askedAt: Instant;
  readonly settledAt: Instant | null;
  readonly words: string;
  readonly householdId: string | null;
}

const minute = 60;

/** [我家有困难]: an acknowledgment with the choice "need help", which staff are called for until one of them settles it. */
export class HelpService {
  readonly #options: HelpServiceOptions;
  readonly #phones: RateLimiter;
  readonly #screens: RateLimiter;
  readonly #addresses: RateLimiter;

  constructor(options: HelpServiceOptions) {
    const limits = { ...helpLimitDefaults, ...options.limits };
    const limiter = (max: number) => new RateLimiter(options.clock, { max, perSeconds: minute });
    this.#options = options;
    this.#phones = limiter(limits.helpPerPhoneMax);
    this.#screens = limiter(limits.helpPerScreenMax);
    this.#addresses = limiter(limits.helpPerAddressMax);
  }

  async of({ notice }: ScreenNotice, phoneId: string): Promise<HelpStanding | undefined> {
    return this.#options.store.help.of(notice.id, this.#options.digest(phoneId));
  }

  /**
   * Takes a request; tapped again it is the same one, with what is said now. After it was settled it is a new one.
   * @throws LouyuError `link.unknown`, `link.not_on_screen`, `acknowledgment.over`, `door.not_found`, `request.too_fast`, `store.disk_full`
   */
  async ask({ code, phoneId, address, householdId, words }: HelpAsked): Promise<{ readonly code: string }> {
    const { notices, store, clock, random, digest, live } = this.#options;
    const phoneHash = digest(phoneId);
    const at = clock.now();
    const now = Date.parse(at);
    this.#addresses.check(address, now);
    this.#phones.check(phoneHash, now);
    const { device, notice, revision, state, code: canonical } = await notices.find(code);
    if (state !== 'live') throw new LouyuError('acknowledgment.over');
    this.#screens.take(device?.id ?? notice.id, now);
    this.#phones.take(phoneHash, now);
    this.#addresses.take(address, now);
    if (typeof householdId === 'string' && (await store.doors.door(householdId)) === undefined)
      throw new LouyuError('door.not_found');
    await store.transaction(async (areas) => {
      const before = await areas.help.of(notice.id, phoneHash);
      const open = before?.settledAt === null ? before : undefined;
      const own = (await areas.doors.ofPhone(phoneHash))?.householdId ?? null;
      await areas.help.save(
        {
          id: before?.id ?? random.id(),
          noticeId: notice.id,
          phoneHash,
          deviceId: device?.id ?? noDevice,
          householdId: householdId === undefined ? (open?.householdId ?? own) : householdId,
          words: words ?? open?.words ?? '',
          askedAt: open?.askedAt ?? at,
          settledAt: null,
          settledBy: null,
          note: '',
        },
        revision.revision,
      );
    });
    live.emit({ resource: 'help', id: notice.id });
    live.emit({ resource: 'delivery', id: notice.id });
    return { code: canonical };
  }
}
