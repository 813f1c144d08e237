import type { QualityFault, QualityList } from '@louyu/contract/api/households';
import type { PlaceNode, PlaceTree } from '../places/place-tree.ts';
import type { HouseholdRecord } from './household-store.ts';
import { householdParents } from './roll.ts';
import { doorKey, isDoor } from './wording.ts';

type Finding = QualityList[number]['findings'][number];

const findingsMax = 100;
/** A door is missed on a floor when this part of the floors of its unit has it. */
const commonPart = 0.8;
const floorsMin = 4;

/**
 * What in the register is wrong, missing or double, the gravest first.
 * @param sharing groups of households with the same phone number
 */
export function qualityOf(
  tree: PlaceTree,
  households: readonly HouseholdRecord[],
  sharing: readonly (readonly string[])[],
): QualityList {
  const byParent = Map.groupBy(households, (household) => household.parentId);
  const byId = new Map(households.map((household) => [household.id, household]));
  const findings = new Map<QualityFault, Finding[]>();
  const find = (
    fault: QualityFault,
    parentId: string,
    doors: readonly string[],
    householdId: string | null,
  ) => {
    const list = findings.get(fault) ?? [];
    list.push({ where: tree.where(parentId), doors: [...doors], householdId });
    findings.set(fault, list);
  };

  for (const group of sharing) {
    const members = group.flatMap((id) => byId.get(id) ?? []);
    const [first] = members;
    if (first === undefined || members.length < 2) continue;
    // In the order of the doors, not of random ids.
    const names = members.map(({ parentId, door }) => `${tree.where(parentId)['zh-CN']} ${door}`).toSorted();
    find('phone_twice', first.parentId, names, first.id);
  }
  for (const place of householdParents(tree)) {
    const here = byParent.get(place.id) ?? [];
    for (const same of Map.groupBy(here, (household) => doorKey(household.door)).values()) {
      if (same.length > 1) {
        find(
          'door_twice',
          place.id,
          same.map(({ door }) => door),
          same[1]?.id ?? null,
        );
      }
    }
    for (const { id, door } of here) if (!isDoor(door)) find('door_odd', place.id, [door], id);
    const below = tree.children(place.id);
    if (here.length > 0 && below.some(({ kind }) => kind === 'unit')) {
      for (const { id, door } of here) find('beside_units', place.id, [door], id);
    }
    if (isEmptyUnit(tree, place, byParent)) find('unit_empty', place.id, [], null);
    for (const doors of missingDoors(here)) find('door_missing', place.id, doors, null);
    for (const { id, door, phoneCount } of here) {
      if (phoneCount === 0) find('no_phone', place.id, [door], id);
    }
  }
  const order: readonly QualityFault[] = [
    'door_twice',
    'phone_twice',
    'door_odd',
    'beside_units',
    'door_missing',
    'unit_empty',
    'no_phone',
  ];
  return order.flatMap((fault) => {
    const found = findings.get(fault) ?? [];
    return found.length === 0 ? [] : [{ fault, total: found.length, findings: found.slice(0, findingsMax) }];
  });
}

function isEmptyUnit(
  tree: PlaceTree,
  place: PlaceNode,
  byParent: ReadonlyMap<string, readonly HouseholdRecord[]>,
): boolean {
  return place.kind === 'unit' && tree.downward(place.id).every(({ id }) => !byParent.has(id));
}

/** Doors that nearly every floor of a unit has and some floor has not, floor by floor: `702` where all others have x02. */
function missingDoors(households: readonly HouseholdRecord[]): string[][] {
  const floors = new Map<string, Set<string>>();
  for (const { door } of households) {
    const match = /^(\d{1,2})(\d{2})$/.exec(door);
    if (match === null) continue;
    const [, floor = '', number = ''] = match;
    floors.set(floor, (floors.get(floor) ?? new Set()).add(number));
  }
  if (floors.size < floorsMin) return [];
  const usual = new Map<string, number>();
  for (const numbers of floors.values()) {
    for (const number of numbers) usual.set(number, (usual.get(number) ?? 0) + 1);
  }
  const expected = [...usual]
    .filter(([, count]) => count >= floors.size * commonPart)
    .map(([number]) => number);
  return [...floors].flatMap(([floor, numbers]) => {
    const missing = expected.filter((number) => !numbers.has(number)).map((number) => floor + number);
    return missing.length === 0 ? [] : [missing];
  });
}
