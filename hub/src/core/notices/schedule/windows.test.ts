import { scheduleLimits, type Schedule } from '@louyu/contract/schedule';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scheduleCases } from '../../../../../tests/support/generated-schedules.ts';
import { recurrence } from '../../../../../tests/support/recurrence.ts';
import { windowsOf } from './windows.ts';

const outer = { from: '2026-11-22T04:00:00.000Z', to: '2026-12-06T16:00:00.000Z' };

async function opens(schedule: Schedule | undefined, timeZone = 'Asia/Shanghai', within = outer) {
  return (await windowsOf(schedule, within, timeZone, recurrence)).map(({ from, to }) => `${from} ${to}`);
}

test('without a schedule the one window is all there is', async () => {
  expect(await windowsOf(undefined, outer, 'Asia/Shanghai', recurrence)).toEqual([outer]);
  expect(await windowsOf({}, outer, 'Asia/Shanghai', recurrence)).toEqual([outer]);
});

test('dayparts open every day on the wall clock of the site, cut off by the window around them', async () => {
  const dayparts = [
    { from: '17:00', to: '20:00' },
    { from: '07:00', to: '09:00' },
  ];
  const until = { ...outer, to: '2026-11-24T00:00:00.000Z' };
  expect(await opens({ dayparts }, 'Asia/Shanghai', until)).toEqual([
    '2026-11-22T09:00:00.000Z 2026-11-22T12:00:00.000Z',
    '2026-11-22T23:00:00.000Z 2026-11-23T01:00:00.000Z',
    '2026-11-23T09:00:00.000Z 2026-11-23T12:00:00.000Z',
    '2026-11-23T23:00:00.000Z 2026-11-24T00:00:00.000Z',
  ]);
});

test('a daypart over midnight belongs to the day on which it begins', async () => {
  const repeat = { start: '2026-11-20', rule: 'FREQ=WEEKLY;BYDAY=SA' };
  const night = { repeat, dayparts: [{ from: '22:00', to: '02:00' }] };
  // Saturday 21 November is over before the window opens; what is left of its night belongs to it.
  const early = { from: '2026-11-21T16:30:00.000Z', to: '2026-11-29T00:00:00.000Z' };
  expect(await opens(night, 'Asia/Shanghai', early)).toEqual([
    '2026-11-21T16:30:00.000Z 2026-11-21T18:00:00.000Z',
    '2026-11-28T14:00:00.000Z 2026-11-28T18:00:00.000Z',
  ]);
});

test('a rule without dayparts is for whole days; what is excepted is left out', async () => {
  const repeat = { start: '2026-11-24', rule: 'FREQ=WEEKLY;BYDAY=TU,TH', except: ['2026-11-26'] };
  expect(await opens({ repeat })).toEqual([
    '2026-11-23T16:00:00.000Z 2026-11-24T16:00:00.000Z',
    '2026-11-30T16:00:00.000Z 2026-12-01T16:00:00.000Z',
    '2026-12-02T16:00:00.000Z 2026-12-03T16:00:00.000Z',
  ]);
});

test('what is excepted counts among the times that a rule is limited to', async () => {
  const repeat = { start: '2026-11-24', rule: 'FREQ=DAILY;COUNT=3', except: ['2026-11-25'] };
  const dayparts = [{ from: '12:00', to: '13:00' }];
  expect(await opens({ repeat, dayparts })).toEqual([
    '2026-11-24T04:00:00.000Z 2026-11-24T05:00:00.000Z',
    '2026-11-26T04:00:00.000Z 2026-11-26T05:00:00.000Z',
  ]);
});

test('the clock that is put forward or back is that of the zone', async () => {
  const dayparts = [{ from: '02:30', to: '03:30' }];
  const spring = { from: '2026-03-28T12:00:00.000Z', to: '2026-03-29T12:00:00.000Z' };
  expect(await opens({ dayparts }, 'Europe/Berlin', spring)).toEqual([]);
  const autumn = { from: '2026-10-24T12:00:00.000Z', to: '2026-10-25T12:00:00.000Z' };
  expect(await opens({ dayparts }, 'Europe/Berlin', autumn)).toEqual([
    '2026-10-25T00:30:00.000Z 2026-10-25T02:30:00.000Z',
  ]);
});

test('windows lie in order, apart, within the outer one, and are bounded', async () => {
  await fc.assert(
    fc.asyncProperty(scheduleCases, async ({ schedule, outer: around, timeZone }) => {
      const windows = await windowsOf(schedule, around, timeZone, recurrence);
      expect(windows.length).toBeLessThanOrEqual(scheduleLimits.windowsMax + 1);
      for (const [index, { from, to }] of windows.entries()) {
        expect(from >= around.from && to <= around.to && from < to).toBe(true);
        const before = windows[index - 1];
        if (before !== undefined) expect(from > before.to).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('a rule that begins long ago, or meets no day, is read in bounded time', async () => {
  const always = { start: '2000-01-01', rule: 'FREQ=DAILY' };
  expect((await opens({ repeat: always })).length).toBe(1);
  const never = { start: '2026-01-31', rule: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31' };
  expect(await opens({ repeat: never })).toEqual([]);
});
