import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OffHours } from '@louyu/contract/devices';
import { isPlannedOff, localMoment } from './off-hours.ts';

const weekMinutes = 7 * 24 * 60;

/** Every minute of the week that is off, painted one by one from each stretch's beginning. */
function offMinutes(offHours: readonly OffHours[]): Set<number> {
  const off = new Set<number>();
  for (const { weekdays, from, to } of offHours) {
    for (const weekday of weekdays) {
      const [fromHour = 0, fromMinute = 0] = from.split(':').map(Number);
      let minute = (weekday - 1) * 24 * 60 + fromHour * 60 + fromMinute;
      do {
        off.add(minute % weekMinutes);
        minute += 1;
      } while (clock(minute) !== to);
    }
  }
  return off;
}

function clock(minuteOfWeek: number): string {
  const minutes = minuteOfWeek % (24 * 60);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

const clockTime = fc.integer({ min: 0, max: 24 * 60 - 1 }).map(clock);
const stretch = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  from: clockTime,
  to: clockTime,
});

describe('planned off-hours', () => {
  test('are off in exactly the minutes that their stretches cover', () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 4 }),
        fc.integer({ min: 0, max: weekMinutes - 1 }),
        (offHours, minute) => {
          const moment = { weekday: Math.floor(minute / (24 * 60)) + 1, minutes: minute % (24 * 60) };
          expect(isPlannedOff(offHours, moment)).toBe(offMinutes(offHours).has(minute));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('go by the wall clock of the site', () => {
    const night: OffHours[] = [{ weekdays: [5], from: '23:00', to: '06:00' }];
    const off = (instant: string, zone: string) => isPlannedOff(night, localMoment(instant, zone));
    // Friday 20 November 2026, 23:30 in Shanghai.
    expect(off('2026-11-20T15:30:00.000Z', 'Asia/Shanghai')).toBe(true);
    expect(off('2026-11-20T15:30:00.000Z', 'UTC')).toBe(false);
    // The Saturday morning belongs to the stretch that began on Friday; Friday morning does not.
    expect(off('2026-11-20T21:59:00.000Z', 'Asia/Shanghai')).toBe(true);
    expect(off('2026-11-20T22:00:00.000Z', 'Asia/Shanghai')).toBe(false);
    expect(off('2026-11-19T21:00:00.000Z', 'Asia/Shanghai')).toBe(false);
  });

  test('hold across a change to summer time', () => {
    const night: OffHours[] = [{ weekdays: [6], from: '22:00', to: '05:00' }];
    // Berlin, Sunday 29 March 2026: 02:00 becomes 03:00.
    const off = (instant: string) => isPlannedOff(night, localMoment(instant, 'Europe/Berlin'));
    expect(off('2026-03-29T02:59:00.000Z')).toBe(true);
    expect(off('2026-03-29T03:00:00.000Z')).toBe(false);
  });
});
