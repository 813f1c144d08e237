import * as v from 'valibot';
import { categorySchema, prioritySchema } from '../notice-content.ts';
import { idSchema, instantSchema, ordinalSchema, windowSchema } from '../primitives.ts';
import { noticeNumberSchema } from '../board.ts';
import { scheduleSchema } from '../schedule.ts';
import { noticeStateSchema } from './delivery.ts';
import { draftBaseSchema } from './notices.ts';

/** Six weeks, as a month with what is left of its first and last week; and a day where the clock is put back. */
export const calendarMaxDays = 43;

/** A revision of a notice on the calendar: what is signed, and what is written to follow it. */
export const calendarEntrySchema = v.object({
  noticeId: idSchema,
  number: noticeNumberSchema,
  revision: ordinalSchema,
  /** How often this revision's draft was written. */
  edit: ordinalSchema,
  title: v.string(),
  category: categorySchema,
  priority: prioritySchema,
  state: noticeStateSchema,
  /** Whether an older revision of it is signed: this one changes it. */
  changes: v.boolean(),
  placeIds: v.array(idSchema),
  /** Those that touch the time asked for, in order: what is signed, or as if it were signed now. */
  windows: v.array(windowSchema),
  schedule: v.optional(scheduleSchema),
  /** How I may move it: by days alone where it comes again, to any minute otherwise. */
  moves: v.picklist(['no', 'days', 'minutes']),
});

/** `GET /api/calendar?from=&to=&place=` */
export const calendarSchema = v.object({
  from: instantSchema,
  to: instantSchema,
  entries: v.array(calendarEntrySchema),
});

const shiftSchema = (max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(-max), v.maxValue(max));

/**
 * `POST /api/calendar/{noticeId}/move`: all its times by so many days and minutes of the site's clock, those in its words too. A draft moves at
 * once; of what is signed it begins the next revision. 409 `notice.draft_changed`, `notice.move_by_edit`.
 */
export const moveRequestSchema = v.object({
  base: draftBaseSchema,
  days: shiftSchema(366),
  minutes: shiftSchema(24 * 60),
});

export type CalendarEntry = v.InferOutput<typeof calendarEntrySchema>;
export type CalendarView = v.InferOutput<typeof calendarSchema>;
export type MoveRequest = v.InferOutput<typeof moveRequestSchema>;
