import type { DeviceSummary } from '@louyu/contract/api/devices';
import type { Place } from '@louyu/contract/api/places';
import { buildingOf, type PlaceTree } from './place-tree.ts';

/** Devices that are looked at together: the faults first, then a building at a time, then what waits or is gone. */
export interface DeviceGroup {
  readonly kind: 'faults' | 'building' | 'elsewhere' | 'unpaired' | 'revoked';
  readonly building?: Place;
  readonly devices: readonly DeviceSummary[];
}

export function isFault(device: DeviceSummary): boolean {
  return device.state === 'no-picture' || device.state === 'offline';
}

/** Devices by group; empty groups are left out. A faulty device stands with the faults only. */
export function groupDevices(all: readonly DeviceSummary[], tree: PlaceTree): readonly DeviceGroup[] {
  const devices = inOrderOfPlaces(all, tree);
  const faults = devices.filter(isFault);
  const working = devices.filter(({ state }) => state === 'ok' || state === 'planned-off');
  const byBuilding = Map.groupBy(working, (device) => buildingOf(tree, device.spotIds[0] ?? '')?.id);
  const buildings = tree.places.filter((place) => place.kind === 'building');
  const groups: DeviceGroup[] = [
    { kind: 'faults', devices: faults },
    ...buildings.map((building): DeviceGroup => ({
      kind: 'building',
      building,
      devices: byBuilding.get(building.id) ?? [],
    })),
    { kind: 'elsewhere', devices: byBuilding.get(undefined) ?? [] },
    { kind: 'unpaired', devices: devices.filter(({ state }) => state === 'unpaired') },
    { kind: 'revoked', devices: devices.filter(({ state }) => state === 'revoked') },
  ];
  return groups.filter((group) => group.devices.length > 0);
}

/** As one walks through the site, and by name where several hang at one spot. */
export function inOrderOfPlaces(
  devices: readonly DeviceSummary[],
  tree: PlaceTree,
): readonly DeviceSummary[] {
  const order = new Map(walk(tree, null).map((id, index) => [id, index]));
  const placeOf = (device: DeviceSummary) => order.get(device.spotIds[0] ?? '') ?? order.size;
  return devices.toSorted((a, b) => placeOf(a) - placeOf(b) || a.name.localeCompare(b.name, 'zh-CN'));
}

function walk(tree: PlaceTree, parentId: string | null): readonly string[] {
  return tree.childrenOf(parentId).flatMap((place) => [place.id, ...walk(tree, place.id)]);
}

/** Whether a device is meant by what a person typed: its name, or where it stands, in any language. */
export function matches(device: DeviceSummary, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const words = [device.name, device.where['zh-CN'], device.where.en ?? ''];
  return words.some((each) => each.toLowerCase().includes(wanted));
}
