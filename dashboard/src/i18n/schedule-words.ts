import { readRule, ruleWeekdays, type RuleDay, type RuleParts } from '@louyu/contract/recurrence-rule';
import type { Daypart, Repeat, Schedule } from '@louyu/contract/schedule';
import { language } from './language.ts';
import { t } from './translate.ts';

const weekdaysZh = ['一', '二', '三', '四', '五', '六', '日'];
const weekdaysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const frequencies = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;

/** What a schedule comes to, in lines: its repeat, its hours. */
export function scheduleWords(schedule: Schedule = {}): readonly string[] {
  const { repeat, dayparts = [] } = schedule;
  return [
    ...(repeat === undefined ? [] : [repeatWords(repeat)]),
    ...(dayparts.length === 0 ? [] : [listed(dayparts.map(daypartWords))]),
  ];
}

/** `7:00–9:00`; one that ends on the next day says so. */
export function daypartWords({ from, to }: Daypart): string {
  const hour = (time: string) => time.replace(/^0/, '');
  const words = `${hour(from)}–${hour(to)}`;
  return to <= from ? t('schedule.overnight', { words }) : words;
}

/** An RFC 5545 rule of days as people say it: `每 2 周：周二、周四，从 2026-11-24 起，到 2026-12-31`. Nothing of it is left out. */
export function repeatWords({ start, rule, except = [] }: Repeat): string {
  const parts = readRule(rule);
  const days = parts === undefined ? rule : ruleWords(parts);
  const exceptions = except.length === 0 ? [] : [t('schedule.except', { days: listed(except) })];
  return [days, t('schedule.start', { day: start }), ...exceptions].join(t('schedule.comma'));
}

function ruleWords(parts: RuleParts): string {
  const { FREQ, INTERVAL = 1, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, WKST } = parts;
  const unit = frequencies[FREQ];
  const every = INTERVAL === 1 ? t(`schedule.each_${unit}`) : t(`schedule.every_${unit}`, { n: INTERVAL });
  const which = [
    ...(BYMONTH === undefined ? [] : [listed(BYMONTH.map(monthWords))]),
    ...(BYMONTHDAY === undefined ? [] : [listed(BYMONTHDAY.map(monthDayWords))]),
    ...(BYDAY === undefined ? [] : [listed(BYDAY.map(ruleDayWords))]),
    ...(BYSETPOS === undefined ? [] : [t('schedule.of_these', { which: listed(BYSETPOS.map(nthWords)) })]),
    // Where weeks begin matters only to every second, third … week.
    ...(WKST === undefined || INTERVAL === 1 ? [] : [t('schedule.week_from', { day: weekdayWords(WKST) })]),
  ];
  const end = [
    ...(COUNT === undefined ? [] : [t('schedule.times', { count: COUNT })]),
    ...(UNTIL === undefined
      ? []
      : [t('schedule.until', { day: UNTIL.replace(/(....)(..)(..)/, '$1-$2-$3') })]),
  ];
  const days = which.length === 0 ? every : `${every}${t('schedule.colon')}${which.join(' ')}`;
  return [days, ...end].join(t('schedule.comma'));
}

function ruleDayWords({ weekday, nth }: RuleDay): string {
  const day = weekdayWords(weekday);
  return nth === undefined ? day : t('schedule.nth_weekday', { nth: nthWords(nth), day });
}

function weekdayWords(weekday: RuleDay['weekday']): string {
  const index = ruleWeekdays.indexOf(weekday);
  return language() === 'en' ? (weekdaysEn[index] ?? '') : `周${weekdaysZh[index] ?? ''}`;
}

function monthWords(month: number): string {
  return language() === 'en' ? (months[month - 1] ?? '') : `${month}月`;
}

/** The 15th; counted from the end where it is negative. */
function monthDayWords(day: number): string {
  if (day > 0) return t('schedule.month_day', { day });
  return day === -1 ? t('schedule.last_day') : t('schedule.day_from_end', { n: -day });
}

/** 第2个, 最后一个, 倒数第2个. */
function nthWords(nth: number): string {
  if (nth > 0) return t('schedule.nth', { n: nth });
  return nth === -1 ? t('schedule.last') : t('schedule.nth_from_end', { n: -nth });
}

function listed(words: readonly string[]): string {
  return words.join(t('list.separator'));
}
