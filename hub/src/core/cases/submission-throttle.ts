import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Clock } from '../ports.ts';
import { RateLimiter } from '../rates/rate-limiter.ts';
import { dayMs, laterBy, msBetween } from '../time.ts';
import type { CaseStore } from './case-store.ts';

export const submissionThrottleDefaults = {
  /** From so many of one phone within a day on, its owner is asked whether all of them are needed. */
  casesPerPhoneWarnMax: 3,
  /** From so many on, the next must wait. */
  casesPerPhoneSlowMax: 5,
  /** How long, in minutes. */
  caseSlowMinutes: 10,
  /** From so many on, staff judge before anything runs. */
  casesPerPhoneHeldMax: 8,
  /** From so many at one place within an hour on, staff judge. */
  casesPerPlaceHeldMax: 20,
  /** From so many by the code of one notice within an hour on, staff judge. */
  casesPerNoticeHeldMax: 40,
  /** Forms from one network address in ten minutes; loose, since a whole mobile network may share one. In memory only. */
  casesPerAddressMax: 120,
  /** Tracking codes that are tried from one network address a minute. */
  caseLookupsPerAddressMax: 60,
};

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Where a submission comes from. */
export interface SubmissionOrigin {
  readonly phoneHash: string;
  readonly placeId: string;
  readonly noticeId: string | null;
  /** Something no person fills in was filled in. */
  readonly trapped: boolean;
}

export type SubmissionVerdict = 'pass' | 'warn' | 'hold';

/** Warn, slow down, hold back for people to judge (R35); nothing is thrown away, and nobody solves riddles. */
export class SubmissionThrottle {
  readonly #clock: Clock;
  readonly #limits: typeof submissionThrottleDefaults;
  readonly #addresses: RateLimiter;
  readonly #lookups: RateLimiter;

  constructor(clock: Clock, limits: typeof submissionThrottleDefaults) {
    this.#clock = clock;
    this.#limits = limits;
    this.#addresses = new RateLimiter(clock, { max: limits.casesPerAddressMax, perSeconds: 600 });
    this.#lookups = new RateLimiter(clock, { max: limits.caseLookupsPerAddressMax, perSeconds: 60 });
  }

  /** @throws LouyuError `request.too_fast`; the address is counted in memory, and forgotten */
  takeForm(address: string): void {
    this.#addresses.take(address);
  }

  /** @throws LouyuError `request.too_fast` */
  takeLookup(address: string): void {
    this.#lookups.take(address);
  }

  /** @throws LouyuError `case.too_many` with the wait that is left */
  async judge(cases: Pick<CaseStore, 'submitted'>, origin: SubmissionOrigin): Promise<SubmissionVerdict> {
    const now = this.#clock.now();
    const { phoneHash, placeId, noticeId } = origin;
    const limits = this.#limits;
    const hourAgo = laterBy(now, -hourMs);
    const [phone, place, notice] = await Promise.all([
      cases.submitted({ phoneHash }, laterBy(now, -dayMs)),
      cases.submitted({ placeId }, hourAgo),
      noticeId === null ? { count: 0 } : cases.submitted({ noticeId }, hourAgo),
    ]);
    if (phone.count >= limits.casesPerPhoneSlowMax) this.#assertWaited(phone.lastAt, now);
    const held =
      origin.trapped ||
      phone.count >= limits.casesPerPhoneHeldMax ||
      place.count >= limits.casesPerPlaceHeldMax ||
      notice.count >= limits.casesPerNoticeHeldMax;
    if (held) return 'hold';
    return phone.count >= limits.casesPerPhoneWarnMax ? 'warn' : 'pass';
  }

  #assertWaited(lastAt: Instant | null, now: Instant): void {
    if (lastAt === null) return;
    const leftMs = this.#limits.caseSlowMinutes * minuteMs - msBetween(lastAt, now);
    if (leftMs <= 0) return;
    throw new LouyuError('case.too_many', { details: { retryAfterSeconds: Math.ceil(leftMs / 1000) } });
  }
}
