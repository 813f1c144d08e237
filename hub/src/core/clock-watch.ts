import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Clock } from './ports.ts';
import { dayMs, msBetween } from './time.ts';

export const clockLimitDefaults = {
  /** A clock that has gone forward by more than this since the hub last wrote the time is not believed, in days. */
  clockLeapMaxDays: 31,
};

export type ClockLimits = typeof clockLimitDefaults;

/** A clock may be set back by so much (NTP) without anybody being told, in milliseconds. */
export const clockToleranceMs = 2_000;

/** `behind` what was lived through, or so far `ahead` of it that somebody must say that it is right. */
export type ClockState = 'right' | 'behind' | 'ahead';

/**
 * Knows the latest moment the hub has lived through. A clock that stands before it is wrong, and one that has leapt far
 * ahead of it probably is: nothing is scheduled and nothing is signed until it is right again (DESIGN.md §4), or until
 * somebody accepts it. A leap is not adopted, so that a clock that was wrong for a while leaves no trace.
 */
export class ClockWatch {
  readonly #clock: Clock;
  readonly #leapMaxMs: number;
  #latest: Instant;

  /** @param latest the moment that was written last before this start; null in a fresh database */
  constructor(clock: Clock, latest: Instant | null, limits: Partial<ClockLimits> = {}) {
    this.#clock = clock;
    this.#leapMaxMs = { ...clockLimitDefaults, ...limits }.clockLeapMaxDays * dayMs;
    this.#latest = latest ?? clock.now();
  }

  /** The latest moment known, to be written every now and then. */
  get latest(): Instant {
    this.state();
    return this.#latest;
  }

  state(): ClockState {
    const now = this.#clock.now();
    if (now <= this.#latest) return msBetween(now, this.#latest) > clockToleranceMs ? 'behind' : 'right';
    if (msBetween(this.#latest, now) > this.#leapMaxMs) return 'ahead';
    this.#latest = now;
    return 'right';
  }

  isRight(): boolean {
    return this.state() === 'right';
  }

  /** Somebody has said that the clock is right as it stands now. */
  accept(): void {
    this.#latest = this.#clock.now();
  }

  /**
   * The clock for what follows from the time alone, such as which notices stand on a board: while the hub's clock is
   * wrong, it stays at the latest moment known, so that nothing that is out is taken for not yet signed.
   */
  readonly lived: Clock = { now: () => this.latest };

  /** The clock for deeds that must not be dated wrongly; throws LouyuError `hub.clock_behind`, `hub.clock_ahead`. */
  readonly trusted: Clock = {
    now: () => {
      const state = this.state();
      if (state !== 'right') throw new LouyuError(`hub.clock_${state}`);
      return this.#clock.now();
    },
  };
}
