import type { AlertReach } from '@louyu/contract/api/alerts';
import type { PlaceTree } from '../places/place-tree.ts';

/** Where an alert of a template usually goes from where it is; what lies in no unit or building is of the whole site. */
export function usualPlace(reach: AlertReach, whereId: string, tree: PlaceTree): string {
  const above = tree.upward(whereId);
  if (reach === 'place') return whereId;
  const kinds = reach === 'unit' ? ['unit', 'building', 'site'] : [reach, 'site'];
  const nearest = above.find(({ kind }) => kinds.includes(kind));
  return nearest?.id ?? whereId;
}

/** Whether these places are the whole site: itself, or all that people live in (R13). */
export function coversSite(placeIds: readonly string[], tree: PlaceTree): boolean {
  const named = new Set(placeIds);
  const covers = (id: string): boolean => {
    if (named.has(id)) return true;
    const inside = tree.children(id).filter(({ kind }) => kind !== 'spot');
    return inside.length > 0 && inside.every((child) => covers(child.id));
  };
  const site = tree.all().find(({ kind }) => kind === 'site');
  return site !== undefined && covers(site.id);
}

/** Those that are still there, each once and none below another: a place that was removed must not stop an alert. */
export function withinTree(placeIds: readonly string[], tree: PlaceTree): string[] {
  const there = [...new Set(placeIds)].filter((id) => tree.get(id) !== undefined);
  const named = new Set(there);
  return there.filter((id) => !tree.upward(id).some((place) => place.id !== id && named.has(place.id)));
}
