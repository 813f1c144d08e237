import * as v from 'valibot';
import type { HubClock } from './clock.ts';
import { limits } from './limits.ts';
import type { Storage } from './storage.ts';

const savedSchema = v.object({ atMs: v.number() });

/** When the hub was last heard from: what the screen says once that is too long ago. */
export class ContactLog {
  readonly #clock: Pick<HubClock, 'nowMs'>;
  readonly #storage: Storage;
  #atMs: number | null = null;
  #savedAtMs = 0;

  constructor(clock: Pick<HubClock, 'nowMs'>, storage: Storage) {
    this.#clock = clock;
    this.#storage = storage;
  }

  /** When the hub was last heard from; null if never. */
  get lastMs(): number | null {
    return this.#atMs;
  }

  /** The last contact, if it was longer than {@link limits.staleAfterMs} ago; null otherwise. */
  get staleSinceMs(): number | null {
    if (this.#atMs === null) return null;
    return this.#clock.nowMs() - this.#atMs > limits.staleAfterMs ? this.#atMs : null;
  }

  async load(): Promise<void> {
    const saved = v.safeParse(savedSchema, await this.#storage.readState('contact'));
    if (saved.success) this.#atMs = saved.output.atMs;
  }

  heard(): void {
    const nowMs = this.#clock.nowMs();
    this.#atMs = nowMs;
    if (nowMs - this.#savedAtMs < limits.contactSavedEveryMs) return;
    this.#savedAtMs = nowMs;
    this.#storage.writeState('contact', { atMs: nowMs }).catch((error: unknown) => {
      console.warn('louyu: the last contact could not be saved', error);
    });
  }
}
