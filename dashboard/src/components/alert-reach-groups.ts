import type { AlertDelivery, AlertReachState } from '@louyu/contract/api/alerts';
import type { Place } from '@louyu/contract/api/places';

type Device = AlertDelivery['devices'][number];

/** The devices of one building, or of what lies in none. */
export interface ReachGroup {
  readonly building: Place | undefined;
  readonly devices: readonly Device[];
  readonly painted: number;
}

/** From what is well to what is not. */
export const reachStates: readonly AlertReachState[] = ['painted', 'received', 'not-yet', 'unreachable'];

export function countByReach(devices: readonly Device[]): Readonly<Record<AlertReachState, number>> {
  const count = (state: AlertReachState) => devices.filter((device) => device.state === state).length;
  return {
    painted: count('painted'),
    received: count('received'),
    'not-yet': count('not-yet'),
    unreachable: count('unreachable'),
  };
}

/**
 * By building as one walks through the site, in each by where they hang and by name: an order that what becomes of them does
 * not change, so that nothing moves under the finger while it is live.
 */
export function groupByBuilding(devices: readonly Device[], places: readonly Place[]): readonly ReachGroup[] {
  const buildings = places.filter(({ kind }) => kind === 'building');
  const byBuilding = Map.groupBy(devices, (device) => buildingOf(device, buildings));
  return [...buildings, undefined].flatMap((building) => {
    const mine = byBuilding.get(building) ?? [];
    if (mine.length === 0) return [];
    const painted = mine.filter(({ state }) => state === 'painted').length;
    return [{ building, devices: mine.toSorted(byPlace), painted }];
  });
}

/** The words for where a device hangs begin with its building: `3栋 1单元 大堂`. */
function buildingOf({ where }: Device, buildings: readonly Place[]): Place | undefined {
  const words = `${where['zh-CN']} `;
  return buildings
    .filter(({ name }) => words.startsWith(`${name['zh-CN']} `))
    .toSorted((a, b) => b.name['zh-CN'].length - a.name['zh-CN'].length)[0];
}

function byPlace(a: Device, b: Device): number {
  const compare = (left: string, right: string) => left.localeCompare(right, 'zh-CN', { numeric: true });
  return (
    compare(a.where['zh-CN'], b.where['zh-CN']) || compare(a.name, b.name) || compare(a.deviceId, b.deviceId)
  );
}
