import { expect, test } from 'vitest';
import { calendarOf } from './calendar.ts';
import { sampleNotice } from './sample-notices.ts';
import { bandOf } from './wording.ts';

test('the band says what kind of notice it is, in the language of the screen; else its category', () => {
  const outage = sampleNotice('n', { kind: { 'zh-CN': '停水通知', en: 'Water outage' } });
  const label = (notice: typeof outage, language: 'zh-CN' | 'en') =>
    bandOf(notice, 1, 1, language, calendarOf(language, 'Asia/Shanghai')).label;
  expect(label(outage, 'zh-CN')).toBe('停水通知');
  expect(label(outage, 'en')).toBe('Water outage');
  expect(label(sampleNotice('n'), 'zh-CN')).toBe('供水通知');
});
