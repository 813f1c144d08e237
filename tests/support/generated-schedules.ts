import { ruleWeekdays, writeRule, type RuleParts } from '@louyu/contract/recurrence-rule';
import type { Window } from '@louyu/contract/primitives';
import type { Daypart, Repeat } from '@louyu/contract/schedule';
import fc from 'fast-check';

/** A schedule with the window around it and the zone of its wall clock. */
export interface ScheduleCase {
  readonly schedule: { readonly repeat: Repeat; readonly dayparts: Daypart[] };
  readonly outer: Window;
  readonly timeZone: string;
}

const dayMs = 86_400_000;
/** With summer time and without, on both halves of the globe, one whose summer is half an hour. */
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

const weekday = fc.constantFrom(...ruleWeekdays);
const weekdays = fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 });
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(-1, -2, -5));
const monthDays = fc.uniqueArray(monthDay, { minLength: 1, maxLength: 5 });
const nthWeekdays = fc.uniqueArray(fc.record({ weekday, nth: fc.constantFrom(1, 2, 3, 4, 5, -1, -2) }), {
  minLength: 1,
  maxLength: 3,
  selector: ({ weekday: day, nth }) => `${nth}${day}`,
});
const plain = weekdays.map((all) => all.map((day) => ({ weekday: day })));
const setPositions = fc.uniqueArray(fc.constantFrom(1, 2, 3, -1, -2), { minLength: 1, maxLength: 2 });

const monthly = fc.oneof(
  fc.constant({}),
  fc.record({ BYMONTHDAY: monthDays }),
  fc.record({ BYDAY: nthWeekdays }),
  fc.record({ BYDAY: plain, BYSETPOS: setPositions }),
  fc.record({ BYDAY: plain, BYMONTHDAY: monthDays }),
);
const choice = fc.oneof(
  fc.record({ FREQ: fc.constant('DAILY' as const) }),
  fc.record({ FREQ: fc.constant('DAILY' as const), BYDAY: plain }),
  fc.record({ FREQ: fc.constant('DAILY' as const), BYMONTH: months }),
  fc.record({ FREQ: fc.constant('WEEKLY' as const) }),
  fc.record({ FREQ: fc.constant('WEEKLY' as const), BYDAY: plain }),
  fc.record({ FREQ: fc.constant('WEEKLY' as const), BYDAY: plain, BYMONTH: months }),
  monthly.map((parts) => ({ FREQ: 'MONTHLY' as const, ...parts })),
  monthly.map((parts) => ({ FREQ: 'MONTHLY' as const, ...parts })),
  fc.record({ FREQ: fc.constant('YEARLY' as const), BYMONTH: months, BYMONTHDAY: monthDays }),
  fc.record({ FREQ: fc.constant('YEARLY' as const), BYMONTH: months, BYDAY: nthWeekdays }),
);

const clockTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const dayparts = fc.array(fc.record({ from: clockTime, to: clockTime }), { minLength: 1, maxLength: 4 });

/** Schedules as staff or a program may write them, over every part of a rule that the contract takes. */
export const scheduleCases: fc.Arbitrary<ScheduleCase> = fc
  .record({
    choice,
    interval: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    end: fc.oneof(
      fc.constant(undefined),
      fc.record({ COUNT: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ until: fc.integer({ min: 10, max: 380 }) }),
    ),
    WKST: fc.option(weekday, { nil: undefined }),
    startDay: fc.integer({ min: 0, max: 364 }),
    except: fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 12 }),
    dayparts,
    fromMinutes: fc.integer({ min: -2_880, max: 10_000 }),
    days: fc.integer({ min: 30, max: 240 }),
    timeZone: fc.constantFrom(...zones),
  })
  .map(({ choice: chosen, interval, end, WKST, startDay, except, fromMinutes, days, ...rest }) => {
    const startMs = Date.UTC(2026, 0, 1) + startDay * dayMs;
    const after = (count: number) => new Date(startMs + count * dayMs).toISOString().slice(0, 10);
    const rule: RuleParts = {
      ...chosen,
      ...(interval === undefined ? {} : { INTERVAL: interval }),
      ...(end === undefined ? {} : 'COUNT' in end ? end : { UNTIL: after(end.until).replaceAll('-', '') }),
      ...(WKST === undefined ? {} : { WKST }),
    };
    const fromMs = startMs + fromMinutes * 60_000;
    return {
      schedule: {
        repeat: { start: after(0), rule: writeRule(rule), except: except.map(after) },
        dayparts: rest.dayparts,
      },
      outer: { from: new Date(fromMs).toISOString(), to: new Date(fromMs + days * dayMs).toISOString() },
      timeZone: rest.timeZone,
    };
  });
