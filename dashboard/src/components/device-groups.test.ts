import type { DeviceState, DeviceSummary } from '@louyu/contract/api/devices';
import type { Place } from '@louyu/contract/api/places';
import { expect, test } from 'vitest';
import { groupDevices, matches } from './device-groups.ts';
import { placeTree } from './place-tree.ts';

const place = (id: string, parentId: string | null, kind: Place['kind']): Place => ({
  id,
  parentId,
  kind,
  name: { 'zh-CN': id },
  deviceCount: 0,
  householdCount: 0,
});

const tree = placeTree([
  place('site', null, 'site'),
  place('b1', 'site', 'building'),
  place('b2', 'site', 'building'),
  place('lobby1', 'b1', 'spot'),
  place('lobby2', 'b2', 'spot'),
  place('gate', 'site', 'spot'),
]);

const device = (id: string, spotId: string, state: DeviceState): DeviceSummary => ({
  id,
  name: `屏 ${id}`,
  kind: 'lcd',
  spotIds: [spotId],
  where: { 'zh-CN': '3栋 大堂', en: 'Building 3, lobby' },
  state,
  lastSeenAt: null,
  lastFrameAt: null,
  visible: null,
});

test('faults come first and only there, then each building, then what waits', () => {
  const groups = groupDevices(
    [
      device('a', 'lobby2', 'ok'),
      device('b', 'lobby1', 'offline'),
      device('c', 'lobby1', 'planned-off'),
      device('d', 'gate', 'ok'),
      device('e', 'lobby1', 'unpaired'),
      device('f', 'lobby1', 'revoked'),
    ],
    tree,
  );
  expect(
    groups.map((group) => [group.kind, group.building?.id, group.devices.map(({ id }) => id).join()]),
  ).toEqual([
    ['faults', undefined, 'b'],
    ['building', 'b1', 'c'],
    ['building', 'b2', 'a'],
    ['elsewhere', undefined, 'd'],
    ['unpaired', undefined, 'e'],
    ['revoked', undefined, 'f'],
  ]);
});

test('a device is found by its name and by where it stands, in both languages', () => {
  const one = device('a', 'lobby1', 'ok');
  expect(matches(one, '大堂')).toBe(true);
  expect(matches(one, 'LOBBY')).toBe(true);
  expect(matches(one, '电梯')).toBe(false);
});
