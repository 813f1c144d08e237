import * as v from 'valibot';
import { idSchema, instantSchema, lineOrEmptySchema } from '../primitives.ts';

/** A time of day on the wall of the site, `08:00`. */
const timeOfDaySchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** A day of the site's calendar, `2026-11-21`. */
export const dateSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((text) => {
    const time = Date.parse(`${text}T00:00:00Z`);
    return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
  }, 'not a day'),
);

/** Monday 1 … Sunday 7. */
export const weekdaysSchema = v.pipe(
  v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(7))),
  v.minLength(1),
  v.maxLength(7),
  v.check((days) => new Set(days).size === days.length, 'a weekday twice'),
);

/** Who is on duty on these weekdays. `to` at or before `from` is on the next day: 20:00–08:00; 08:00–08:00 is a whole day. */
export const dutyShiftSchema = v.object({
  staffId: idSchema,
  weekdays: weekdaysSchema,
  from: timeOfDaySchema,
  to: timeOfDaySchema,
});

/** From `from` of a day on until `to`, the shifts do not count: this person is on duty, or nobody. */
export const dutyExceptionSchema = v.object({
  date: dateSchema,
  from: timeOfDaySchema,
  to: timeOfDaySchema,
  staffId: v.nullable(idSchema),
  note: v.optional(lineOrEmptySchema(60), ''),
});

export const dutyShiftsMax = 100;
export const dutyExceptionsMax = 200;

/**
 * `GET` and `PUT /api/duty`: the roster, always as a whole. Who stands first in `shifts` is called first. A `PUT` names the
 * `edit` that it was written on; 409 `duty.changed` when somebody has written since.
 */
export const dutyRosterSchema = v.object({
  edit: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  shifts: v.pipe(v.array(dutyShiftSchema), v.maxLength(dutyShiftsMax)),
  exceptions: v.pipe(v.array(dutyExceptionSchema), v.maxLength(dutyExceptionsMax)),
});

/** Somebody who may stand in the roster. */
export const dutyPersonSchema = v.object({ id: idSchema, name: v.string(), phone: v.string() });

/** Who is on duty now, in the order in which they are called, and until when. */
export const onDutySchema = v.object({ ...dutyPersonSchema.entries, until: instantSchema });

/** `GET /api/duty/now` */
export const dutyNowSchema = v.object({ at: instantSchema, people: v.array(onDutySchema) });

/** `GET /api/duty` */
export const dutyViewSchema = v.object({
  roster: dutyRosterSchema,
  people: v.array(dutyPersonSchema),
  now: dutyNowSchema,
});

export type DutyShift = v.InferOutput<typeof dutyShiftSchema>;
export type DutyException = v.InferOutput<typeof dutyExceptionSchema>;
export type DutyRoster = v.InferOutput<typeof dutyRosterSchema>;
export type DutyPerson = v.InferOutput<typeof dutyPersonSchema>;
export type OnDuty = v.InferOutput<typeof onDutySchema>;
export type DutyNow = v.InferOutput<typeof dutyNowSchema>;
export type DutyView = v.InferOutput<typeof dutyViewSchema>;
