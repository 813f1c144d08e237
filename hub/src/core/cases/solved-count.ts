import type { DeviceConfig } from '@louyu/contract/devices';
import type { Clock, Wire } from '../ports.ts';
import type { Store } from '../store.ts';
import { weekEnd, weekStart } from './working-time.ts';

/**
 * How many cases were closed since Monday, whoever reported them, and until when that is this week; for the glass, so nothing else
 * of them (R27). Undefined where there are none.
 */
export async function solvedThisWeek(
  store: Pick<Store, 'cases' | 'places'>,
  clock: Clock,
): Promise<DeviceConfig['solvedThisWeek']> {
  const site = await store.places.site();
  if (site === undefined) return undefined;
  const now = clock.now();
  const count = await store.cases.closedSince(weekStart(now, site.timeZone));
  return count === 0 ? undefined : { count, until: weekEnd(now, site.timeZone) };
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
  #told: string | undefined;

  constructor(options: SolvedCountOptions) {
    this.#options = options;
  }

  async check(): Promise<void> {
    const { store, clock, wire } = this.#options;
    const { count, until } = (await solvedThisWeek(store, clock)) ?? { count: 0, until: '' };
    const solved = `${count} ${until}`;
    if (this.#told === solved) return;
    const devices = await store.devices.all();
    const showing = devices.filter(({ pairedAt, revokedAt }) => pairedAt !== null && revokedAt === null);
    await wire.refreshConfigs(showing.map(({ id }) => id));
    this.#told = solved;
  }
}
