import * as v from 'valibot';
import { limits } from './limits.ts';
import type { Storage } from './storage.ts';

const savedSchema = v.object({ offsetMs: v.pipe(v.number(), v.safeInteger()), lastKnownMs: v.number() });

/** One question to the hub: its time, and when the question left and the answer came on the monotonic clock. */
export interface TimeSample {
  readonly hubMs: number;
  readonly sentMs: number;
  readonly receivedMs: number;
}

export interface ClockSources {
  /** The device's own time of day; may be wrong, may jump. */
  readonly localMs: () => number;
  /** Never jumps while the page lives. */
  readonly monotonicMs: () => number;
}

/**
 * The hub's time (DESIGN §4). It runs on the monotonic clock, never goes backwards, and is trusted once it was
 * synchronised, also over a restart, unless the device's own clock then stands before the last known time.
 */
export class HubClock {
  readonly #sources: ClockSources;
  #hubAtMs: number;
  #monotonicAtMs: number;
  #latestMs: number;
  /** As it was kept; of a trusted clock it is measured anew. */
  #keptOffsetMs = 0;
  #trusted = false;

  constructor(sources: ClockSources) {
    this.#sources = sources;
    this.#hubAtMs = sources.localMs();
    this.#monotonicAtMs = sources.monotonicMs();
    this.#latestMs = this.#hubAtMs;
  }

  get trusted(): boolean {
    return this.#trusted;
  }

  /** Hub's time minus the device's own; a jump of the device's own clock changes it. */
  get offsetMs(): number {
    if (!this.#trusted) return this.#keptOffsetMs;
    return Math.round(this.nowMs() - this.#sources.localMs());
  }

  /** Milliseconds since 1970. */
  nowMs(): number {
    const nowMs = this.#hubAtMs + this.#sources.monotonicMs() - this.#monotonicAtMs;
    this.#latestMs = Math.max(this.#latestMs, nowMs);
    return this.#latestMs;
  }

  /** Takes up what was known before the restart. */
  async load(storage: Storage): Promise<void> {
    const saved = v.safeParse(savedSchema, await storage.readState('clock'));
    if (!saved.success) return;
    const { offsetMs, lastKnownMs } = saved.output;
    const supposedMs = this.#sources.localMs() + offsetMs;
    this.#keptOffsetMs = offsetMs;
    this.#trusted = supposedMs >= lastKnownMs;
    this.#hubAtMs = Math.max(supposedMs, lastKnownMs);
    this.#monotonicAtMs = this.#sources.monotonicMs();
    this.#latestMs = this.#hubAtMs;
  }

  async save(storage: Storage): Promise<void> {
    if (!this.#trusted) return;
    // The offset of now: the device's own clock may have jumped since the hub was asked, and a restart builds on it.
    await storage.writeState('clock', { offsetMs: this.offsetMs, lastKnownMs: Math.round(this.nowMs()) });
  }

  /** Sets the clock by the sample with the shortest round trip, half of which the answer was under way. */
  synchronise(samples: readonly TimeSample[]): void {
    const [best] = [...samples].sort((a, b) => a.receivedMs - a.sentMs - (b.receivedMs - b.sentMs));
    if (best === undefined) return;
    const monotonicMs = this.#sources.monotonicMs();
    const hubMs = best.hubMs + (best.receivedMs - best.sentMs) / 2 + (monotonicMs - best.receivedMs);
    if (!this.#trusted || this.nowMs() - hubMs > limits.clockStepBackMs) this.#latestMs = hubMs;
    this.#hubAtMs = hubMs;
    this.#monotonicAtMs = monotonicMs;
    this.#trusted = true;
  }
}
