import type { AlertTemplateView } from '@louyu/contract/api/alerts';
import type { Place } from '@louyu/contract/api/places';
import { expect, test } from 'vitest';
import { alertDraftOf, placeIdsOf, reachPlaces, startOf, usualPlace, withTemplate } from './alert-form.ts';
import { placeTree } from './place-tree.ts';

function place(id: string, parentId: string | null, kind: Place['kind']): Place {
  return { id, parentId, kind, name: { 'zh-CN': id }, deviceCount: 0, householdCount: 0 };
}

const tree = placeTree([
  place('site', null, 'site'),
  place('b3', 'site', 'building'),
  place('u1', 'b3', 'unit'),
  place('lobby', 'u1', 'spot'),
  place('gate', 'site', 'spot'),
]);

const fire: AlertTemplateView = {
  id: 'fire',
  hazard: 'fire',
  name: { 'zh-CN': '火灾' },
  severities: [{ severity: 'extreme', name: { 'zh-CN': '火灾' } }],
  fields: [{ key: 'exit', label: { 'zh-CN': '出口' }, maxChars: 12, required: false }],
  usualReach: 'building',
  free: false,
  phone: '119',
};

test('is ready to go as it opens: for the whole site, or for what the person answers for', () => {
  expect(startOf(fire, tree, [])).toMatchObject({ whereId: 'site', reach: 'usual', severity: 'extreme' });
  expect(startOf(fire, tree, ['b3']).whereId).toBe('b3');
  // A building that is no more.
  expect(startOf(fire, tree, ['b9', 'b3']).whereId).toBe('b3');
});

test('offers what lies around a place, nearest first, each once', () => {
  const of = (id: string) => reachPlaces(tree, id).map(([reach, { id: placeId }]) => [reach, placeId]);
  expect(of('lobby')).toEqual([
    ['place', 'lobby'],
    ['unit', 'u1'],
    ['building', 'b3'],
    ['site', 'site'],
  ]);
  expect(of('b3')).toEqual([
    ['place', 'b3'],
    ['site', 'site'],
  ]);
  expect(of('site')).toEqual([['place', 'site']]);
});

test('reaches as far as its template does, and what is in no building to the whole site', () => {
  expect(usualPlace(tree, 'lobby', 'building')?.id).toBe('b3');
  expect(usualPlace(tree, 'lobby', 'place')?.id).toBe('lobby');
  expect(usualPlace(tree, 'gate', 'unit')?.id).toBe('site');
  expect(usualPlace(tree, 'gate', 'site')?.id).toBe('site');
});

test('a chosen reach moves with the place; the usual one is left to the hub; nothing picked is the usual one', () => {
  const form = { ...startOf(fire, tree, []), whereId: 'lobby' };
  expect(placeIdsOf(form, tree)).toBeUndefined();
  expect(placeIdsOf({ ...form, reach: 'unit' }, tree)).toEqual(['u1']);
  // There is no unit at the gate.
  expect(placeIdsOf({ ...form, reach: 'unit', whereId: 'gate' }, tree)).toBeUndefined();
  expect(placeIdsOf({ ...form, reach: 'pick' }, tree)).toBeUndefined();
  expect(placeIdsOf({ ...form, reach: 'pick', picked: ['b3', 'gate'] }, tree)).toEqual(['b3', 'gate']);
});

test('another type keeps the place and the words that it has a field for', () => {
  const exit = { 'zh-CN': '东侧楼梯' };
  const form = { ...startOf(fire, tree, ['b3']), whereWords: '12层', fields: { exit, lift: exit } };
  expect(withTemplate(form, fire)).toMatchObject({ whereId: 'b3', whereWords: '12层', fields: { exit } });
});

test('a drill stays one', () => {
  const form = { ...startOf(fire, tree, ['b3']), whereWords: ' 12层 ' };
  expect(alertDraftOf(form, 'drill', 'fire', tree)).toEqual({
    templateId: 'fire',
    mode: 'drill',
    severity: 'extreme',
    whereId: 'b3',
    whereWords: '12层',
    fields: {},
  });
});
