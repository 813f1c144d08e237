import type { Instant } from '@louyu/contract/primitives';

/** What a clock on the wall in a time zone reads. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      weekday: 'short',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The wall clock of a zone at a moment (milliseconds since 1970). */
export function wallTimeAt(atMs: number, timeZone: string): WallTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(atMs)
      .map((part) => [part.type, part.value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    weekday: weekdays.indexOf(parts.get('weekday') ?? '') + 1,
  };
}

function asUtcMs(wall: Omit<WallTime, 'weekday'>): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
}

/** The day of a wall time as a count of days, to tell 今天 from 明天. */
export function dayNumber(wall: WallTime): number {
  return Math.floor(asUtcMs(wall) / 86_400_000);
}

/** The day of a moment on the site's wall clock, `2026-11-22`. */
export function dateIn(at: Instant, timeZone: string): string {
  return toLocalInput(at, timeZone).slice(0, 10);
}

/** The value of a `datetime-local` input (`2026-11-22T09:00`) for a moment, read on the site's wall clock. */
export function toLocalInput(at: Instant, timeZone: string): string {
  return new Date(asUtcMs(wallTimeAt(Date.parse(at), timeZone))).toISOString().slice(0, 16);
}

/**
 * The moment that a `datetime-local` value means on the site's wall clock; null where it is not complete. Of a time that
 * the clock shows twice it is the first; one that it skips moves on by the gap.
 */
export function fromLocalInput(text: string, timeZone: string): Instant | null {
  const wantedMs = Date.parse(`${text}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) || Number.isNaN(wantedMs)) return null;
  const offsetAt = (atMs: number) => asUtcMs(wallTimeAt(atMs, timeZone)) - Math.floor(atMs / 60_000) * 60_000;
  const dayMs = 86_400_000;
  const candidates = [offsetAt(wantedMs - dayMs), offsetAt(wantedMs + dayMs)].map(
    (offset) => wantedMs - offset,
  );
  const exact = candidates.find((atMs) => atMs + offsetAt(atMs) === wantedMs);
  return new Date(exact ?? Math.max(...candidates)).toISOString();
}

/** The moment at which the site's clock reads `hour:minute`, `days` days after today there. */
export function momentOnDay(
  nowMs: number,
  days: number,
  hour: number,
  minute: number,
  timeZone: string,
): Instant {
  const today = wallTimeAt(nowMs, timeZone);
  const wall = asUtcMs({ ...today, day: today.day + days, hour, minute });
  return fromLocalInput(new Date(wall).toISOString().slice(0, 16), timeZone) ?? new Date(wall).toISOString();
}
