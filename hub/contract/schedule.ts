import * as v from 'valibot';
import { isDay, readRule } from './recurrence-rule.ts';

/** What one schedule may hold. Four dayparts a day leave a board of 14 days within its 64 windows. */
export const scheduleLimits = {
  daypartsMax: 4,
  exceptionsMax: 60,
  ruleMaxChars: 200,
  /** Windows from the first to the last: twice a day for a year. */
  windowsMax: 800,
} as const;

/** `HH:MM` on the site's wall clock. */
const wallClockSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** `2026-11-24`, a day of the site's calendar in this century. */
export const dayInScheduleSchema = v.pipe(
  v.string(),
  v.regex(/^20\d{2}-\d{2}-\d{2}$/),
  v.check(isDay, 'not a day'),
);

/** 每日时段: from–to in the site's zone; `to` at or before `from` ends on the next day. */
export const daypartSchema = v.object({ from: wallClockSchema, to: wallClockSchema });

/** `FREQ=WEEKLY;BYDAY=TU,TH` */
export const ruleSchema = v.pipe(
  v.string(),
  v.maxLength(scheduleLimits.ruleMaxChars),
  v.check((text) => readRule(text) !== undefined, 'not a rule of days'),
);

/**
 * On which days: an RFC 5545 rule without its times, from `start` (its DTSTART) on. The days are those that match the rule; a
 * `start` that does not match is none. `except` are its EXDATEs.
 */
export const repeatSchema = v.object({
  start: dayInScheduleSchema,
  rule: ruleSchema,
  except: v.optional(v.pipe(v.array(dayInScheduleSchema), v.maxLength(scheduleLimits.exceptionsMax))),
});

/** When within its window a notice is visible; without `repeat` every day, without `dayparts` all day. */
export const scheduleSchema = v.object({
  repeat: v.optional(repeatSchema),
  dayparts: v.optional(
    v.pipe(v.array(daypartSchema), v.minLength(1), v.maxLength(scheduleLimits.daypartsMax)),
  ),
});

export type Daypart = v.InferOutput<typeof daypartSchema>;
export type Repeat = v.InferOutput<typeof repeatSchema>;
export type Schedule = v.InferOutput<typeof scheduleSchema>;

/** Whether a schedule, made of another one, is still one that can be written down. */
export function isSchedule(schedule: unknown): schedule is Schedule {
  return v.is(scheduleSchema, schedule);
}
