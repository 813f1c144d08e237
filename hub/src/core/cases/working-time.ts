import type { WorkingHours } from '@louyu/contract/api/case-policy';
import type { Instant } from '@louyu/contract/primitives';
import { dayMs } from '../time.ts';

/** A stretch of time, `[from, to)`, in milliseconds since 1970. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Time in which the clock of a case stands still; `to` null: it stands still now. */
export interface CasePause {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** A promise on the wall of one site. */
export interface SiteHours {
  readonly hours: WorkingHours;
  readonly timeZone: string;
}

/** Days that are looked through for working time: ten years, more than any promise needs that somebody keeps. */
const daysMax = 3_660;
const minuteMs = 60_000;

/**
 * When a promise is due that began at `from`; null while its clock stands still (R25). Each minute of working time counts
 * once, also where the wall clock is put forward or back within it.
 */
export function dueAt(
  from: Instant,
  promise: { readonly minutes: number; readonly count: 'working' | 'clock' },
  pauses: readonly CasePause[],
  site: SiteHours,
): Instant | null {
  if (pauses.some(({ to }) => to === null)) return null;
  const start = Date.parse(from);
  let left = promise.minutes * minuteMs;
  let last = start;
  const stretches =
    promise.count === 'clock' ? [{ from: start, to: Infinity }] : workingStretches(start, site);
  for (const stretch of stretches) {
    for (const running of withoutPauses(stretch, pauses)) {
      if (left <= running.to - running.from) return at(running.from + left);
      left -= running.to - running.from;
      last = running.to;
    }
  }
  return at(last);
}

/** The first moment from `from` on at which somebody works. */
export function nextWorkingMoment(from: Instant, site: SiteHours): Instant {
  for (const stretch of workingStretches(Date.parse(from), site)) return at(stretch.from);
  return from;
}

/** The end of a day of the site's calendar. */
export function endOfDay(date: string, timeZone: string): Instant {
  return at(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The day of the site's calendar on which a moment falls. */
export function dayOf(moment: Instant, timeZone: string): string {
  return zonedAt(Date.parse(moment), timeZone).toPlainDate().toString();
}

/** The beginning of the week, Monday, in which a moment falls. */
export function weekStart(moment: Instant, timeZone: string): Instant {
  return at(mondayOf(moment, timeZone).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The beginning of the week after it. */
export function weekEnd(moment: Instant, timeZone: string): Instant {
  return at(mondayOf(moment, timeZone).add({ weeks: 1 }).toZonedDateTime(timeZone).epochMilliseconds);
}

function mondayOf(moment: Instant, timeZone: string): Temporal.PlainDate {
  const day = zonedAt(Date.parse(moment), timeZone).toPlainDate();
  return day.subtract({ days: day.dayOfWeek - 1 });
}

/** Working time from a moment on, in order. */
function* workingStretches(start: number, { hours, timeZone }: SiteHours): Generator<Stretch> {
  let day = zonedAt(start, timeZone).toPlainDate();
  for (let count = 0; count < daysMax; count += 1) {
    if (isWorked(day, hours)) {
      for (const { from, to } of stretchesOf(day, hours, timeZone)) {
        if (to > start) yield { from: Math.max(from, start), to };
      }
    }
    day = day.add({ days: 1 });
  }
}

function isWorked(day: Temporal.PlainDate, { weekdays, holidays, workdays }: WorkingHours): boolean {
  const date = day.toString();
  if (workdays.includes(date)) return true;
  return weekdays.includes(day.dayOfWeek) && !holidays.includes(date);
}

/**
 * The hours of one day. Between two changes of the wall clock it runs even, so each such piece is taken by itself: what the
 * wall never showed does not count, what it showed twice counts twice.
 */
function stretchesOf(day: Temporal.PlainDate, { spans }: WorkingHours, timeZone: string): Stretch[] {
  const midnight = day.toZonedDateTime('UTC').epochMilliseconds;
  const found = piecesOf(day, timeZone).flatMap(({ from, to, offsetMs }) =>
    spans.map((span) => ({
      from: Math.max(from, midnight + msOf(span.from) - offsetMs),
      to: Math.min(to, midnight + msOf(span.to) - offsetMs),
    })),
  );
  return found.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
}

function piecesOf(day: Temporal.PlainDate, timeZone: string): (Stretch & { readonly offsetMs: number })[] {
  const end = day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const pieces = [];
  for (let piece = day.toZonedDateTime(timeZone); piece.epochMilliseconds < end;) {
    const change = piece.getTimeZoneTransition('next');
    const to = Math.min(end, change?.epochMilliseconds ?? end);
    pieces.push({ from: piece.epochMilliseconds, to, offsetMs: piece.offsetNanoseconds / 1e6 });
    piece = zonedAt(to, timeZone);
  }
  return pieces;
}

function* withoutPauses(stretch: Stretch, pauses: readonly CasePause[]): Generator<Stretch> {
  let from = stretch.from;
  for (const pause of pauses) {
    const [stops, goesOn] = [Date.parse(pause.from), Date.parse(pause.to ?? pause.from)];
    if (goesOn <= from || stops >= stretch.to) continue;
    if (stops > from) yield { from, to: stops };
    from = Math.max(from, goesOn);
  }
  if (from < stretch.to) yield { from, to: stretch.to };
}

/** `08:30`, `24:00` */
function msOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Math.min(hours * 60 + minutes, dayMs / minuteMs) * minuteMs;
}

function zonedAt(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}

function at(ms: number): Instant {
  return new Date(ms).toISOString();
}
