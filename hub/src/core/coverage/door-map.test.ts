import { describe, expect, it } from 'vitest';
import { PlaceTree, type PlaceNode } from '../places/place-tree.ts';
import { doorMap, floorOf } from './door-map.ts';

function place(id: string, parentId: string | null, kind: PlaceNode['kind'], zh: string): PlaceNode {
  return { id, siteId: 's', parentId, kind, name: { 'zh-CN': zh }, position: 0 };
}

describe('the floor of a door', () => {
  it.each([
    ['301', '3'],
    ['0301', '3'],
    ['1203', '12'],
    ['12-3', '12'],
    ['301A', '3'],
    ['31', ''],
    ['商铺1', ''],
  ])('%s → %s', (door, floor) => {
    expect(floorOf(door)).toBe(floor);
  });
});

it('shows each unit with the top floor first, and what is known of each door', () => {
  const tree = new PlaceTree([
    place('s', null, 'site', '苑'),
    place('b', 's', 'building', '3栋'),
    place('u1', 'b', 'unit', '1单元'),
    place('u2', 'b', 'unit', '2单元'),
    place('f7', 'u2', 'floor', '7层'),
  ]);
  const doors = [
    { id: 'a', parentId: 'u1', door: '101' },
    { id: 'c', parentId: 'u1', door: '201' },
    { id: 'd', parentId: 'u1', door: '202' },
    { id: 'shop', parentId: 'u1', door: '商铺1' },
    { id: 'e', parentId: 'f7', door: '1' },
  ];
  const levels = new Map([['c', 'proved' as const]]);
  const map = doorMap(doors, tree, (id) => levels.get(id) ?? 'unreached', new Set(['d']));
  expect(
    map.units.map(({ name, floors }) => [
      name['zh-CN'],
      ...floors.map(({ floor, doors: on }) => `${floor}: ${on.map(({ door }) => door).join(' ')}`),
    ]),
  ).toEqual([
    ['1单元', '2: 201 202', '1: 101', ': 商铺1'],
    ['2单元', '7: 1'],
  ]);
  expect(map.units[0]?.floors[0]?.doors).toEqual([
    { id: 'c', door: '201', level: 'proved', help: false },
    { id: 'd', door: '202', level: 'unreached', help: true },
  ]);
});
