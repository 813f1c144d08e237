import { withAncestors, type PlaceTree } from './place-tree.ts';

/** How much of a place an audience takes in. */
export type Coverage = 'all' | 'some' | 'none';

/** A chosen place stands for all below it. */
export function coverageOf(tree: PlaceTree, audience: readonly string[], id: string): Coverage {
  if (withAncestors(tree, id).some((place) => audience.includes(place.id))) return 'all';
  const chosenBelow = audience.some((chosen) => withAncestors(tree, chosen).some((place) => place.id === id));
  return chosenBelow ? 'some' : 'none';
}

/** Takes a place in, or out again. The fewest places that say the same remain: all units of a building are the building. */
export function toggled(tree: PlaceTree, audience: readonly string[], id: string): readonly string[] {
  return coverageOf(tree, audience, id) === 'all'
    ? without(tree, audience, id)
    : withPlace(tree, audience, id);
}

function withPlace(tree: PlaceTree, audience: readonly string[], id: string): readonly string[] {
  const isBelow = (chosen: string) => withAncestors(tree, chosen).some((place) => place.id === id);
  const next = [...audience.filter((chosen) => !isBelow(chosen)), id];
  const parentId = tree.byId.get(id)?.parentId ?? null;
  if (parentId === null) return next;
  const whole = tree.childrenOf(parentId).every((sibling) => next.includes(sibling.id));
  return whole ? withPlace(tree, next, parentId) : next;
}

function without(tree: PlaceTree, audience: readonly string[], id: string): readonly string[] {
  if (audience.includes(id)) return audience.filter((chosen) => chosen !== id);
  const parentId = tree.byId.get(id)?.parentId ?? null;
  if (parentId === null) return audience;
  // A place above stood for it: that one goes, and the siblings take its place.
  const siblings = tree.childrenOf(parentId).filter((sibling) => sibling.id !== id);
  return [...without(tree, audience, parentId), ...siblings.map((sibling) => sibling.id)];
}
