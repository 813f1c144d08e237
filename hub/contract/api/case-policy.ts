import * as v from 'valibot';
import { countSchema, idSchema, instantSchema, lineSchema, textSchema } from '../primitives.ts';
import { caseCategorySchema, caseKindSchema, caseTargetSchema, caseTeamSchema } from './cases.ts';
import { dateSchema, weekdaysSchema } from './duty.ts';

/** A time on the wall of the site; `24:00` ends a day. */
const wallTimeSchema = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));

/** In order, apart from each other: what lies between two is lunch. */
export const workingSpansSchema = v.pipe(
  v.array(
    v.pipe(
      v.object({ from: wallTimeSchema, to: wallTimeSchema }),
      v.check(({ from, to }) => from < to, 'the span ends before it starts'),
    ),
  ),
  v.minLength(1),
  v.maxLength(4),
  v.check(
    (spans) => spans.every((span, index) => index === 0 || (spans[index - 1]?.to ?? '') <= span.from),
    'the spans overlap',
  ),
);

/** When people work, on the site's wall clock: 8:30–12:00 and 13:30–17:30, without holidays, with the days that make up for them. */
export const workingHoursSchema = v.object({
  weekdays: weekdaysSchema,
  spans: workingSpansSchema,
  holidays: v.pipe(v.array(dateSchema), v.maxLength(400)),
  /** Days off that are worked, 调休. */
  workdays: v.pipe(v.array(dateSchema), v.maxLength(400)),
});

/** Longest promise, in minutes: 90 days. */
export const targetMaxMinutes = 90 * 24 * 60;

/** By when, counted in working time or around the clock; waiting for the resident counts in neither. */
const promiseSchema = v.object({
  minutes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(targetMaxMinutes)),
  count: v.picklist(['working', 'clock']),
});
const promisesSchema = v.object({ receipt: promiseSchema, reply: promiseSchema, solution: promiseSchema });

/** `GET`, `PUT /api/cases/policy`: for all who see cases; changed by admins. Open cases follow a change at once. */
export const casePolicySchema = v.object({
  hours: workingHoursSchema,
  promises: promisesSchema,
  /** Other promises, and the team, of single categories; the first that fits counts. */
  rules: v.pipe(
    v.array(
      v.object({
        category: caseCategorySchema,
        /** Absent: of every kind. */
        kind: v.optional(caseKindSchema),
        team: caseTeamSchema,
        promises: v.optional(promisesSchema),
      }),
    ),
    v.maxLength(60),
  ),
  /** Who is in which team; who is in none is of the office. */
  members: v.pipe(v.array(v.object({ staffId: idSchema, team: caseTeamSchema })), v.maxLength(500)),
});

/** Words that are used again and again. `GET`, `PUT /api/cases/replies`: the whole list, in its order. */
export const replyTemplateListSchema = v.pipe(
  v.array(
    v.object({
      title: lineSchema(30),
      text: v.pipe(textSchema(1_000), v.minLength(1)),
      /** Absent: for all. */
      kind: v.optional(caseKindSchema),
    }),
  ),
  v.maxLength(60),
);

const shareSchema = v.object({
  target: caseTargetSchema,
  /** Kept, and not kept; those still running and not late are in neither. */
  met: countSchema,
  missed: countSchema,
  /** Of both; null where there is nothing to tell of. */
  percent: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
});

/** `GET /api/cases/figures?from=2026-11-01&to=2026-11-30`: of cases that began on these days of the site's calendar. */
export const caseFiguresSchema = v.object({
  total: countSchema,
  open: countSchema,
  closed: countSchema,
  deferred: countSchema,
  reopened: countSchema,
  refused: countSchema,
  echoes: countSchema,
  targets: v.array(shareSchema),
  byKind: v.array(v.object({ kind: caseKindSchema, total: countSchema })),
  byCategory: v.array(v.object({ category: caseCategorySchema, total: countSchema })),
  byTeam: v.array(v.object({ team: caseTeamSchema, total: countSchema, overdue: countSchema })),
  ratings: v.object({
    count: countSchema,
    averageStars: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(5))),
  }),
  /** Closed since Monday of this week, whenever they began. */
  solvedThisWeek: countSchema,
  /** Closed without a word to the resident (R24): 0, or something is wrong. */
  unanswered: countSchema,
  /** What was deleted because its time was over, in all. */
  wiped: v.object({
    contacts: countSchema,
    photos: countSchema,
    phones: countSchema,
    lastAt: v.nullable(instantSchema),
  }),
});

export type WorkingHours = v.InferOutput<typeof workingHoursSchema>;
export type CasePromise = v.InferOutput<typeof promiseSchema>;
export type CasePromises = v.InferOutput<typeof promisesSchema>;
export type CasePolicy = v.InferOutput<typeof casePolicySchema>;
export type ReplyTemplateList = v.InferOutput<typeof replyTemplateListSchema>;
export type CaseFigures = v.InferOutput<typeof caseFiguresSchema>;
