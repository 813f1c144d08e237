import type { AlertDelivery, AlertReachState } from '@louyu/contract/api/alerts';
import type { Place } from '@louyu/contract/api/places';
import { expect, test } from 'vitest';
import { countByReach, groupByBuilding } from './alert-reach-groups.ts';

function building(name: string): Place {
  return {
    id: name,
    parentId: 'site',
    kind: 'building',
    name: { 'zh-CN': name },
    deviceCount: 0,
    householdCount: 0,
  };
}

function device(deviceId: string, where: string, state: AlertReachState): AlertDelivery['devices'][number] {
  return {
    deviceId,
    name: '大堂屏',
    kind: 'lcd',
    where: { 'zh-CN': where },
    state,
    receivedMs: null,
    paintedMs: null,
    gone: null,
  };
}

const places = [building('3栋'), building('3栋 东'), building('10栋')];
const devices = [
  device('d1', '10栋 1单元 大堂', 'unreachable'),
  device('d2', '南门', 'painted'),
  device('d3', '3栋 10单元 大堂', 'painted'),
  device('d4', '3栋 2单元 大堂', 'not-yet'),
  device('d5', '3栋 东 大堂', 'received'),
];

test('by building in the order of the site, in each by number, and last what is in none', () => {
  const groups = groupByBuilding(devices, places);
  expect(
    groups.map(({ building: of, devices: mine }) => [of?.id, mine.map(({ deviceId }) => deviceId)]),
  ).toEqual([
    ['3栋', ['d4', 'd3']],
    ['3栋 东', ['d5']],
    ['10栋', ['d1']],
    [undefined, ['d2']],
  ]);
  expect(groups.map(({ painted }) => painted)).toEqual([1, 0, 0, 1]);
});

test('no change of a state moves a device', () => {
  const order = (list: typeof devices) =>
    groupByBuilding(list, places).flatMap((group) => group.devices.map(({ deviceId }) => deviceId));
  const later = devices.map((each) => ({ ...each, state: 'painted' as const })).toReversed();
  expect(order(later)).toEqual(order(devices));
});

test('counts every device once', () => {
  expect(countByReach(devices)).toEqual({ painted: 2, received: 1, 'not-yet': 1, unreachable: 1 });
});
