import * as v from 'valibot';
import type { AddressResult, AddressStatus } from './link-status.ts';
import type { Storage } from './storage.ts';

const savedSchema = v.object({ url: v.string() });

interface Outcome {
  readonly result: AddressResult;
  readonly atMs: number;
}

/**
 * Where the hub may be found (DESIGN §4): at the addresses of the signed configuration, and where the page came from.
 * Nobody else's word counts, since a device shows its secret to whoever answers there. The last good one comes first.
 */
export class HubAddresses {
  readonly #page: string;
  readonly #nowMs: () => number;
  readonly #outcomes = new Map<string, Outcome>();
  #announced: readonly string[] = [];
  #lastGood: string | null = null;
  #current: string;
  /** Addresses tried since the last connection, or since all had been tried. */
  readonly #round = new Set<string>();

  /** @param page the origin of the page */
  constructor(page: string, nowMs: () => number) {
    this.#page = page;
    this.#nowMs = nowMs;
    this.#current = page;
  }

  /** The address in use, or to be tried next. */
  get current(): string {
    return this.#current;
  }

  get list(): readonly AddressStatus[] {
    return this.#candidates().map((url) => {
      const outcome = this.#outcomes.get(url);
      const result = this.#isBlocked(url) ? 'blocked' : (outcome?.result ?? 'untried');
      const from = this.#announced.includes(url) ? 'config' : 'page';
      return { url, from, result, atMs: outcome?.atMs ?? null };
    });
  }

  /** Whether an address that may be tried has not answered the last time. */
  get someSilent(): boolean {
    return this.list.some(({ result }) => result === 'unreachable' || result === 'untried');
  }

  /** Takes the addresses of a verified configuration. A connection that stands is not touched. */
  announce(urls: readonly string[]): void {
    this.#announced = urls.map((url) => new URL(url).origin);
    for (const url of [...this.#outcomes.keys()])
      if (!this.#candidates().includes(url)) this.#outcomes.delete(url);
  }

  /** Takes up which one was good before the restart, if it is still one of them. */
  async load(storage: Storage): Promise<void> {
    const saved = v.safeParse(savedSchema, await storage.readState('hub'));
    if (!saved.success || !this.#usable().includes(saved.output.url)) return;
    this.#lastGood = saved.output.url;
    this.#current = saved.output.url;
  }

  async save(storage: Storage): Promise<void> {
    if (this.#lastGood !== null) await storage.writeState('hub', { url: this.#lastGood });
  }

  /** What became of the current address. Returns whether it is another good one than before. */
  note(result: AddressResult): boolean {
    this.#outcomes.set(this.#current, { result, atMs: this.#nowMs() });
    if (result !== 'connected') return false;
    this.#round.clear();
    const isNew = this.#lastGood !== this.#current;
    this.#lastGood = this.#current;
    return isNew;
  }

  /** Goes on to the next address. Returns whether all have now been tried in vain: only then is it worth waiting long. */
  advance(): boolean {
    this.#round.add(this.#current);
    const next = this.#usable().find((url) => !this.#round.has(url));
    if (next !== undefined) {
      this.#current = next;
      return false;
    }
    this.#round.clear();
    this.#current = this.#usable()[0] ?? this.#page;
    return true;
  }

  #candidates(): readonly string[] {
    const known = [...new Set([...this.#announced, this.#page])];
    const good = this.#lastGood;
    return good !== null && known.includes(good) ? [good, ...known.filter((url) => url !== good)] : known;
  }

  #usable(): readonly string[] {
    return this.#candidates().filter((url) => !this.#isBlocked(url));
  }

  /** Mixed content: browsers let a page from HTTPS ask nothing by HTTP. */
  #isBlocked(url: string): boolean {
    return this.#page.startsWith('https:') && !url.startsWith('https:');
  }
}
