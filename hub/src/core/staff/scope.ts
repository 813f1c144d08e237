import { LouyuError } from '@louyu/contract/errors';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Actor } from '../ports.ts';
import type { Areas } from '../store.ts';

/** Whether somebody answers for all of these places: each is one of theirs or lies below one. */
export function answersFor(
  actor: Pick<Actor, 'scope'>,
  placeIds: readonly string[],
  tree: PlaceTree,
): boolean {
  const { scope = [] } = actor;
  if (isWholeSite(actor)) return true;
  return placeIds.every((placeId) => tree.upward(placeId).some((place) => scope.includes(place.id)));
}

/** @throws LouyuError `auth.out_of_scope` unless they answer for all of these places */
export async function assertAnswersFor(
  actor: Actor,
  placeIds: readonly string[],
  areas: Pick<Areas, 'places'>,
): Promise<void> {
  if (isWholeSite(actor)) return;
  if (!answersFor(actor, placeIds, await areas.places.tree())) throw new LouyuError('auth.out_of_scope');
}

/** What concerns everybody is for those whose places are the whole site. @throws LouyuError `auth.out_of_scope` */
export function assertWholeSite(actor: Pick<Actor, 'scope'>): void {
  if (!isWholeSite(actor)) throw new LouyuError('auth.out_of_scope');
}

function isWholeSite({ scope = [] }: Pick<Actor, 'scope'>): boolean {
  return scope.length === 0;
}
