import type { Window } from '@louyu/contract/primitives';
import { fromLocalInput, wallTimeAt } from './i18n/zoned-time.ts';

export const periodKinds = ['week', 'month', 'quarter'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A whole week (from Monday), month or quarter on the site's clock. */
export interface ReportPeriod {
  readonly window: Window;
  /** Its first and its last day: `2026-11-01`, `2026-11-30`. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** @param back 0: the one that is running; 1: the one before */
export function periodOf(kind: PeriodKind, back: number, nowMs: number, timeZone: string): ReportPeriod {
  const { year, month, day, weekday } = wallTimeAt(nowMs, timeZone);
  const months = kind === 'month' ? 1 : 3;
  const firstMonth = kind === 'month' ? month - 1 : 3 * Math.floor((month - 1) / 3);
  const startOf = (count: number) =>
    kind === 'week'
      ? new Date(Date.UTC(year, month - 1, day - weekday + 1 - 7 * count))
      : new Date(Date.UTC(year, firstMonth - months * count, 1));
  const [first, next] = [startOf(back), startOf(back - 1)];
  const dayOf = (date: Date) => date.toISOString().slice(0, 10);
  const midnight = (date: Date) => fromLocalInput(`${dayOf(date)}T00:00`, timeZone) ?? date.toISOString();
  return {
    window: { from: midnight(first), to: midnight(next) },
    firstDay: dayOf(first),
    lastDay: dayOf(new Date(next.getTime() - 86_400_000)),
  };
}
