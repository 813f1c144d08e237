import { LouyuError } from '@louyu/contract/errors';
import * as v from 'valibot';
import { withTimeout } from './http.ts';
import { limits } from './limits.ts';
import type { Storage } from './storage.ts';

const savedSchema = v.object({ atMs: v.number() });

/** What renewal needs of the browser. */
export interface PageSource {
  /** The page as the hub serves it now, past every cache, without touching what is cached. */
  readonly fetchPage: () => Promise<string>;
  /** Brings a file into the cache. */
  readonly warm: (address: string) => Promise<void>;
  /** Brings the page itself anew into the cache. */
  readonly refreshPage: () => Promise<void>;
  readonly navigate: () => void;
}

/**
 * Renews the page. It is cached as immutable, so that a screen comes up without a hub: everything new is brought into
 * the cache before the old page is given up, and where the hub cannot be reached nothing happens at all.
 */
export class Renewal {
  readonly #source: PageSource;
  readonly #storage: Storage;
  readonly #nowMs: () => number;
  #busy = false;

  constructor(source: PageSource, storage: Storage, nowMs: () => number) {
    this.#source = source;
    this.#storage = storage;
    this.#nowMs = nowMs;
  }

  /** Renews because the hub serves another build; not again within {@link limits.renewalEveryMs}. */
  async renewForBuild(): Promise<void> {
    const saved = v.safeParse(savedSchema, await this.#storage.readState('renewal'));
    const sinceMs = saved.success ? this.#nowMs() - saved.output.atMs : Number.POSITIVE_INFINITY;
    if (sinceMs >= 0 && sinceMs < limits.renewalEveryMs) return;
    await this.renew();
  }

  async renew(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const page = await this.#source.fetchPage();
      await Promise.all(filesOf(page).map((address) => this.#source.warm(address)));
      await this.#source.refreshPage();
      await this.#storage.writeState('renewal', { atMs: this.#nowMs() });
      this.#source.navigate();
    } catch (error) {
      console.warn('louyu: the page could not be renewed', error);
    } finally {
      this.#busy = false;
    }
  }
}

/** Every built file that a page names: the build lists in it all that a display needs. */
function filesOf(page: string): readonly string[] {
  return [...new Set(page.match(/\/kiosk\/assets\/[\w.-]+/g) ?? [])];
}

/** The page source of this browser; `address` is the page's own, without a query. */
export function pageSource(address: string): PageSource {
  const load = (url: string, cache: RequestCache): Promise<string> =>
    withTimeout(async (signal) => {
      const response = await fetch(url, { cache, credentials: 'same-origin', signal });
      if (!response.ok) throw new LouyuError('hub.not_ready', { details: { url, status: response.status } });
      return response.text();
    });
  return {
    fetchPage: () => load(address, 'no-store'),
    warm: async (url) => {
      await load(url, 'default');
    },
    refreshPage: async () => {
      await load(address, 'reload');
    },
    navigate: () => {
      window.location.replace(window.location.href);
    },
  };
}
