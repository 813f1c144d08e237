import type { DeviceConfig } from '@louyu/contract/devices';
import type { Language } from '@louyu/contract/primitives';
import type { PlaceNode, PlaceTree } from '../places/place-tree.ts';
import { isScannable } from '../places/phone-reach.ts';
import type { SiteRecord } from '../places/place-store.ts';
import type { Store } from '../store.ts';
import type { DeviceRecord } from './device-store.ts';

/** Where devices and phones find the hub, and what it serves them. */
export interface HubAddresses {
  /** Base addresses of the hub for devices, without a trailing slash. */
  readonly hubUrls: readonly string[];
  /** Base address that residents' phones reach. */
  readonly publicUrl: string;
  readonly kioskBuild: string;
}

/** Body of a device's `config` document (DESIGN.md §4). */
export function deviceConfig(
  device: DeviceRecord,
  tree: PlaceTree,
  site: SiteRecord,
  { hubUrls, publicUrl, kioskBuild }: HubAddresses,
): DeviceConfig {
  return {
    deviceId: device.id,
    name: device.name,
    kind: device.kind,
    site: { id: site.id, name: site.name, office: site.office, hotline: site.hotline },
    places: placesOf(device, tree).map(({ id, parentId, kind, name }) => ({ id, parentId, kind, name })),
    spotIds: [...device.spotIds],
    profile: device.profile,
    language: device.language,
    ...(site.bilingual === true ? { secondLanguage: otherThan(device.language) } : {}),
    volumePercent: device.volumePercent,
    brightnessPercent: device.brightnessPercent,
    hubUrls: [...hubUrls],
    publicUrl,
    screenCode: device.screenCode,
    ...(isScannable(site.phones, publicUrl) ? {} : { scannable: false }),
    timeZone: site.timeZone,
    offHours: [...device.offHours],
    kioskBuild,
  };
}

function otherThan(language: Language): Language {
  return language === 'en' ? 'zh-CN' : 'en';
}

/** The spots of a device and all above them, each once, parents first. */
function placesOf(device: DeviceRecord, tree: PlaceTree): PlaceNode[] {
  const places = new Map<string, PlaceNode>();
  for (const spotId of device.spotIds) {
    for (const place of tree.upward(spotId).reverse()) places.set(place.id, place);
  }
  return [...places.values()];
}

/**
 * Reads what configs are made of. A device that is gone, revoked or not paired gets none.
 * @param solved cases that were solved this week, for idle screens
 */
export function createConfigReader(
  store: Store,
  addresses: HubAddresses,
  solved: () => Promise<DeviceConfig['solvedThisWeek']> = () => Promise.resolve(undefined),
): (deviceIds: readonly string[]) => Promise<Map<string, DeviceConfig>> {
  return async (deviceIds) => {
    const devices = await store.devices.byIds(deviceIds);
    const site = await store.places.site();
    const configs = new Map<string, DeviceConfig>();
    if (site === undefined) return configs;
    const tree = await store.places.tree();
    const count = await solved();
    const solvedThisWeek = count === undefined ? {} : { solvedThisWeek: count };
    for (const device of devices) {
      if (device.secretHash === null) continue;
      configs.set(device.id, { ...deviceConfig(device, tree, site, addresses), ...solvedThisWeek });
    }
    return configs;
  };
}
