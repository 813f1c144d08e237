import { expect, it } from 'vitest';
import { PlaceTree, type PlaceNode } from '../places/place-tree.ts';
import { coversSite, usualPlace, withinTree } from './audience.ts';

const node = (id: string, parentId: string | null, kind: PlaceNode['kind']): PlaceNode => ({
  id,
  siteId: 'site1',
  parentId,
  kind,
  name: { 'zh-CN': id },
  position: 1,
});
const tree = new PlaceTree([
  node('site1', null, 'site'),
  node('gate', 'site1', 'spot'),
  node('b1', 'site1', 'building'),
  node('u1', 'b1', 'unit'),
  node('u2', 'b1', 'unit'),
  node('lobby', 'u1', 'spot'),
  node('b2', 'site1', 'building'),
  node('hall', 'b2', 'spot'),
]);

it.each([
  ['place', 'lobby', 'lobby'],
  ['unit', 'lobby', 'u1'],
  ['building', 'lobby', 'b1'],
  ['site', 'lobby', 'site1'],
  ['unit', 'hall', 'b2'],
  ['unit', 'gate', 'site1'],
  ['building', 'gate', 'site1'],
  ['place', 'gate', 'gate'],
] as const)('an alert that reaches its %s goes from %s to %s', (reach, whereId, wanted) => {
  expect(usualPlace(reach, whereId, tree)).toBe(wanted);
});

it.each([
  [['site1'], true],
  [['b1', 'b2'], true],
  [['u1', 'u2', 'b2'], true],
  [['b1'], false],
  [['u1', 'b2'], false],
  [['b1', 'hall', 'gate'], false],
  [['lobby', 'hall'], false],
])('%j is the whole site: %s', (placeIds, wanted) => {
  expect(coversSite(placeIds, tree)).toBe(wanted);
});

it('leaves out what is gone, named twice, or below another', () => {
  expect(withinTree(['b1', 'lobby', 'b1', 'gone', 'gate'], tree)).toEqual(['b1', 'gate']);
});
