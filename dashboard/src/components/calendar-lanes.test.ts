import type { CalendarEntry } from '@louyu/contract/api/calendar';
import type { Place } from '@louyu/contract/api/places';
import { expect, test } from 'vitest';
import { lanesOf } from './calendar-lanes.ts';
import { placeTree } from './place-tree.ts';

const place = (id: string, parentId: string | null, kind: Place['kind']): Place => ({
  ...{ id, parentId, kind, name: { 'zh-CN': id }, deviceCount: 0, householdCount: 0 },
});

const tree = placeTree([
  place('site', null, 'site'),
  place('b1', 'site', 'building'),
  place('u1', 'b1', 'unit'),
  place('b2', 'site', 'building'),
  place('gate', 'site', 'spot'),
]);

const entry = (noticeId: string, ...placeIds: string[]): CalendarEntry => ({
  ...{ noticeId, number: 1, revision: 1, edit: 1, title: noticeId, category: 'water', priority: 'normal' },
  ...{ state: 'live', changes: false, placeIds, windows: [], moves: 'no' },
});

const lanes = (...entries: CalendarEntry[]) =>
  lanesOf(entries, tree).map((lane) => [lane.place.id, lane.entries.map(({ noticeId }) => noticeId)]);

test('each building has its lane, and what is for all of them or for the grounds stands in the first', () => {
  expect(
    lanes(entry('unit', 'u1'), entry('all', 'site'), entry('second', 'b2'), entry('gate', 'gate')),
  ).toEqual([
    ['site', ['all', 'gate']],
    ['b1', ['unit']],
    ['b2', ['second']],
  ]);
});

test('what is for two buildings stands in both, once in each', () => {
  expect(lanes(entry('both', 'b2', 'u1', 'b1'))).toEqual([
    ['b1', ['both']],
    ['b2', ['both']],
  ]);
});

test('what was for a place that is gone is not lost', () => {
  expect(lanes(entry('old', 'removed'))).toEqual([['site', ['old']]]);
});
