import type { Instant, Window } from '@louyu/contract/primitives';
import { scheduleLimits, type Daypart, type Schedule } from '@louyu/contract/schedule';
import type { Recurrence } from './recurrence.ts';

const allDay: readonly Daypart[] = [{ from: '00:00', to: '00:00' }];

/**
 * The windows of a schedule within the outer one, in order and apart from each other. Wall clocks are those of the zone: a time
 * that its clock skips moves on by the gap, of one that it shows twice the first counts (RFC 5545 §3.3.5). At most one more than
 * `windowsMax`: whoever gets that many has too many.
 */
export async function windowsOf(
  schedule: Schedule | undefined,
  outer: Window,
  timeZone: string,
  recurrence: Recurrence,
): Promise<Window[]> {
  if (schedule === undefined || (schedule.repeat === undefined && schedule.dayparts === undefined))
    return [outer];
  const first = dateOf(outer.from, timeZone).subtract({ days: 1 });
  const last = dateOf(outer.to, timeZone);
  const dayparts = schedule.dayparts ?? allDay;
  const windows: Window[] = [];
  for (const date of await datesOf(schedule, first, last, recurrence)) {
    const ofDay = dayparts
      .map((daypart) => clip(windowOn(date, daypart, timeZone), outer))
      .filter(({ from, to }) => from < to)
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    for (const window of ofDay) join(windows, window);
    if (windows.length > scheduleLimits.windowsMax) return windows.slice(0, scheduleLimits.windowsMax + 1);
  }
  return windows;
}

async function datesOf(
  { repeat }: Schedule,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  recurrence: Recurrence,
): Promise<string[]> {
  if (repeat === undefined) {
    const days = first.until(last, { largestUnit: 'days' }).days;
    return Array.from({ length: days + 1 }, (_, day) => first.add({ days: day }).toString());
  }
  const except = new Set(repeat.except);
  const dates = await recurrence.dates(repeat.rule, repeat.start, first.toString(), last.toString());
  return dates.filter((date) => !except.has(date));
}

function dateOf(instant: Instant, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
}

function windowOn(date: string, { from, to }: Daypart, timeZone: string): Window {
  const day = Temporal.PlainDate.from(date);
  const lastDay = to <= from ? day.add({ days: 1 }) : day;
  return { from: momentOf(day, from, timeZone), to: momentOf(lastDay, to, timeZone) };
}

function momentOf(date: Temporal.PlainDate, plainTime: string, timeZone: string): Instant {
  return new Date(date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds).toISOString();
}

function clip(window: Window, outer: Window): Window {
  return {
    from: window.from < outer.from ? outer.from : window.from,
    to: window.to > outer.to ? outer.to : window.to,
  };
}

/** Puts a window behind those that are there; one that touches the last makes it longer. */
function join(windows: Window[], window: Window): void {
  const last = windows.at(-1);
  if (last === undefined || window.from > last.to) windows.push(window);
  else if (window.to > last.to) windows[windows.length - 1] = { from: last.from, to: window.to };
}
