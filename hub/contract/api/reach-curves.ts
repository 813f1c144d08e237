import * as v from 'valibot';
import { noticeNumberSchema } from '../board.ts';
import { countSchema, idSchema, instantSchema } from '../primitives.ts';

/** After how many minutes from its first signature going out a notice is looked at: closest at first, when most happens; a week in all. */
export const curveMinutes = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 720, 1440, 2880, 4320, 10_080] as const;
/** A notice is compared with so many of the same category that went out before it. */
export const curvesBeforeMax = 3;

/** How far a notice had got, so many minutes after it went out; in order, and nothing of what is still to come. */
const curvePointSchema = v.object({
  minutes: v.pipe(countSchema, v.minValue(1)),
  /** Screens that had shown it, and phones that had said 已知晓. */
  reached: countSchema,
  known: countSchema,
});

const reachCurveSchema = v.object({
  noticeId: idSchema,
  number: noticeNumberSchema,
  title: v.string(),
  outAt: instantSchema,
  /** Screens and households that it is for, as they stand now. */
  screens: countSchema,
  households: countSchema,
  points: v.pipe(v.array(curvePointSchema), v.maxLength(curveMinutes.length + 1)),
});

/** `GET /api/notices/{id}/curves`: a notice beside the last ones of its category, so that it is measured by what is usual. */
export const reachCurvesSchema = v.object({
  /** Null before it is out. */
  notice: v.nullable(reachCurveSchema),
  /** The newest first. */
  before: v.pipe(v.array(reachCurveSchema), v.maxLength(curvesBeforeMax)),
});

export type CurvePoint = v.InferOutput<typeof curvePointSchema>;
export type ReachCurve = v.InferOutput<typeof reachCurveSchema>;
export type ReachCurves = v.InferOutput<typeof reachCurvesSchema>;
