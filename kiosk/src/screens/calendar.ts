import type { Language } from '@louyu/contract/primitives';

/** The night look holds from 22:00 to 6:00 in the site's zone. */
const nightFromHour = 22;
const nightToHour = 6;

const locales: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', en: 'en-GB' };

const lunarDays = [
  ...['初一', '初二', '初三', '初四', '初五', '初六', '初七', '初八', '初九', '初十'],
  ...['十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'],
  ...['廿一', '廿二', '廿三', '廿四', '廿五', '廿六', '廿七', '廿八', '廿九', '三十'],
];

/** Time and dates as people say them, in the zone of the site. */
export class Calendar {
  readonly #language: Language;
  readonly #timeZone: string;
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(language: Language, timeZone: string) {
    this.#language = language;
    this.#timeZone = zoneOrUtc(timeZone);
  }

  /** `09:41` */
  time(atMs: number): string {
    return this.#format('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs);
  }

  /** `11月21日 周六`, `Sat 21 Nov` */
  date(atMs: number): string {
    if (this.#language === 'en')
      return this.#format('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
        .format(atMs)
        .replace(',', '');
    const weekday = this.#format('zh-CN', { weekday: 'short' }).format(atMs);
    return `${this.day(atMs)} ${weekday}`;
  }

  /** `11月20日 16:20`, `20 Nov 16:20` */
  moment(atMs: number): string {
    return `${this.day(atMs)} ${this.time(atMs)}`;
  }

  /** `十月初二`, `month 10, day 2`; empty where the engine has no Chinese calendar. */
  lunar(atMs: number): string {
    const parts = this.#format('zh-u-ca-chinese', { month: 'long', day: 'numeric' }).formatToParts(atMs);
    const month = parts.find((part) => part.type === 'month')?.value ?? '';
    const numeric = this.#format('en-u-ca-chinese', { month: 'numeric', day: 'numeric' }).formatToParts(atMs);
    const day = Number.parseInt(numeric.find((part) => part.type === 'day')?.value ?? '', 10);
    if (!month.endsWith('月')) return '';
    if (this.#language === 'zh-CN') return month + (lunarDays[day - 1] ?? '');
    return `month ${numeric.find((part) => part.type === 'month')?.value ?? ''}, day ${day}`;
  }

  isNight(atMs: number): boolean {
    const hour = Number(this.#format('en-GB', { hour: '2-digit', hourCycle: 'h23' }).format(atMs));
    return hour >= nightFromHour || hour < nightToHour;
  }

  /** `11月20日`, `20 Nov` */
  day(atMs: number): string {
    const options = { day: 'numeric', month: this.#language === 'en' ? 'short' : 'long' } as const;
    return this.#format(locales[this.#language], options).format(atMs);
  }

  #format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = locale + JSON.stringify(options);
    const held = this.#formats.get(key);
    if (held !== undefined) return held;
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: this.#timeZone });
    this.#formats.set(key, format);
    return format;
  }
}

const calendars = new Map<string, Calendar>();

/** The calendar of a language and zone; made once, since its formats are dear on a small machine. */
export function calendarOf(language: Language, timeZone: string): Calendar {
  const key = `${language} ${timeZone}`;
  const calendar = calendars.get(key) ?? new Calendar(language, timeZone);
  calendars.set(key, calendar);
  return calendar;
}

/** A zone that this engine does not know must not take the picture away. */
function zoneOrUtc(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
