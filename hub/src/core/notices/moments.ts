import type { Instant, Language } from '@louyu/contract/primitives';

/** How a moment is written: `day` 11月22日, `time` 9:00, `short` 11月22日 9:00, `moment` 11月22日 周日 9:00. */
export type MomentForm = 'day' | 'time' | 'short' | 'moment';

interface Parts {
  readonly month: number;
  readonly day: number;
  readonly weekday: string;
  readonly time: string;
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(language, {
      timeZone,
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(key, formatter);
  }
  return formatter;
}

function partsOf(instant: Instant, language: Language, timeZone: string): Parts {
  const parts = new Map(
    formatterFor('en', timeZone)
      .formatToParts(new Date(instant))
      .map((part) => [part.type, part.value]),
  );
  const weekdayParts = formatterFor(language, timeZone).formatToParts(new Date(instant));
  return {
    month: Number(parts.get('month')),
    day: Number(parts.get('day')),
    weekday: weekdayParts.find((part) => part.type === 'weekday')?.value ?? '',
    time: `${Number(parts.get('hour'))}:${parts.get('minute') ?? '00'}`,
  };
}

function dayOf(parts: Parts, language: Language): string {
  return language === 'zh-CN'
    ? `${parts.month}月${parts.day}日`
    : `${parts.day} ${englishMonths[parts.month - 1] ?? ''}`;
}

function longDayOf(parts: Parts, language: Language): string {
  const day = dayOf(parts, language);
  return language === 'zh-CN' ? `${day} ${parts.weekday}` : `${parts.weekday} ${day}`;
}

function atTime(day: string, time: string, language: Language): string {
  return language === 'zh-CN' ? `${day} ${time}` : `${day}, ${time}`;
}

/** A moment as people say it, on the site's wall clock: `11月22日 周日 9:00`, `Sun 22 Nov, 9:00`. */
export function sayMoment(instant: Instant, form: MomentForm, language: Language, timeZone: string): string {
  const parts = partsOf(instant, language, timeZone);
  if (form === 'day') return dayOf(parts, language);
  if (form === 'time') return parts.time;
  return atTime((form === 'short' ? dayOf : longDayOf)(parts, language), parts.time, language);
}

/** A span as people say it; the day is said once where both ends share it. `short` leaves the weekday out. */
export function saySpan(
  from: Instant,
  to: Instant,
  language: Language,
  timeZone: string,
  form: 'long' | 'short' = 'long',
): string {
  const [start, end] = [partsOf(from, language, timeZone), partsOf(to, language, timeZone)];
  const dayText = form === 'long' ? longDayOf : dayOf;
  const startText = atTime(dayText(start, language), start.time, language);
  if (start.month === end.month && start.day === end.day) return `${startText}–${end.time}`;
  const endText = atTime(dayText(end, language), end.time, language);
  return language === 'zh-CN' ? `${startText} 至 ${endText}` : `${startText} to ${endText}`;
}
