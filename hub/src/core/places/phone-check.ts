import type { PhoneCheckOrder } from '@louyu/contract/api/places';
import { LouyuError } from '@louyu/contract/errors';
import type { Actor, Clock, LiveEvents, Random, Wire } from '../ports.ts';
import { oneTimeCode, sameCode } from '../staff/one-time-code.ts';
import { assertWholeSite } from '../staff/scope.ts';
import type { Store } from '../store.ts';
import { laterBy } from '../time.ts';

/** How long the code of a check is good, in milliseconds. */
export const phoneCheckLifeMs = 30 * 60_000;

export interface PhoneCheckOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly wire: Wire;
  readonly live: LiveEvents;
  /** Base address that residents' phones reach. */
  readonly publicUrl: string;
}

/** What a phone that opens the page of a check has found out. `inside`: it came from the own network, which proves nothing. */
export type PhoneArrival = 'reached' | 'inside' | 'over';

/**
 * 手机能打开吗: whether a phone that is not in the compound's network can open the hub's pages. The code is good once. Of the
 * phone nothing is kept; where it came from decides and is forgotten.
 */
export class PhoneCheck {
  readonly #options: PhoneCheckOptions;
  #open: { readonly code: string; readonly expiresAt: string } | undefined;

  constructor(options: PhoneCheckOptions) {
    this.#options = options;
  }

  /** A new check; one that was open is over. */
  start(actor: Actor): PhoneCheckOrder {
    assertWholeSite(actor);
    const { clock, random, publicUrl } = this.#options;
    const code = oneTimeCode(random);
    const expiresAt = laterBy(clock.now(), phoneCheckLifeMs);
    this.#open = { code, expiresAt };
    const url = `${publicUrl.replace(/\/$/, '')}/check/${code.replace('-', '')}`.toUpperCase();
    return { url, expiresAt };
  }

  /** A phone has opened the page. */
  async arrive(code: string, isOutside: boolean): Promise<PhoneArrival> {
    const { store, clock, wire, live, publicUrl } = this.#options;
    const open = this.#open;
    const now = clock.now();
    if (open === undefined || now >= open.expiresAt || !sameCode(code, open.code)) return 'over';
    if (!isOutside) return 'inside';
    this.#open = undefined;
    const siteId = await store.transaction(async (areas) => {
      const site = await areas.places.site();
      if (site === undefined) throw new LouyuError('hub.not_ready');
      const phones = { mode: 'outside', reachedAt: now, url: publicUrl } as const;
      await areas.places.changeSite(site.id, { phones });
      await areas.audit.append({ actorId: null, action: 'site.phones_reached', subject: `site:${site.id}` });
      return site.id;
    });
    const devices = (await store.devices.all()).filter(({ revokedAt }) => revokedAt === null);
    await wire.refreshConfigs(devices.map(({ id }) => id));
    live.emit({ resource: 'site', id: siteId });
    return 'reached';
  }
}
