import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkingHours } from '@louyu/contract/api/case-policy';
import { dueAt, nextWorkingMoment, weekEnd, weekStart, type CasePause } from './working-time.ts';

const office: WorkingHours = {
  weekdays: [1, 2, 3, 4, 5],
  spans: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  holidays: ['2026-10-01', '2026-10-02'],
  workdays: ['2026-10-10'],
};
const shanghai = { hours: office, timeZone: 'Asia/Shanghai' };
const working = (minutes: number) => ({ minutes, count: 'working' }) as const;

describe('a promise in working time', () => {
  test.each([
    ['within the morning', '2026-11-20T01:00:00.000Z', 30, '2026-11-20T01:30:00.000Z'],
    ['over lunch', '2026-11-20T03:50:00.000Z', 20, '2026-11-20T05:40:00.000Z'],
    ['to the end of a span', '2026-11-20T03:50:00.000Z', 10, '2026-11-20T04:00:00.000Z'],
    ['in the night', '2026-11-19T18:00:00.000Z', 5, '2026-11-20T00:35:00.000Z'],
    ['over a weekend', '2026-11-20T09:28:00.000Z', 5, '2026-11-23T00:33:00.000Z'],
    ['over holidays and the weekend behind them', '2026-09-30T09:29:00.000Z', 5, '2026-10-05T00:34:00.000Z'],
    ['on a Saturday that makes up for one', '2026-10-09T09:29:30.000Z', 1, '2026-10-10T00:30:30.000Z'],
  ])('%s', (_, from, minutes, due) => {
    expect(dueAt(from, working(minutes), [], shanghai)).toBe(due);
  });

  test('stands still while the resident is asked, and goes on afterwards', () => {
    const from = '2026-11-20T01:00:00.000Z';
    const asked: CasePause = { from: '2026-11-20T01:10:00.000Z', to: null };
    expect(dueAt(from, working(30), [asked], shanghai)).toBeNull();
    const answered = { ...asked, to: '2026-11-23T01:00:00.000Z' };
    expect(dueAt(from, working(30), [answered], shanghai)).toBe('2026-11-23T01:20:00.000Z');
    const clock = { minutes: 60, count: 'clock' } as const;
    expect(dueAt(from, clock, [answered], shanghai)).toBe('2026-11-23T01:50:00.000Z');
  });

  test('ends in ten years where nobody ever works so long', () => {
    const hours = { ...office, spans: [{ from: '08:00', to: '08:01' }] };
    const due = dueAt('2026-11-20T01:00:00.000Z', working(129_600), [], { ...shanghai, hours });
    expect(due?.slice(0, 4)).toBe('2036');
  });
});

test('work begins at once, after lunch, or on the next working day', () => {
  const begins = (at: string) => nextWorkingMoment(at, shanghai);
  expect(begins('2026-11-20T01:00:00.000Z')).toBe('2026-11-20T01:00:00.000Z');
  expect(begins('2026-11-20T04:00:00.000Z')).toBe('2026-11-20T05:30:00.000Z');
  expect(begins('2026-11-20T09:30:00.000Z')).toBe('2026-11-23T00:30:00.000Z');
});

test('a week begins on Monday by the wall of the site', () => {
  expect(weekStart('2026-11-22T15:59:00.000Z', 'Asia/Shanghai')).toBe('2026-11-15T16:00:00.000Z');
  expect(weekStart('2026-11-22T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-22T16:00:00.000Z');
  expect(weekEnd('2026-11-22T15:59:00.000Z', 'Asia/Shanghai')).toBe('2026-11-22T16:00:00.000Z');
  // A week in which the clocks are put back has an hour more.
  expect(weekEnd('2026-10-20T12:00:00.000Z', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z');
});

/*
 * The independent calculation: minute after minute, each asked of the wall clock as Intl writes it whether somebody works,
 * and counted if so. Nothing of Temporal, nothing of stretches.
 */

const minuteMs = 60_000;

function wallOf(timeZone: string): (ms: number) => { date: string; weekday: number; time: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    return {
      date: `${parts['year']}-${parts['month']}-${parts['day']}`,
      weekday: names.indexOf(parts['weekday'] ?? '') + 1,
      time: `${parts['hour']}:${parts['minute']}`,
    };
  };
}

function naiveDue(
  from: string,
  minutes: number,
  pauses: readonly CasePause[],
  hours: WorkingHours,
  timeZone: string,
  onlyWorking: boolean,
): string {
  const wall = wallOf(timeZone);
  const stands = pauses.map((pause) => [Date.parse(pause.from), Date.parse(pause.to ?? '')] as const);
  let counted = 0;
  for (let ms = Date.parse(from); ; ms += minuteMs) {
    if (stands.some(([stops, goesOn]) => stops <= ms && ms < goesOn)) continue;
    if (onlyWorking) {
      const { date, weekday, time } = wall(ms);
      const isDay =
        hours.workdays.includes(date) || (hours.weekdays.includes(weekday) && !hours.holidays.includes(date));
      if (!isDay || !hours.spans.some((span) => span.from <= time && time < span.to)) continue;
    }
    counted += 1;
    if (counted === minutes) return new Date(ms + minuteMs).toISOString();
  }
}

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
/** Weeks in which the clocks of these zones are put forward and back, the holidays of a spring and of an autumn. */
const weeks = [
  '2026-03-06',
  '2026-03-27',
  '2026-04-03',
  '2026-09-28',
  '2026-10-02',
  '2026-10-23',
  '2026-10-30',
];

const timeOfDay = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((minutes) => {
    const two = (number: number) => String(number).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
const days = (max: number) =>
  fc.array(
    fc
      .integer({ min: 0, max: 12 })
      .chain((later) =>
        fc
          .constantFrom(...weeks)
          .map((week) => new Date(Date.parse(week) + later * 86_400_000).toISOString().slice(0, 10)),
      ),
    { maxLength: max },
  );

const anyHours: fc.Arbitrary<WorkingHours> = fc.record({
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 3 }),
  // The first span lies where the clocks are changed, in the small hours.
  spans: fc
    .record({ a: timeOfDay(0, 150), b: timeOfDay(151, 700), c: timeOfDay(720, 780), d: timeOfDay(781, 1440) })
    .map(({ a, b, c, d }) => [
      { from: a, to: b },
      { from: c, to: d },
    ]),
  holidays: days(3),
  workdays: days(2),
});

test('agrees with a walk minute by minute, over weekends, holidays, lunch, pauses and changes of the clock', () => {
  fc.assert(
    fc.property(
      fc.record({
        zone: fc.constantFrom(...zones),
        hours: anyHours,
        week: fc.constantFrom(...weeks),
        minute: fc.integer({ min: 0, max: 4 * 1440 }),
        minutes: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 2_500 })),
        gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 900 })), {
          maxLength: 3,
        }),
        onlyWorking: fc.boolean(),
      }),
      ({ zone, hours, week, minute, minutes, gaps, onlyWorking }) => {
        const start = Date.parse(week) + minute * minuteMs;
        let end = start;
        const pauses = gaps.map(([wait, length]) => {
          const stops = end + wait * minuteMs;
          end = stops + length * minuteMs;
          return { from: new Date(stops).toISOString(), to: new Date(end).toISOString() };
        });
        const from = new Date(start).toISOString();
        const promise = { minutes, count: onlyWorking ? 'working' : 'clock' } as const;
        const due = dueAt(from, promise, pauses, { hours, timeZone: zone });
        expect(due).toBe(naiveDue(from, minutes, pauses, hours, zone, onlyWorking));
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
