import type { Instant } from '@louyu/contract/primitives';
import type { Clock } from '../ports.ts';
import { dayMs, laterBy } from '../time.ts';
import type { AlertFigures } from './alert-limits.ts';
import { alertTemplateById } from './templates.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** The time that an emergency goes by. */
export interface AlertClock extends Clock {
  /** The latest moment lived through: never goes back, and stands still while the machine's clock is wrong. */
  now(): Instant;
  /** What the machine's clock says, right or wrong. */
  machineNow(): Instant;
  isRight(): boolean;
}

/** How long an alert of a template stands if nobody ends it, in milliseconds. */
export function lastsMs(templateId: string, { alertLastsMaxHours }: AlertFigures): number {
  const minutes = alertTemplateById(templateId)?.lastsMinutes ?? Number.POSITIVE_INFINITY;
  return Math.min(minutes * minuteMs, alertLastsMaxHours * hourMs);
}

/**
 * When an alert that is said now ends by itself. Displays go by their own clocks: while the hub's is wrong, behind them or ahead, it gets
 * a moment that none of them takes for past, and is dated anew when the clock is right ({@link isWronglyDated}).
 */
export function expiryOf(templateId: string, at: Instant, clock: AlertClock, limits: AlertFigures): Instant {
  if (clock.isRight()) return laterBy(at, lastsMs(templateId, limits));
  const machineNow = clock.machineNow();
  return laterBy(at > machineNow ? at : machineNow, limits.alertWrongClockDays * dayMs);
}

/** Whether an alert stands longer than any that was said by a clock that was right. */
export function isWronglyDated(until: Instant, now: Instant, { alertLastsMaxHours }: AlertFigures): boolean {
  return until > laterBy(now, alertLastsMaxHours * hourMs);
}
