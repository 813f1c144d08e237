import { targetMaxMinutes, type CasePromise } from '@louyu/contract/api/case-policy';

export const spanUnits = ['minute', 'hour', 'day'] as const;
export type SpanUnit = (typeof spanUnits)[number];

const minutesOf: Readonly<Record<SpanUnit, number>> = { minute: 1, hour: 60, day: 1_440 };

/** In working time a day has no fixed length: promises there are in minutes and hours. */
export function unitsFor(count: CasePromise['count']): readonly SpanUnit[] {
  return count === 'working' ? ['minute', 'hour'] : spanUnits;
}

/** A promise as people say it: 5 minutes, 24 hours, 7 days. */
export function spanOf({ minutes, count }: CasePromise): {
  readonly amount: number;
  readonly unit: SpanUnit;
} {
  if (count === 'clock' && minutes > minutesOf.day && minutes % minutesOf.day === 0)
    return { amount: minutes / minutesOf.day, unit: 'day' };
  if (minutes % minutesOf.hour === 0) return { amount: minutes / minutesOf.hour, unit: 'hour' };
  return { amount: minutes, unit: 'minute' };
}

/** The longest promise there is, in a unit. */
export function amountMax(unit: SpanUnit): number {
  return targetMaxMinutes / minutesOf[unit];
}

/** The same in minutes, as the hub keeps it. */
export function minutesIn(amount: number, unit: SpanUnit): number {
  return Math.round(amount) * minutesOf[unit];
}
