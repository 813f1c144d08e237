import type { Instant } from '@louyu/contract/primitives';
import type { ClockWatch } from './clock-watch.ts';
import type { Log } from './log.ts';
import type { LiveEvents } from './ports.ts';

/** How often the moment is written that the hub has lived through, in milliseconds. */
export const latestTimeIntervalMs = 60_000;
/** How often it is looked whether somebody has accepted the clock (`npm run clock:accept`), in milliseconds. */
export const clockAcceptanceIntervalMs = 3_000;

export interface ClockStore {
  /** The moment that was written last; null in a fresh database. */
  latest(): Promise<Instant | null>;
  writeLatest(at: Instant): Promise<void>;
  /** Whether somebody has just accepted the clock; told once. */
  takeAcceptance(): Promise<boolean>;
}

export interface ClockKeepingOptions {
  readonly clockWatch: ClockWatch;
  readonly store: ClockStore;
  readonly live: LiveEvents;
  readonly log: Log;
}

/** Writes down what the hub has lived through, and hears when its clock was accepted. */
export class ClockKeeping {
  readonly #options: ClockKeepingOptions;

  constructor(options: ClockKeepingOptions) {
    this.#options = options;
  }

  write(): Promise<void> {
    const { store, clockWatch } = this.#options;
    return store.writeLatest(clockWatch.latest);
  }

  async hear(): Promise<void> {
    const { store, clockWatch, live, log } = this.#options;
    if (!(await store.takeAcceptance())) return;
    clockWatch.accept();
    await this.write();
    log.warn({ at: clockWatch.latest }, 'clock accepted');
    live.emit({ resource: 'site', id: null });
  }
}
