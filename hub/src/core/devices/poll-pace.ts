import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import { laterBy, msBetween } from '../time.ts';

/** Timers and networks are not exact: a poll this much too soon is on time, in milliseconds. */
const pollGraceMs = 1_000;

interface PollPaceOptions {
  /** Seconds between two polls; each poll that comes sooner adds as many again (RFC 8628 §3.5). */
  readonly pollSeconds: number;
  /** How long a code lives, in seconds. */
  readonly lifeSeconds: number;
}

/** How often devices poll, and which codes are spent; by the hash of the device code, in memory until the code expires. */
export class PollPace {
  readonly #options: PollPaceOptions;
  readonly #polls = new Map<string, { at: Instant; seconds: number }>();
  /** Spent codes, and until when they are remembered. */
  readonly #spent = new Map<string, Instant>();

  constructor(options: PollPaceOptions) {
    this.#options = options;
  }

  isSpent(hash: string): boolean {
    return this.#spent.has(hash);
  }

  spend(hash: string, now: Instant): void {
    this.#polls.delete(hash);
    this.#spent.set(hash, laterBy(now, this.#options.lifeSeconds * 1000));
  }

  /** @throws LouyuError `pairing.slow_down` for a poll that comes too soon */
  poll(hash: string, now: Instant): void {
    const { pollSeconds } = this.#options;
    const last = this.#polls.get(hash);
    const seconds = last?.seconds ?? pollSeconds;
    const early = last !== undefined && msBetween(last.at, now) < seconds * 1000 - pollGraceMs;
    const interval = early ? seconds + pollSeconds : seconds;
    this.#polls.set(hash, { at: now, seconds: interval });
    if (early) throw new LouyuError('pairing.slow_down', { details: { interval } });
  }

  forgetExpired(now: Instant): void {
    const lifeMs = this.#options.lifeSeconds * 1000;
    for (const [hash, { at }] of this.#polls) if (msBetween(at, now) > lifeMs) this.#polls.delete(hash);
    for (const [hash, until] of this.#spent) if (until <= now) this.#spent.delete(hash);
  }
}
