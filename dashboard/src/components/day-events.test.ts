import type { CalendarEntry } from '@louyu/contract/api/calendar';
import { expect, test } from 'vitest';
import { dayEventsOf, endsLater, type DayEvent } from './day-events.ts';

const zone = 'Asia/Shanghai';
const today = '2026-11-21';
/** 10:00 on the wall of the site. */
const nowMs = Date.parse('2026-11-21T02:00:00.000Z');

function entry(
  noticeId: string,
  state: CalendarEntry['state'],
  ...windows: [from: string, to: string][]
): CalendarEntry {
  return {
    ...{ noticeId, number: 1, revision: 1, edit: 1, title: noticeId, category: 'water', priority: 'normal' },
    ...{ state, changes: false, placeIds: ['site'], moves: 'no' },
    windows: windows.map(([from, to]) => ({ from: `${from}:00.000Z`, to: `${to}:00.000Z` })),
  };
}

const words = (events: readonly DayEvent[]) =>
  events.map(({ at, kind, entry: { noticeId } }) => `${at.slice(11, 16)} ${noticeId} ${kind}`);

test('a day has what begins and ends on it by the clock of the site, and what stands all day', () => {
  const { past, coming, standing } = dayEventsOf(
    [
      // From 23:30 of the day before until 18:00.
      entry('water', 'live', ['2026-11-20T15:30', '2026-11-21T10:00']),
      // 0:30, which is still the day before in UTC, until tomorrow.
      entry('lift', 'live', ['2026-11-20T16:30', '2026-11-22T10:00']),
      entry('fee', 'live', ['2026-11-01T00:00', '2026-12-01T00:00']),
      entry('waste', 'scheduled', ['2026-11-21T11:00', '2026-11-21T12:00']),
    ],
    today,
    zone,
    nowMs,
  );
  expect(words(past)).toEqual(['16:30 lift begins']);
  expect(words(coming)).toEqual(['10:00 water ends', '11:00 waste begins', '12:00 waste ends']);
  expect(standing.map(({ noticeId }) => noticeId)).toEqual(['fee']);
});

test('each of its times counts for one that comes several times a day, and at the same minute one makes room for the other', () => {
  const { past, coming } = dayEventsOf(
    [
      entry('after', 'scheduled', ['2026-11-21T09:00', '2026-11-22T09:00']),
      entry(
        'twice',
        'live',
        ['2026-11-20T23:00', '2026-11-21T01:00'],
        ['2026-11-21T08:00', '2026-11-21T09:00'],
      ),
    ],
    today,
    zone,
    nowMs,
  );
  expect(words(past)).toEqual(['23:00 twice begins', '01:00 twice ends']);
  expect(words(coming)).toEqual(['08:00 twice begins', '09:00 twice ends', '09:00 after begins']);
});

test('what is over later today can be said to be over there; what ended, or ends another day, cannot', () => {
  const later = (to: string | null) => endsLater({ window: { from: null, to } }, today, zone, nowMs);
  // 23:30 of today, of yesterday, half past midnight; an hour ago; never.
  expect(later('2026-11-21T15:30:00.000Z')).toBe(true);
  const others = ['2026-11-20T15:30:00.000Z', '2026-11-21T16:30:00.000Z', '2026-11-21T01:00:00.000Z', null];
  expect(others.map(later)).toEqual([false, false, false, false]);
});

test('what is only written, or was recalled, neither begins nor ends', () => {
  const both = (state: CalendarEntry['state']) =>
    entry(state, state, ['2026-11-21T03:00', '2026-11-21T04:00']);
  const { past, coming } = dayEventsOf(
    (['draft', 'in-review', 'recalled'] as const).map(both),
    today,
    zone,
    nowMs,
  );
  expect([...past, ...coming]).toEqual([]);
});
