import type { Place } from '@louyu/contract/api/places';
import { expect, test } from 'vitest';
import { coverageOf, toggled } from './audience.ts';
import { buildingOf, placeTree, spotsBelow } from './place-tree.ts';

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
  place('u11', 'b1', 'unit'),
  place('u12', 'b1', 'unit'),
  place('lobby11', 'u11', 'spot'),
  place('lift11', 'u11', 'spot'),
]);

test('a chosen place stands for all below it', () => {
  expect(coverageOf(tree, ['b1'], 'lobby11')).toBe('all');
  expect(coverageOf(tree, ['b1'], 'site')).toBe('some');
  expect(coverageOf(tree, ['b1'], 'b2')).toBe('none');
});

test('taking one place out of the whole leaves the rest, by the fewest names', () => {
  expect(toggled(tree, ['site'], 'lobby11')).toEqual(['b2', 'u12', 'lift11']);
});

test('the last missing part makes the whole again', () => {
  expect(toggled(tree, ['b2', 'u12', 'lift11'], 'lobby11')).toEqual(['site']);
});

test('choosing a place forgets its parts', () => {
  expect(toggled(tree, ['lobby11'], 'b1')).toEqual(['b1']);
});

test('a spot knows its building, and a place its spots', () => {
  expect(buildingOf(tree, 'lift11')?.id).toBe('b1');
  expect(buildingOf(tree, 'site')).toBeUndefined();
  expect(spotsBelow(tree, 'b1').map((spot) => spot.id)).toEqual(['lobby11', 'lift11']);
});
