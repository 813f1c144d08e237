import * as v from 'valibot';
import { categorySchema } from '../notice-content.ts';
import { countSchema, windowSchema } from '../primitives.ts';

/** The longest period of a report, in days. */
export const reportMaxDays = 100;
/** Seconds from the moment at which a notice was to be seen, up to which the painted screens are counted. */
export const reachSeconds = [1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400] as const;

const secondsSchema = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)));

/** Households that know of a notice, each once, at the surest of its ways. */
const knownSchema = v.object({
  households: countSchema,
  /** By a phone that has shown the code of the door, that has named the door, or told by staff. */
  proved: countSchema,
  claimed: countSchema,
  noted: countSchema,
});

const sentSchema = v.object({
  /** Notices that went out for the first time in the period. */
  notices: countSchema,
  /** A screen that painted a notice counts once for each notice. */
  painted: countSchema,
  /** From the moment at which it was to be seen to the first paint, the middle one and the one that 95 % do not exceed. */
  p50Seconds: secondsSchema,
  p95Seconds: secondsSchema,
  /** Phones that said 已知晓. */
  phones: countSchema,
  known: knownSchema,
});

/** `GET /api/reports?from=&to=`: what was sent in a period and what became of it. */
export const reportSchema = v.object({
  period: windowSchema,
  /** Households of the register, now. */
  households: countSchema,
  all: sentSchema,
  /** Categories of which something was sent. */
  byCategory: v.array(v.object({ category: categorySchema, ...sentSchema.entries })),
  /** Of all paintings, how many had happened up to each of {@link reachSeconds}. */
  paintedWithin: v.array(v.object({ seconds: countSchema, count: countSchema })),
  staffAlerts: v.object({
    raised: countSchema,
    /** Somebody took it on. */
    answered: countSchema,
    /** It was over before anybody had. */
    overBefore: countSchema,
    open: countSchema,
    p50Seconds: secondsSchema,
    p95Seconds: secondsSchema,
  }),
  emergencies: countSchema,
  drills: countSchema,
});

export type Report = v.InferOutput<typeof reportSchema>;
export type ReportSent = v.InferOutput<typeof sentSchema>;
