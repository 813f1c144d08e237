import { LouyuError, type ErrorCode } from '@louyu/contract/errors';
import type { Clock } from '../ports.ts';

/** At most `max` in any `perSeconds` from one key in the long run, and no more than `max` at once. */
export interface Rate {
  readonly max: number;
  readonly perSeconds: number;
}

interface Bucket {
  /** What has run in and not yet out, at `at`. */
  level: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** Keys counted at once; those not seen for longest are forgotten first, half of them together. */
const keysMax = 20_000;

/** A leaky bucket for each key, in memory only. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #code: ErrorCode;
  #recent = new Map<string, Bucket>();
  #older = new Map<string, Bucket>();

  constructor(clock: Clock, rate: Rate, code: ErrorCode = 'request.too_fast') {
    this.#clock = clock;
    this.#rate = rate;
    this.#code = code;
  }

  /**
   * Counts one for the key. Who asks several limiters at once reads the clock for all of them.
   * @throws LouyuError the limiter's code with `retryAfterSeconds`; then nothing was counted
   */
  take(key: string, now = this.#now()): void {
    const bucket = this.#find(key);
    if (bucket === undefined) {
      this.#add(key, { level: 1, at: now });
      return;
    }
    this.#drain(bucket, now);
    this.#assertRoom(bucket);
    bucket.level += 1;
  }

  /** @throws LouyuError when `take` would */
  check(key: string, now = this.#now()): void {
    const bucket = this.#find(key);
    if (bucket === undefined) return;
    this.#drain(bucket, now);
    this.#assertRoom(bucket);
  }

  /** Milliseconds since 1970. */
  #now(): number {
    return Date.parse(this.#clock.now());
  }

  #assertRoom({ level }: Bucket): void {
    const { max, perSeconds } = this.#rate;
    const excess = level + 1 - max;
    if (excess <= 0) return;
    const retryAfterSeconds = Math.max(1, Math.ceil((excess * perSeconds) / max));
    throw new LouyuError(this.#code, { details: { retryAfterSeconds } });
  }

  #drain(bucket: Bucket, now: number): void {
    const { max, perSeconds } = this.#rate;
    // A clock that was set back lets nothing out, and does not fill the bucket either.
    const elapsedSeconds = Math.max(0, now - bucket.at) / 1000;
    bucket.level = Math.max(0, bucket.level - (elapsedSeconds * max) / perSeconds);
    bucket.at = now;
  }

  #find(key: string): Bucket | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const older = this.#older.get(key);
    if (older !== undefined) this.#add(key, older);
    return older;
  }

  /** A full half becomes the older one: deleting keys one by one would cost a walk each. */
  #add(key: string, bucket: Bucket): void {
    this.#recent.set(key, bucket);
    if (this.#recent.size < keysMax / 2) return;
    this.#older = this.#recent;
    this.#recent = new Map();
  }
}
