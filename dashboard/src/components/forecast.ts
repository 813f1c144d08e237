import type { Forecast } from '@louyu/contract/api/devices';
import type { BoardNotice } from '@louyu/contract/board';
import type { Instant } from '@louyu/contract/primitives';
import { dateIn, fromLocalInput, wallTimeAt } from '../i18n/zoned-time.ts';

/** Minutes of a day of the strip, by its wall clock. */
export const dayMinutes = 24 * 60;

/** A stretch of a day's strip, in minutes since midnight. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One day of a forecast: what is open when. */
export interface ForecastDay {
  /** `2026-11-24` */
  readonly date: string;
  /** Where on this day the forecast begins and ends. */
  readonly known: Stretch;
  readonly notices: readonly { readonly notice: BoardNotice; readonly open: readonly Stretch[] }[];
  /** 计划关机 */
  readonly off: readonly Stretch[];
}

/** The notices of a display, each once, in its newest revision; without those for another kind of glass. */
export function noticesOf({ boards, config }: Forecast): readonly BoardNotice[] {
  const newest = new Map<string, BoardNotice>();
  for (const notice of boards.flatMap((board) => board.notices)) {
    if ((newest.get(notice.id)?.revision ?? 0) < notice.revision) newest.set(notice.id, notice);
  }
  return [...newest.values()].filter(({ profiles }) => profiles?.includes(config.kind) ?? true);
}

/** Those that are open at a moment. */
export function openAt(notices: readonly BoardNotice[], at: Instant): readonly BoardNotice[] {
  return notices.filter(({ windows }) => windows.some(({ from, to }) => from <= at && at < to));
}

/** The days of a forecast on the site's wall clock. */
export function forecastDays(forecast: Forecast): readonly ForecastDay[] {
  const { config, from, to } = forecast;
  const { timeZone } = config;
  const notices = noticesOf(forecast);
  const days: ForecastDay[] = [];
  for (let date = dateIn(from, timeZone); date <= dateIn(to, timeZone); date = nextDate(date)) {
    const on = (start: Instant, end: Instant) => stretchOn(date, start, end, timeZone);
    days.push({
      date,
      known: on(from, to) ?? { from: 0, to: 0 },
      notices: notices.flatMap((notice) => {
        const open = notice.windows.flatMap((window) => on(window.from, window.to) ?? []);
        return open.length === 0 ? [] : [{ notice, open }];
      }),
      off: offOn(date, config.offHours),
    });
  }
  return days;
}

function nextDate(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** The moment at which the wall clock of a day reads so many minutes after midnight. */
export function momentOn(date: string, minutes: number, timeZone: string): Instant {
  const local = new Date(Date.parse(date) + minutes * 60_000).toISOString().slice(0, 16);
  return fromLocalInput(local, timeZone) ?? `${date}T00:00:00.000Z`;
}

/** Minutes since midnight of the wall clock, with the day. */
export function minutesOf(at: Instant, timeZone: string): number {
  const { hour, minute } = wallTimeAt(Date.parse(at), timeZone);
  return hour * 60 + minute;
}

function stretchOn(date: string, from: Instant, to: Instant, timeZone: string): Stretch | undefined {
  const [first, last] = [dateIn(from, timeZone), dateIn(to, timeZone)];
  if (first > date || last < date) return undefined;
  const start = first < date ? 0 : minutesOf(from, timeZone);
  const end = last > date ? dayMinutes : minutesOf(to, timeZone);
  return start < end ? { from: start, to: end } : undefined;
}

/** Where a day is planned off: a stretch belongs to the day on which it begins, and may go on into the next. */
function offOn(date: string, offHours: Forecast['config']['offHours']): readonly Stretch[] {
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  return offHours.flatMap(({ weekdays, from, to }) => {
    const [start, end] = [clockMinutes(from), clockMinutes(to)];
    const begins = weekdays.includes(weekday + 1);
    if (end > start) return begins ? [{ from: start, to: end }] : [];
    const wentOn = weekdays.includes(weekday === 0 ? 7 : weekday);
    return [
      ...(wentOn && end > 0 ? [{ from: 0, to: end }] : []),
      ...(begins ? [{ from: start, to: dayMinutes }] : []),
    ];
  });
}

/** `HH:MM` */
function clockMinutes(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** Whether a minute lies in one of the stretches. */
export function isWithin(stretches: readonly Stretch[], minutes: number): boolean {
  return stretches.some(({ from, to }) => from <= minutes && minutes < to);
}
