import { performance } from 'node:perf_hooks';

export interface Flushable {
  flush(now: number): void;
}

/**
 * Sends at the end of the current tick: what several publishes of one tick bring to a device leaves in one write, and
 * of several versions of a document only the last.
 */
export class FlushQueue {
  #queued: Flushable[] = [];

  add(flushable: Flushable): void {
    this.#queued.push(flushable);
    if (this.#queued.length === 1) process.nextTick(() => this.#flush());
  }

  #flush(): void {
    const queued = this.#queued;
    this.#queued = [];
    const now = performance.now();
    for (const flushable of queued) flushable.flush(now);
  }
}
