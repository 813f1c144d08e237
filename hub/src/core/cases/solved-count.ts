import type { Clock, Wire } from '../ports.ts';
import type { Store } from '../store.ts';
import { weekStart } from './working-time.ts';

/** How many cases were closed since Monday, whoever reported them; for the glass, so nothing else of them (R27). */
export async function solvedThisWeek(store: Pick<Store, 'cases' | 'places'>, clock: Clock): Promise<number> {
  const site = await store.places.site();
  return site === undefined ? 0 : store.cases.closedSince(weekStart(clock.now(), site.timeZone));
}

export interface SolvedCountOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly wire: Pick<Wire, 'refreshConfigs'>;
}

/** Keeps 本周已解决 on idle screens true: their configs carry it, and are made anew when it has changed. */
export class SolvedCount {
  readonly #options: SolvedCountOptions;
  /** What the configs were last made with. Unknown at first: something may have been solved since the start made them. */
  #told: number | undefined;

  constructor(options: SolvedCountOptions) {
    this.#options = options;
  }

  async check(): Promise<void> {
    const { store, clock, wire } = this.#options;
    const count = await solvedThisWeek(store, clock);
    if (this.#told === count) return;
    const devices = await store.devices.all();
    const showing = devices.filter(({ pairedAt, revokedAt }) => pairedAt !== null && revokedAt === null);
    await wire.refreshConfigs(showing.map(({ id }) => id));
    this.#told = count;
  }
}
