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
  { audience: placeIds, profiles }: GlassAudience,
  tree: PlaceTree,
): DeviceRecord[] {
  const audience = new Set(placeIds);
  const isFor = ({ kind }: DeviceRecord) => profiles?.includes(kind) ?? true;
  // Hundreds of devices hang at a few dozen spots, and a list asks this for every notice in it.
  const within = new Map<string, boolean>();
  const isWithin = (spotId: string): boolean => {
    const known = within.get(spotId);
    if (known !== undefined) return known;
    const found = tree.upward(spotId).some((place) => audience.has(place.id));
    within.set(spotId, found);
    return found;
  };
  return [...devices].filter((device) => isDisplay(device) && isFor(device) && device.spotIds.some(isWithin));
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
