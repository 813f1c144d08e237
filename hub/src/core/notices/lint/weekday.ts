import type { Language } from '@louyu/contract/primitives';
import { findingIn, narrow, type Finding, type LintContext } from './finding.ts';

const zhDay = '(?:周|星期|礼拜)([一二三四五六日天])';
const zhDate = '(?:(\\d{4})\\s*年)?\\s*(\\d{1,2})\\s*(?:月|/)\\s*(\\d{1,2})\\s*[日号]?';
const dateThenDay = new RegExp(`(?<!\\d)${zhDate}\\s*[(（,，]?\\s*${zhDay}`, 'y');
const dayThenDate = new RegExp(`(?<!每|每个)${zhDay}\\s*[)）(（,，]?\\s*${zhDate}(?!\\d)`, 'y');
const enDay = '(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const enMonth = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const enNumber = '(\\d{1,2})(?:st|nd|rd|th)?';
const enYear = '(?:,?\\s+(\\d{4}))?';
const dayDayMonth = new RegExp(
  `\\b${enDay}\\.?,?\\s+(?:the\\s+)?${enNumber}\\s+(?:of\\s+)?${enMonth}${enYear}\\b`,
  'iy',
);
const dayMonthDay = new RegExp(`\\b${enDay}\\.?,?\\s+${enMonth}\\s+${enNumber}${enYear}\\b`, 'iy');
const dayMonthWeekday = new RegExp(`\\b${enNumber}\\s+${enMonth}${enYear}\\s*[(,]\\s*${enDay}\\b`, 'iy');

const zhWeekdays = '日一二三四五六';
const enWeekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const enMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Said {
  readonly length: number;
  readonly year: string | undefined;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** A weekday that is not that of the date beside it: 周六 with 11月22日, Sat 22 Nov. A date without a year is that nearest to now. */
export function wrongWeekdays({ texts, now, language }: LintContext): Finding[] {
  return texts.flatMap((text) => {
    const plain = narrow(text.text);
    const findings: Finding[] = [];
    for (let at = 0; at < plain.length;) {
      const said = saidAt(plain, at);
      if (said === undefined) {
        at += 1;
        continue;
      }
      const right = weekdayOf(said, now);
      if (right !== undefined && right !== said.weekday) {
        const details = { weekday: weekdayWord(right, language) };
        const gap = /^\s*/.exec(plain.slice(at))?.[0].length ?? 0;
        findings.push(findingIn(text, 'lint.weekday_wrong', at + gap, at + said.length, details));
      }
      at += said.length;
    }
    return findings;
  });
}

function saidAt(text: string, at: number): Said | undefined {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  };
  const zh = match(dateThenDay);
  if (zh) return said(zh[0], zh[1], Number(zh[2]), zh[3], zhWeekday(zh[4]));
  const zhBack = match(dayThenDate);
  if (zhBack) return said(zhBack[0], zhBack[2], Number(zhBack[3]), zhBack[4], zhWeekday(zhBack[1]));
  const en = match(dayDayMonth);
  if (en) return said(en[0], en[4], enMonthNumber(en[3]), en[2], enWeekday(en[1]));
  const american = match(dayMonthDay);
  if (american)
    return said(american[0], american[4], enMonthNumber(american[2]), american[3], enWeekday(american[1]));
  const enBack = match(dayMonthWeekday);
  if (enBack) return said(enBack[0], enBack[3], enMonthNumber(enBack[2]), enBack[1], enWeekday(enBack[4]));
  return undefined;
}

function said(
  words: string,
  year: string | undefined,
  month: number,
  day: string | undefined,
  weekday: number,
): Said {
  return { length: words.length, year, month, day: Number(day), weekday };
}

function zhWeekday(word = ''): number {
  return word === '天' ? 0 : zhWeekdays.indexOf(word);
}

function enWeekday(word = ''): number {
  return enWeekdays.findIndex((name) => name.toLowerCase().startsWith(word.slice(0, 3).toLowerCase()));
}

function enMonthNumber(word = ''): number {
  return enMonths.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** Undefined for a date that there is not, such as 30 February. */
function weekdayOf({ year, month, day }: Said, now: string): number | undefined {
  const thisYear = Number(now.slice(0, 4));
  const years = year === undefined ? [thisYear, thisYear + 1, thisYear - 1] : [Number(year)];
  const dates = years
    .map((each) => new Date(Date.UTC(each, month - 1, day)))
    .filter((date) => date.getUTCMonth() === month - 1 && date.getUTCDate() === day);
  const distance = (date: Date) => Math.abs(date.getTime() - Date.parse(now));
  return dates.sort((a, b) => distance(a) - distance(b))[0]?.getUTCDay();
}

function weekdayWord(weekday: number, language: Language): string {
  return language === 'zh-CN' ? `周${zhWeekdays[weekday] ?? ''}` : (enWeekdays[weekday] ?? '');
}
