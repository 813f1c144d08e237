import type { Place } from '@louyu/contract/api/places';

/** The places by their parents, as the hub lists them: parents before children. */
export interface PlaceTree {
  readonly places: readonly Place[];
  readonly byId: ReadonlyMap<string, Place>;
  childrenOf(id: string | null): readonly Place[];
}

export function placeTree(places: readonly Place[]): PlaceTree {
  const byId = new Map(places.map((place) => [place.id, place]));
  const children = Map.groupBy(places, (place) => place.parentId);
  return { places, byId, childrenOf: (id) => children.get(id) ?? [] };
}

/** A place and all above it, the place first. */
export function withAncestors(tree: PlaceTree, id: string): readonly Place[] {
  const place = tree.byId.get(id);
  if (place === undefined) return [];
  return place.parentId === null ? [place] : [place, ...withAncestors(tree, place.parentId)];
}

/** The building that a place is in, or stands for itself; undefined where it hangs on the site. */
export function buildingOf(tree: PlaceTree, id: string): Place | undefined {
  return withAncestors(tree, id).find((place) => place.kind === 'building');
}

/** All spots at or below a place, in the order of the tree. */
export function spotsBelow(tree: PlaceTree, id: string): readonly Place[] {
  const place = tree.byId.get(id);
  if (place === undefined) return [];
  if (place.kind === 'spot') return [place];
  return tree.childrenOf(id).flatMap((child) => spotsBelow(tree, child.id));
}
