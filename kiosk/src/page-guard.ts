import type { StuckReason } from '@louyu/contract/messages';
import { withTimeout } from './link/http.ts';
import { limits } from './link/limits.ts';
import type { ReloadLog } from './link/reload-log.ts';
import { Watchdog } from './link/watchdog.ts';

/** Opens a stuck page anew, as often as {@link ReloadLog} lets it. */
export class PageGuard {
  readonly #reloads: ReloadLog;
  readonly #watchdog = new Watchdog();
  #timer: ReturnType<typeof setInterval> | undefined;
  #leaving = false;

  constructor(reloads: ReloadLog) {
    this.#reloads = reloads;
  }

  start(): void {
    for (const what of ['frames', 'loop', 'glass'] as const) this.alive(what);
    this.#timer = setInterval(() => {
      this.#check();
    }, limits.watchdogEveryMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  alive(what: StuckReason): void {
    this.#watchdog.alive(what, performance.now());
  }

  #check(): void {
    const stuck = this.#watchdog.check(performance.now(), document.visibilityState !== 'visible');
    if (stuck === null || this.#leaving || !this.#reloads.mayReload(performance.now())) return;
    this.#leaving = true;
    void this.#reload(stuck).finally(() => {
      this.#leaving = false;
    });
  }

  /** Only where the page can be had, from the cache or the hub: half a picture is better than the browser's error page. */
  async #reload(stuck: StuckReason): Promise<void> {
    const { origin, pathname, href } = window.location;
    try {
      const page = await withTimeout((signal) => fetch(origin + pathname, { cache: 'force-cache', signal }));
      if (!page.ok) return;
    } catch (error) {
      console.warn('louyu: stuck, and the page cannot be had anew', stuck, error);
      return;
    }
    this.#reloads.note(stuck);
    window.location.replace(href);
  }
}
