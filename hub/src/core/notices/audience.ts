import { displayKinds } from '@louyu/contract/devices';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';

/** Whether any of the device's spots stands at or below one of these places. */
export function stands(device: DeviceRecord, placeIds: ReadonlySet<string>, tree: PlaceTree): boolean {
  return device.spotIds.some((spotId) => tree.upward(spotId).some((place) => placeIds.has(place.id)));
}

/** The displays that a set of places reaches (R17): those that are paired and not revoked. */
export function displaysAt(
  devices: Iterable<DeviceRecord>,
  placeIds: Iterable<string>,
  tree: PlaceTree,
): DeviceRecord[] {
  const audience = new Set(placeIds);
  return [...devices].filter((device) => isDisplay(device) && stands(device, audience, tree));
}

function isDisplay(device: DeviceRecord): boolean {
  return device.pairedAt !== null && device.revokedAt === null && displayKinds.includes(device.kind);
}

/** Whose households a set of places means: those below each place; a spot stands for the place it hangs in. */
export function householdRoots(placeIds: Iterable<string>, tree: PlaceTree): string[] {
  const roots = new Set<string>();
  for (const id of placeIds) {
    const place = tree.get(id);
    if (place === undefined) continue;
    roots.add(place.kind === 'spot' && place.parentId !== null ? place.parentId : place.id);
  }
  return [...roots];
}
