import {
  curveMinutes,
  type CurvePoint,
  type ReachCurve,
  type ReachCurves,
} from '@louyu/contract/api/reach-curves';

/** What a chart of curves tells: how many screens, or how many phones for each hundred households. */
export const reachMeasures = ['reached', 'known'] as const;
export type ReachMeasure = (typeof reachMeasures)[number];

/** A notice beside the last one of its category, both after the same time. */
export interface ReachComparison {
  readonly minutes: number;
  readonly here: CurvePoint;
  readonly there: CurvePoint;
  readonly before: ReachCurve;
}

/** The newest look that both have had; undefined where there is nothing to compare with, or it is too early. */
export function comparisonOf({ notice, before: [before] }: ReachCurves): ReachComparison | undefined {
  if (notice === null || before === undefined) return undefined;
  const looks = (curve: ReachCurve) => new Map(curve.points.map((point) => [point.minutes, point]));
  const [hereBy, thereBy] = [looks(notice), looks(before)];
  for (const minutes of curveMinutes.toReversed()) {
    const [here, there] = [hereBy.get(minutes), thereBy.get(minutes)];
    if (here !== undefined && there !== undefined) return { minutes, here, there, before };
  }
  return undefined;
}

/** All curves of an answer: the notice first, then the others, the newest first. */
export function curvesOf({ notice, before }: ReachCurves): readonly ReachCurve[] {
  return notice === null ? [] : [notice, ...before];
}

/** The looks that any of them has had, in order, and where each then was; null where it had no look. */
export function alignedPoints(
  curves: readonly ReachCurve[],
  measure: ReachMeasure,
): { readonly minutes: readonly number[]; readonly values: readonly (readonly (number | null)[])[] } {
  const minutes = [...new Set(curves.flatMap(({ points }) => points.map((point) => point.minutes)))];
  minutes.sort((a, b) => a - b);
  const values = curves.map((curve) => {
    const byMinutes = new Map(curve.points.map((point) => [point.minutes, point[measure]]));
    return minutes.map((minute) => {
      const count = byMinutes.get(minute);
      return count === undefined ? null : shareOf(curve, measure, count);
    });
  });
  return { minutes, values };
}

/**
 * In hundredths, so that a notice for a building can stand beside one for the compound: of its screens, or for each hundred of its
 * households (of whom several may scan, or none). A screen that was taken down since has shown it nevertheless.
 */
function shareOf({ screens, households }: ReachCurve, measure: ReachMeasure, count: number): number {
  const whole = measure === 'reached' ? screens : households;
  if (whole === 0) return 0;
  const share = (count * 100) / whole;
  return measure === 'reached' ? Math.min(100, share) : share;
}
