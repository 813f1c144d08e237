import type { BrokerLimits } from './broker-limits.ts';
import { TokenBucket } from './token-bucket.ts';

type QuarantineLimits = Pick<BrokerLimits, 'mqttConnectsPerMinute' | 'mqttQuarantineMs'>;

/**
 * Remembers which devices misbehave: one in quarantine is refused for some seconds, with a spread so that many do
 * not come back at once. Only devices that proved who they are get an entry, so a stranger cannot fill it or lock
 * another one out.
 */
export class Quarantine {
  readonly #limits: QuarantineLimits;
  readonly #random: () => number;
  readonly #until = new Map<string, number>();
  readonly #connects = new Map<string, TokenBucket>();

  constructor(limits: QuarantineLimits, random: () => number = Math.random) {
    this.#limits = limits;
    this.#random = random;
  }

  holds(clientId: string, now: number): boolean {
    const until = this.#until.get(clientId);
    return until !== undefined && now < until;
  }

  put(clientId: string, now: number): void {
    this.#until.set(clientId, now + this.#limits.mqttQuarantineMs * (0.5 + this.#random()));
  }

  /** Counts a connection of an authenticated device; false when it flaps and has just been put in quarantine. */
  admits(clientId: string, now: number): boolean {
    let bucket = this.#connects.get(clientId);
    if (bucket === undefined) {
      const perMinute = this.#limits.mqttConnectsPerMinute;
      bucket = new TokenBucket(perMinute / 60, perMinute, now);
      this.#connects.set(clientId, bucket);
    }
    if (bucket.take(now)) return true;
    this.put(clientId, now);
    return false;
  }

  /** Forgets what is over; called now and then so that the tables stay as small as the number of devices. */
  sweep(now: number): void {
    for (const [clientId, until] of this.#until) if (now >= until) this.#until.delete(clientId);
    for (const [clientId, bucket] of this.#connects) if (bucket.isFull(now)) this.#connects.delete(clientId);
  }
}
