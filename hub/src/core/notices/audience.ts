import { displayKinds, type DeviceKind } from '@louyu/contract/devices';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';

/** Whose glass a notice is for: all displays of its places, or those of some kinds. */
export interface GlassAudience {
  readonly audience: Iterable<string>;
  readonly profiles?: readonly DeviceKind[] | undefined;
}

/** The displays that an audience reaches (R17): those that are paired and not revoked. */
export function displaysAt(
  devices: Iterable<DeviceRecord>,
  audience: GlassAudience,
  tree: PlaceTree,
): DeviceRecord[] {
  const all = [...devices];
  const found = displaysBySpot(all, tree)(audience);
  return all.filter((device) => found.has(device));
}

/**
 * {@link displaysAt} for many audiences, in no order: hundreds of devices hang at a few dozen spots, and a list asks for every
 * notice in it.
 */
export function displaysBySpot(
  devices: Iterable<DeviceRecord>,
  tree: PlaceTree,
): (audience: GlassAudience) => ReadonlySet<DeviceRecord> {
  const spots = new Map<string, { readonly around: readonly string[]; readonly displays: DeviceRecord[] }>();
  for (const device of devices) {
    if (!isDisplay(device)) continue;
    for (const spotId of device.spotIds) {
      const spot = spots.get(spotId) ?? { around: tree.upward(spotId).map(({ id }) => id), displays: [] };
      spot.displays.push(device);
      spots.set(spotId, spot);
    }
  }
  return ({ audience: placeIds, profiles }) => {
    const audience = new Set(placeIds);
    const found = new Set<DeviceRecord>();
    for (const { around, displays } of spots.values()) {
      if (!around.some((id) => audience.has(id))) continue;
      for (const device of displays) if (profiles?.includes(device.kind) ?? true) found.add(device);
    }
    return found;
  };
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
