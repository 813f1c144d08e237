import type { CalendarEntry } from '@louyu/contract/api/calendar';
import type { NoticeSummary } from '@louyu/contract/api/notices';
import type { Instant } from '@louyu/contract/primitives';
import { dateIn } from '../i18n/zoned-time.ts';

/** A signed notice that comes to the screens on a day, or leaves them. */
export interface DayEvent {
  readonly at: Instant;
  readonly kind: 'begins' | 'ends';
  readonly entry: CalendarEntry;
}

/** What a day brings: what was, what comes, and what stands through all of it. */
export interface DayEvents {
  readonly past: readonly DayEvent[];
  readonly coming: readonly DayEvent[];
  readonly standing: readonly CalendarEntry[];
}

/** What is only written shows nothing yet, and what was recalled is gone whatever it says. */
const onScreens: readonly CalendarEntry['state'][] = ['live', 'scheduled', 'expired'];

/** Whether a notice is over on a day, and is not yet: then 已恢复 and 推迟到… stand where it ends, and nowhere else on the page. */
export function endsLater(
  { window: { to } }: Pick<NoticeSummary, 'window'>,
  date: string,
  timeZone: string,
  nowMs: number,
): boolean {
  return to !== null && dateIn(to, timeZone) === date && Date.parse(to) > nowMs;
}

/** What begins and ends on a day (`2026-11-21` of the site's zone), in order of time; at the same time what ends comes first. */
export function dayEventsOf(
  entries: readonly CalendarEntry[],
  date: string,
  timeZone: string,
  nowMs: number,
): DayEvents {
  const isToday = (at: Instant) => dateIn(at, timeZone) === date;
  const signed = entries.filter(({ state }) => onScreens.includes(state));
  const events = signed
    .flatMap((entry) =>
      entry.windows.flatMap(({ from, to }): DayEvent[] => [
        ...(isToday(from) ? [{ at: from, kind: 'begins' as const, entry }] : []),
        ...(isToday(to) ? [{ at: to, kind: 'ends' as const, entry }] : []),
      ]),
    )
    .sort((a, b) => a.at.localeCompare(b.at) || b.kind.localeCompare(a.kind));
  const changing = new Set(events.map(({ entry }) => entry.noticeId));
  return {
    past: events.filter(({ at }) => Date.parse(at) <= nowMs),
    coming: events.filter(({ at }) => Date.parse(at) > nowMs),
    standing: signed.filter(({ noticeId, state }) => state === 'live' && !changing.has(noticeId)),
  };
}
