import type { PlaceNode, PlaceTree } from '../places/place-tree.ts';

/** Units to choose from in a building, or the building itself where its doors stand in no unit. */
export interface UnitChoice {
  readonly building: PlaceNode;
  readonly units: readonly PlaceNode[];
}

/** The unit, or the building without units, whose doors somebody before a screen may have. */
export function unitOfScreen(spotIds: readonly string[], tree: PlaceTree): PlaceNode | undefined {
  return withDoors(spotIds[0] ?? '', tree);
}

/** The place itself or the one above it in which a door is told by its number alone: a unit, or a building without units. */
export function withDoors(placeId: string, tree: PlaceTree): PlaceNode | undefined {
  return tree
    .upward(placeId)
    .find((place) => place.kind === 'unit' || (place.kind === 'building' && !hasUnits(place, tree)));
}

/** All units of the compound, building by building. */
export function unitChoices(tree: PlaceTree): UnitChoice[] {
  return tree
    .all()
    .filter(({ kind }) => kind === 'building')
    .map((building) => {
      const units = tree.children(building.id).filter(({ kind }) => kind === 'unit');
      return { building, units: units.length === 0 ? [building] : units };
    });
}

function hasUnits({ id }: PlaceNode, tree: PlaceTree): boolean {
  return tree.children(id).some(({ kind }) => kind === 'unit');
}
