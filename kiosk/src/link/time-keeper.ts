import { timeSchema } from '@louyu/contract/api/devices';
import type { HubClock, TimeSample } from './clock.ts';
import { askHub } from './http.ts';
import { limits } from './limits.ts';
import type { Storage } from './storage.ts';

/** Keeps the clock set by the hub's `GET /time`, and its last known time on disk. */
export class TimeKeeper {
  readonly #clock: HubClock;
  readonly #storage: Storage;
  readonly #hubUrl: () => string;
  readonly #onSet: () => void;
  #syncTimer: ReturnType<typeof setTimeout> | undefined;
  #saveTimer: ReturnType<typeof setInterval> | undefined;
  #running = false;
  /** Counts the askings: where a connection comes while one is under way, the new one is enough. */
  #asking = 0;

  /** @param hubUrl where the hub is asked: an origin without a trailing slash */
  constructor(clock: HubClock, storage: Storage, hubUrl: () => string, onSet: () => void) {
    this.#clock = clock;
    this.#storage = storage;
    this.#hubUrl = hubUrl;
    this.#onSet = onSet;
  }

  /** Waits for a connection to ask; without one it asks by itself. */
  start(): void {
    this.#running = true;
    this.#saveTimer = setInterval(() => {
      this.#save();
    }, limits.clockSavedEveryMs);
    this.#askAfter(limits.clockRetryMs);
  }

  stop(): void {
    this.#running = false;
    // What is under way has nobody left to tell.
    this.#asking += 1;
    clearInterval(this.#saveTimer);
    clearTimeout(this.#syncTimer);
  }

  /** A connection has come: a clock that is not trusted yet is set at once, another when there is time. */
  connected(): void {
    if (this.#clock.trusted) this.#askAfter(limits.clockSettleMs);
    else void this.synchronise();
  }

  /** Asks now; the next time comes by itself. */
  async synchronise(): Promise<void> {
    clearTimeout(this.#syncTimer);
    this.#asking += 1;
    const asking = this.#asking;
    const samples: TimeSample[] = [];
    for (let count = 0; count < limits.clockSamples; count += 1) {
      const sentMs = performance.now();
      const answer = await askHub(`${this.#hubUrl()}/time`, timeSchema);
      if (asking !== this.#asking) return;
      if (!answer.ok) break;
      samples.push({ hubMs: Date.parse(answer.value.now), sentMs, receivedMs: performance.now() });
    }
    if (samples.length > 0) {
      this.#clock.synchronise(samples);
      this.#save();
      this.#onSet();
    }
    if (this.#running) this.#askAfter(samples.length > 0 ? limits.clockEveryMs : limits.clockRetryMs);
  }

  #askAfter(waitMs: number): void {
    clearTimeout(this.#syncTimer);
    this.#syncTimer = setTimeout(() => void this.synchronise(), waitMs);
  }

  #save(): void {
    this.#clock.save(this.#storage).catch((error: unknown) => {
      console.warn('louyu: the clock could not be saved', error);
    });
  }
}
