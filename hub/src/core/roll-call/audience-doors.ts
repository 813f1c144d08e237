import type { AlertRecord } from '../alerts/alert-store.ts';
import type { HouseholdRecord } from '../households/household-store.ts';
import { householdParents } from '../households/roll.ts';
import { householdRoots } from '../notices/audience.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Areas } from '../store.ts';

/** Where the households stand that an alert is or was for, in the order of the tree: whom an update leaves out is not forgotten. */
export function audienceParents({ revisions }: Pick<AlertRecord, 'revisions'>, tree: PlaceTree): string[] {
  const placeIds = new Set(revisions.flatMap((revision) => revision.placeIds));
  const within = new Set(
    householdRoots(placeIds, tree).flatMap((root) => householdParents(tree, root).map(({ id }) => id)),
  );
  return householdParents(tree)
    .map(({ id }) => id)
    .filter((id) => within.has(id));
}

/** The households of these places, in the order of the tree, then by door. */
export async function doorsIn(
  parentIds: readonly string[],
  { households }: Pick<Areas, 'households'>,
): Promise<HouseholdRecord[]> {
  if (parentIds.length === 0) return [];
  const byParent = Map.groupBy(await households.inParents(parentIds, {}), ({ parentId }) => parentId);
  return parentIds.flatMap((id) => byParent.get(id) ?? []);
}
