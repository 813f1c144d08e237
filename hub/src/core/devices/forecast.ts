import type { Forecast } from '@louyu/contract/api/devices';
import { LouyuError } from '@louyu/contract/errors';
import { takeBackMs } from '@louyu/contract/notice-content';
import { boardBody, boardHorizonDays } from '../documents/board-body.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import { deviceConfig } from './device-config.ts';

/** A code that no screen has: the QR of a preview leads nowhere. */
const noScreenCode = '00000000000000';

/**
 * All that decides what a display shows at any moment until the end of the horizon. Said by what is signed now: whatever is
 * signed, changed or recalled later is not in it.
 * @throws LouyuError `device.not_found`
 */
export async function forecastOf(
  { store, clock, publicUrl }: { readonly store: Store; readonly clock: Clock; readonly publicUrl: string },
  deviceId: string,
): Promise<Forecast> {
  const device = await store.devices.byId(deviceId);
  if (device === undefined) throw new LouyuError('device.not_found');
  const site = await store.places.site();
  if (site === undefined) throw new LouyuError('hub.not_ready');
  const addresses = { hubUrls: [], publicUrl, kioskBuild: '' };
  const {
    hubUrls: _,
    kioskBuild: __,
    ...config
  } = deviceConfig(device, await store.places.tree(), site, addresses);
  const placeIds = config.places.map(({ id }) => id);
  const now = clock.now();
  // What was signed just now counts as out: it will be.
  const out = laterBy(now, takeBackMs);
  const notices = await store.notices.forBoards(placeIds, now);
  return {
    config: { ...config, screenCode: noScreenCode },
    boards: placeIds.map((placeId) => boardBody(placeId, notices, out)),
    from: now,
    to: laterBy(now, boardHorizonDays * dayMs),
  };
}
