import type { OffHours } from '@louyu/contract/devices';
import type { Instant } from '@louyu/contract/primitives';

/** A moment on the wall clock of a site. */
export interface LocalMoment {
  /** ISO: 1 = Monday. */
  readonly weekday: number;
  /** Since midnight by the wall clock. */
  readonly minutes: number;
}

const dayMinutes = 24 * 60;

export function localMoment(now: Instant, timeZone: string): LocalMoment {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  return { weekday: local.dayOfWeek, minutes: local.hour * 60 + local.minute };
}

/** Whether a device is planned to be off: its weekdays name the day on which a stretch begins (`to` ≤ `from` ends on the next). */
export function isPlannedOff(offHours: readonly OffHours[], { weekday, minutes }: LocalMoment): boolean {
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return offHours.some(({ weekdays, from, to }) => {
    const start = minutesOf(from);
    const end = minutesOf(to) <= start ? minutesOf(to) + dayMinutes : minutesOf(to);
    if (weekdays.includes(weekday) && minutes >= start && minutes < end) return true;
    return weekdays.includes(yesterday) && minutes + dayMinutes >= start && minutes + dayMinutes < end;
  });
}

/** `HH:MM` */
function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
