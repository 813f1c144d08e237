import type { Instant } from '@louyu/contract/primitives';
import { dateWords } from './date-words.ts';
import { t } from './translate.ts';
import { dayNumber, wallTimeAt, type WallTime } from './zoned-time.ts';

/** Where and when words about time are spoken: the site's zone, and now by the hub's clock. */
export interface Clock {
  readonly timeZone: string;
  readonly nowMs: number;
}

/** `9:00` */
function timeWords(wall: WallTime): string {
  return `${wall.hour}:${String(wall.minute).padStart(2, '0')}`;
}

/** The time of day of a moment: `9:00`. */
export function clockWords(at: Instant, timeZone: string): string {
  return timeWords(wallTimeAt(Date.parse(at), timeZone));
}

/** A day within a sentence, where English writes `today` small. */
function dayWords(wall: WallTime, now: WallTime): string {
  const words = dateWords(dateOf(wall), dateOf(now));
  return Math.abs(dayNumber(wall) - dayNumber(now)) > 1 ? words : words.toLowerCase();
}

function atTheStart(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function dateOf(wall: WallTime): string {
  return new Date(dayNumber(wall) * 86_400_000).toISOString().slice(0, 10);
}

/** A moment as people say it within a sentence: `明天 9:00`, `tomorrow 9:00`. */
export function momentWords(at: Instant, clock: Clock): string {
  const wall = wallTimeAt(Date.parse(at), clock.timeZone);
  return `${dayWords(wall, wallTimeAt(clock.nowMs, clock.timeZone))} ${timeWords(wall)}`;
}

/** A window as people say it, at the start of a line: `明天 9:00–18:00`, `今天 9:00 – 11月23日 周一 18:00`, `即刻 – 明天 18:00`. */
export function windowWords(window: { from: Instant | null; to: Instant | null }, clock: Clock): string {
  const { from, to } = window;
  if (to === null)
    return from === null ? t('time.window_open') : t('time.from', { from: momentWords(from, clock) });
  if (from === null) return t('time.at_once_until', { to: momentWords(to, clock) });
  const start = wallTimeAt(Date.parse(from), clock.timeZone);
  const end = wallTimeAt(Date.parse(to), clock.timeZone);
  if (dayNumber(start) === dayNumber(end)) return atTheStart(`${momentWords(from, clock)}–${timeWords(end)}`);
  return atTheStart(`${momentWords(from, clock)} – ${momentWords(to, clock)}`);
}

/** How long ago: 刚刚, 8 秒前, 3 分钟前, then the moment itself. */
export function agoWords(at: Instant, clock: Clock): string {
  const seconds = Math.max(0, Math.round((clock.nowMs - Date.parse(at)) / 1000));
  if (seconds < 5) return t('time.just_now');
  if (seconds < 60) return t('time.seconds_ago', { n: seconds });
  if (seconds < 3600) return t('time.minutes_ago', { n: Math.floor(seconds / 60) });
  if (seconds < 6 * 3600) return t('time.hours_ago', { n: Math.floor(seconds / 3600) });
  return momentWords(at, clock);
}

/** A span: `48 秒`, `12 分 5 秒`, `3 小时 20 分`. */
export function spanWords(totalSeconds: number): string {
  const seconds = Math.round(totalSeconds);
  if (seconds < 60) return t('time.span_seconds', { s: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('time.span_minutes', { m: minutes, s: seconds % 60 });
  return t('time.span_hours', { h: Math.floor(minutes / 60), m: minutes % 60 });
}
