import { LouyuError } from '@louyu/contract/errors';
import { decodeScreenLink, encodeScreenLink, type ScreenLink } from '@louyu/contract/screen-link';
import type { AlertRecord, AlertRevisionRecord } from '../alerts/alert-store.ts';
import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { Clock, Digest } from '../ports.ts';
import { sharedScreenCode } from '../shares/shared-code.ts';
import type { Store } from '../store.ts';

/** What a code leads to: an alert, as it is out, on a screen. */
export interface ScreenAlert {
  /** The code in its canonical form. */
  readonly code: string;
  /** Null where the code came without a screen. */
  readonly device: DeviceRecord | null;
  readonly alert: AlertRecord;
  readonly revision: AlertRevisionRecord;
  /** Whether there is still danger, or the exercise goes on. */
  readonly isOn: boolean;
}

export interface ScreenAlertsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: DeviceDirectory;
  readonly digest: Digest;
}

/** Finds what the QR of an alert names: it must be or have been on the places of that screen (DESIGN.md §4). */
export class ScreenAlerts {
  readonly #options: ScreenAlertsOptions;

  constructor(options: ScreenAlertsOptions) {
    this.#options = options;
  }

  /** @throws LouyuError `link.unknown`, `link.not_on_screen` */
  async find(code: string): Promise<ScreenAlert> {
    const { store, clock, directory } = this.#options;
    const link = decodeScreenLink(code);
    const device = directory.byScreenCode(link.screenCode) ?? null;
    const siteId = device?.siteId ?? (await this.#siteSharing(link));
    const alert = siteId === undefined ? undefined : await store.alerts.byNumber(siteId, link.noticeNumber);
    const revision = alert?.revisions.at(-1);
    if (alert === undefined || revision === undefined || !wasOut(alert)) throw new LouyuError('link.unknown');
    if (device !== null && !wasOn(alert, device, directory.placeIds(device.id)))
      throw new LouyuError('link.not_on_screen');
    const isOn = alert.state === 'in-force' && clock.now() < alert.until;
    return { code: encodeScreenLink(link), device, alert, revision, isOn };
  }

  async #siteSharing({ screenCode }: ScreenLink): Promise<string | undefined> {
    const { store, digest } = this.#options;
    const site = await store.places.site();
    return site !== undefined && sharedScreenCode(site.id, digest) === screenCode ? site.id : undefined;
  }
}

/** What waits for a second person, or was withdrawn meanwhile, has never been on any glass. */
function wasOut({ state }: AlertRecord): boolean {
  return state !== 'waiting' && state !== 'withdrawn';
}

/** By what it was sent to, and by where the screen hangs now: one may have come to its place meanwhile. */
function wasOn({ revisions }: AlertRecord, { id }: DeviceRecord, placeIds: ReadonlySet<string>): boolean {
  return revisions.some(
    (revision) =>
      revision.targetIds.includes(id) || revision.placeIds.some((placeId) => placeIds.has(placeId)),
  );
}
