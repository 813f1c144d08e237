import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Clock } from './ports.ts';
import { msBetween } from './time.ts';

/** A clock may be set back by so much (NTP) without anybody being told, in milliseconds. */
export const clockToleranceMs = 2_000;

/**
 * Knows the latest moment the hub has lived through. A clock that stands before it is wrong: nothing is scheduled and
 * nothing is signed until it is right again (DESIGN.md §4).
 */
export class ClockWatch {
  readonly #clock: Clock;
  #latest: Instant;

  /** @param latest the moment that was written last before this start; null in a fresh database */
  constructor(clock: Clock, latest: Instant | null) {
    this.#clock = clock;
    this.#latest = latest ?? clock.now();
  }

  /** The latest moment known, to be written every now and then. */
  get latest(): Instant {
    this.behind();
    return this.#latest;
  }

  behind(): boolean {
    const now = this.#clock.now();
    if (now > this.#latest) this.#latest = now;
    return msBetween(now, this.#latest) > clockToleranceMs;
  }

  /**
   * The clock for what follows from the time alone, such as which notices stand on a board: while the hub's clock is
   * behind, it stays at the latest moment known, so that nothing that is out is taken for not yet signed.
   */
  readonly lived: Clock = { now: () => this.latest };

  /** The clock for deeds that must not be dated wrongly; throws LouyuError `hub.clock_behind`. */
  readonly trusted: Clock = {
    now: () => {
      if (this.behind()) throw new LouyuError('hub.clock_behind');
      return this.#clock.now();
    },
  };
}
