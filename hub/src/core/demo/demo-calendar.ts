import type { Instant, Localized } from '@louyu/contract/primitives';
import { sayMoment } from '../notices/moments.ts';

/** Days counted from today on the compound's wall clock: what the demo's notices talk about is always near. */
export interface DemoCalendar {
  /** A moment `days` from today, at a wall-clock time. */
  at(days: number, hour: number, minute?: number): Instant;
  /** That day of the compound's calendar: `2026-11-22`. */
  date(days: number): string;
  /** How people call that day: 11月22日 / 22 Nov. */
  day(days: number): Required<Localized>;
}

export function createDemoCalendar(now: Instant, timeZone: string): DemoCalendar {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const at = (days: number, hour: number, minute = 0): Instant => {
    const plainTime = Temporal.PlainTime.from({ hour, minute });
    const moment = today.add({ days }).toZonedDateTime({ timeZone, plainTime });
    return new Date(moment.epochMilliseconds).toISOString();
  };
  return {
    at,
    date: (days) => today.add({ days }).toString(),
    day: (days) => ({
      'zh-CN': sayMoment(at(days, 12), 'day', 'zh-CN', timeZone),
      en: sayMoment(at(days, 12), 'day', 'en', timeZone),
    }),
  };
}
