import type { CalendarEntry } from '@louyu/contract/api/calendar';
import type { Instant } from '@louyu/contract/primitives';
import { dateIn, fromLocalInput, wallTimeAt } from '../i18n/zoned-time.ts';

export const calendarViews = ['day', 'week', 'month'] as const;
export type CalendarViewKind = (typeof calendarViews)[number];

/** A bar in a row of days: an entry on days without a gap. */
export interface Bar {
  readonly entry: CalendarEntry;
  /** From 0. */
  readonly column: number;
  readonly days: number;
  /** The row of bars, from 0. */
  readonly lane: number;
  /** Whether it was there the day before the row, or is the day after. */
  readonly goesBack: boolean;
  readonly goesOn: boolean;
}

const dayMs = 86_400_000;

/** The day so many days after another; both as `2026-11-24`. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** From one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The days that a view shows, the first of a week being Monday. */
export function daysOf(view: CalendarViewKind, date: string): readonly string[] {
  if (view === 'day') return [date];
  const monday = (day: string) => dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
  const first = monday(view === 'week' ? date : `${date.slice(0, 8)}01`);
  return Array.from({ length: view === 'week' ? 7 : 42 }, (_, day) => dayAfter(first, day));
}

/** The same view a step further on, or back with −1. */
export function stepFrom(view: CalendarViewKind, date: string, step: 1 | -1): string {
  if (view !== 'month') return dayAfter(date, step * (view === 'week' ? 7 : 1));
  const next = new Date(`${date.slice(0, 8)}01`);
  next.setUTCMonth(next.getUTCMonth() + step);
  return next.toISOString().slice(0, 10);
}

/** Midnight of a day on the site's wall clock. */
export function startOfDay(date: string, timeZone: string): Instant {
  return fromLocalInput(`${date}T00:00`, timeZone) ?? `${date}T00:00:00.000Z`;
}

/** Entries as bars in a row of days, each in the first lane that is free. */
export function barsOf(
  entries: readonly CalendarEntry[],
  days: readonly string[],
  timeZone: string,
): readonly Bar[] {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const runs = entries.flatMap((entry) => {
    const shown = datesOf(entry, dayAfter(first, -1), dayAfter(last, 1), timeZone);
    return runsOf(days, shown).map((run) => ({
      ...run,
      entry,
      goesBack: run.column === 0 && shown.has(dayAfter(first, -1)),
      goesOn: run.column + run.days === days.length && shown.has(dayAfter(last, 1)),
    }));
  });
  runs.sort((a, b) => a.column - b.column || b.days - a.days);
  const lanes: number[] = [];
  return runs.map((run) => {
    const free = lanes.findIndex((end) => end <= run.column);
    const lane = free < 0 ? lanes.length : free;
    lanes[lane] = run.column + run.days;
    return { ...run, lane };
  });
}

/** The days from `first` to `last` on which an entry is shown at some time. */
function datesOf({ windows }: CalendarEntry, first: string, last: string, timeZone: string): Set<string> {
  const dates = new Set<string>();
  for (const { from, to } of windows) {
    const start = dateIn(from, timeZone);
    // What ends at midnight is not shown on the day that begins then.
    const end = dateIn(new Date(Date.parse(to) - 1).toISOString(), timeZone);
    for (let day = start < first ? first : start; day <= end && day <= last; day = dayAfter(day, 1))
      dates.add(day);
  }
  return dates;
}

function runsOf(days: readonly string[], shown: ReadonlySet<string>): { column: number; days: number }[] {
  const runs: { column: number; days: number }[] = [];
  for (const [column, day] of days.entries()) {
    if (!shown.has(day)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.column + last.days === column) last.days += 1;
    else runs.push({ column, days: 1 });
  }
  return runs;
}

/** Where in a day the windows of an entry lie, in minutes since its midnight. */
export function minutesOn(
  { windows }: CalendarEntry,
  date: string,
  timeZone: string,
): readonly { readonly from: number; readonly to: number }[] {
  const minutes = (at: Instant) => {
    const { hour, minute } = wallTimeAt(Date.parse(at), timeZone);
    return daysBetween(date, dateIn(at, timeZone)) * 1_440 + hour * 60 + minute;
  };
  return windows
    .map(({ from, to }) => ({ from: Math.max(0, minutes(from)), to: Math.min(1_440, minutes(to)) }))
    .filter(({ from, to }) => from < to);
}
