import type { CalendarEntry } from '@louyu/contract/api/calendar';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barsOf, dayAfter, daysBetween, daysOf, minutesOn, stepFrom } from './calendar-layout.ts';

const zone = 'Asia/Shanghai';

function entry(noticeId: string, ...windows: [string, string][]): CalendarEntry {
  return {
    noticeId,
    number: 1,
    revision: 1,
    edit: 1,
    title: '停水',
    category: 'water',
    priority: 'normal',
    state: 'draft',
    changes: false,
    placeIds: ['site1'],
    windows: windows.map(([from, to]) => ({ from, to })),
    moves: 'minutes',
  };
}

const week = daysOf('week', '2026-11-25');

test('weeks begin on Monday, months show the weeks that they touch', () => {
  expect([week[0], week.at(-1)]).toEqual(['2026-11-23', '2026-11-29']);
  const month = daysOf('month', '2026-11-25');
  expect([month[0], month.at(-1), month.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
  expect(daysOf('day', '2026-11-25')).toEqual(['2026-11-25']);
});

test('a step is a day, a week, or to the first of a month', () => {
  expect(stepFrom('day', '2026-11-30', 1)).toBe('2026-12-01');
  expect(stepFrom('week', '2026-11-30', -1)).toBe('2026-11-23');
  expect(stepFrom('month', '2026-01-31', 1)).toBe('2026-02-01');
  expect(stepFrom('month', '2026-01-31', -1)).toBe('2025-12-01');
});

test('a bar has the days of the site on which something is shown, and breaks at a gap', () => {
  const bars = barsOf(
    [
      entry('a', ['2026-11-22T16:00:00.000Z', '2026-11-24T16:00:00.000Z']),
      entry(
        'b',
        ['2026-11-22T23:00:00.000Z', '2026-11-23T01:00:00.000Z'],
        ['2026-11-24T23:00:00.000Z', '2026-11-25T01:00:00.000Z'],
      ),
    ],
    week,
    zone,
  );
  expect(bars.map(({ entry: { noticeId }, column, days, lane }) => [noticeId, column, days, lane])).toEqual([
    ['a', 0, 2, 0],
    ['b', 0, 1, 1],
    ['b', 2, 1, 0],
  ]);
});

test('a bar says when it was there before, and is there after', () => {
  const [bar] = barsOf([entry('a', ['2026-11-20T00:00:00.000Z', '2026-12-20T00:00:00.000Z'])], week, zone);
  expect(bar).toMatchObject({ column: 0, days: 7, goesBack: true, goesOn: true });
});

test('no two bars lie on each other', () => {
  const moment = fc.integer({ min: 0, max: 400 }).map((hour) => Date.UTC(2026, 10, 18) + hour * 3_600_000);
  const window = fc.tuple(moment, fc.integer({ min: 1, max: 200 }));
  const entries = fc.array(fc.array(window, { minLength: 1, maxLength: 4 }), { maxLength: 12 });
  fc.assert(
    fc.property(entries, (all) => {
      const some = all.map((windows, index) =>
        entry(
          `n${index}`,
          ...windows.map(([from, hours]): [string, string] => [
            new Date(from).toISOString(),
            new Date(from + hours * 3_600_000).toISOString(),
          ]),
        ),
      );
      const taken = new Set<string>();
      for (const { lane, column, days } of barsOf(some, week, zone)) {
        for (let day = column; day < column + days; day += 1) {
          expect(taken.has(`${lane}/${day}`)).toBe(false);
          taken.add(`${lane}/${day}`);
        }
      }
    }),
  );
});

test('the hours of a day are cut at its midnights', () => {
  const each = entry('a', ['2026-11-23T14:00:00.000Z', '2026-11-24T02:30:00.000Z']);
  expect(minutesOn(each, '2026-11-23', zone)).toEqual([{ from: 1_320, to: 1_440 }]);
  expect(minutesOn(each, '2026-11-24', zone)).toEqual([{ from: 0, to: 630 }]);
  expect(minutesOn(each, '2026-11-25', zone)).toEqual([]);
});

test('days are counted across months', () => {
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-11-28', '2026-12-02')).toBe(4);
});
