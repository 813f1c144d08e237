import type { StuckReason } from '@louyu/contract/messages';
import { limits } from './limits.ts';

/**
 * Notices that the page is stuck: what must keep happening has not happened for too long. It runs on timers of the page
 * itself: as long as those run, the page can open itself anew. Where the page's only thread hangs for good, nothing inside
 * it can help, a worker neither, since no worker may navigate its page; then health stays away, and the hub calls the
 * screen 无画面 within a minute.
 */
export class Watchdog {
  readonly #seenMs = new Map<StuckReason, number>();
  #checkedMs: number | null = null;

  /** What is watched from now on. Times are of the monotonic clock. */
  alive(what: StuckReason, nowMs: number): void {
    this.#seenMs.set(what, nowMs);
  }

  /** What is stuck, if anything; `hidden`: nothing can be painted now, and none is missed. */
  check(nowMs: number, hidden: boolean): StuckReason | null {
    const slept = this.#checkedMs !== null && nowMs - this.#checkedMs > limits.watchdogGapMaxMs;
    this.#checkedMs = nowMs;
    for (const [what, seenMs] of this.#seenMs) {
      // The machine slept, or the page was held up and goes on now: everything has its full time once more.
      if (slept || (hidden && what !== 'loop')) this.#seenMs.set(what, nowMs);
      else if (nowMs - seenMs > limits.stuckAfterMs) return what;
    }
    return null;
  }
}
