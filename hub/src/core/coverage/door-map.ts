import type { DoorLevel, DoorMap } from '@louyu/contract/api/coverage';
import type { DoorRecord } from '../doors/door-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';

type Floors = DoorMap['units'][number]['floors'];

/** The doors of a building, unit by unit, as somebody who stands before it sees them: the top floor first. */
export function doorMap(
  doors: readonly DoorRecord[],
  tree: PlaceTree,
  levelOf: (householdId: string) => DoorLevel,
  needsHelp: ReadonlySet<string>,
): DoorMap {
  const byUnit = Map.groupBy(doors, (door) => unitOf(door.parentId, tree));
  const inOrder = tree.all().filter(({ id }) => byUnit.has(id));
  return {
    units: inOrder.map(({ id, name }) => ({
      id,
      name,
      floors: floorsOf(byUnit.get(id) ?? [], tree).map(([floor, onFloor]) => ({
        floor,
        doors: onFloor.map((door) => ({
          id: door.id,
          door: door.door,
          level: levelOf(door.id),
          help: needsHelp.has(door.id),
        })),
      })),
    })),
  };
}

function floorsOf(
  doors: readonly DoorRecord[],
  tree: PlaceTree,
): [floor: Floors[number]['floor'], doors: DoorRecord[]][] {
  const floors = Map.groupBy(doors, ({ parentId, door }) => {
    const place = tree.get(parentId);
    return place?.kind === 'floor' ? place.name['zh-CN'].replace(/[层楼F]+$/i, '') : floorOf(door);
  });
  // Those that do not tell their floor come last.
  const height = (floor: string) => (floor === '' ? -Infinity : Number(floor) || 0);
  return [...floors].sort(([a], [b]) => height(b) - height(a));
}

/** `1203`, `12-3` → `12`; empty where a door does not tell. */
export function floorOf(door: string): string {
  const [, floor = ''] = /^(?:0*(\d{1,2})\d{2}|(?:0*(\d{1,2}))-\d+)[A-Z]?$/.exec(door)?.filter(Boolean) ?? [];
  return floor;
}

/** The unit that a place is or lies in; its building where that has none. */
function unitOf(parentId: string, tree: PlaceTree): string {
  return tree.upward(parentId).find(({ kind }) => kind === 'unit' || kind === 'building')?.id ?? parentId;
}
