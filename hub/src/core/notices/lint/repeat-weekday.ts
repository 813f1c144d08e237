import { readRule, ruleWeekdays } from '@louyu/contract/recurrence-rule';
import type { Language } from '@louyu/contract/primitives';
import { findingIn, narrow, type Finding, type LintContext } from './finding.ts';

const zhNames = '一二三四五六日';
const enNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const zhDay = '[一二三四五六日天]';
const zhEvery = new RegExp(
  `(?:每|逢)(?:个)?(?:周|星期|礼拜)${zhDay}(?:[、,和及与/ ]*(?:周|星期|礼拜)?${zhDay})*(?!月)`,
  'g',
);
const enDay = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const enEvery = new RegExp(
  `\\bevery ${enDay}(?:(?:, | and |, and )${enDay})*|\\b${enDay}s(?:(?:, | and |, and )${enDay}s)*\\b`,
  'gi',
);

/**
 * A text that says 每周三 of something that is shown on other days of the week. What is shown on the day before tells of the next day:
 * that is right too.
 */
export function wrongRepeatWeekdays({ draft, texts, language }: LintContext): Finding[] {
  const shown = weekdaysOf(draft.schedule?.repeat?.rule);
  if (shown === undefined) return [];
  const isTold = (day: number) => shown.has(day) || shown.has((day + 6) % 7);
  return texts.flatMap((text) =>
    [...narrow(text.text).matchAll(text.language === 'en' ? enEvery : zhEvery)].flatMap((match) => {
      if (saidIn(match[0]).every(isTold)) return [];
      const weekdays = [...shown].sort((a, b) => a - b).map((day) => weekdayWord(day, language));
      const details = { weekdays: weekdays.join(language === 'en' ? ', ' : '、') };
      return [
        findingIn(text, 'lint.repeat_weekday_wrong', match.index, match.index + match[0].length, details),
      ];
    }),
  );
}

/** The days of a rule that chooses nothing but weekdays, Monday 0; undefined for others. */
function weekdaysOf(rule: string | undefined): ReadonlySet<number> | undefined {
  const parts = rule === undefined ? undefined : readRule(rule);
  if (parts?.BYDAY === undefined || (parts.FREQ !== 'WEEKLY' && parts.FREQ !== 'DAILY')) return undefined;
  return new Set(parts.BYDAY.map(({ weekday }) => ruleWeekdays.indexOf(weekday)));
}

function saidIn(words: string): number[] {
  const zh = [...words.replaceAll('天', '日')].map((each) => zhNames.indexOf(each));
  const en = enNames.map((name, day) => (words.toLowerCase().includes(name.toLowerCase()) ? day : -1));
  return [...zh, ...en].filter((day) => day >= 0);
}

function weekdayWord(day: number, language: Language): string {
  return language === 'zh-CN' ? `周${zhNames[day] ?? ''}` : (enNames[day] ?? '');
}
