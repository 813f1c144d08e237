import { describe, expect, it } from 'vitest';
import { contentLimits, type NoticeContent } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';
import { outageDraft } from '../../../../tests/support/notice-records.ts';
import { sayMoment, saySpan } from './moments.ts';
import { countChars, renderContent, variablesOf } from './render.ts';
import type { Template } from './template.ts';
import { templateById, templates } from './templates.ts';

const zone = 'Asia/Shanghai';

function template(id: string): Template {
  const found = templateById(id);
  if (found === undefined) throw new TypeError(`no template ${id}`);
  return found;
}

function expectWithinLimits(content: NoticeContent | undefined, language: Language): void {
  const limits = contentLimits[language];
  expect(countChars(content?.title ?? '')).toBeLessThanOrEqual(limits.titleMaxChars);
  expect(countChars(content?.shortTitle ?? '')).toBeLessThanOrEqual(limits.shortTitleMaxChars);
  expect(countChars(content?.keyPoint ?? '')).toBeLessThanOrEqual(limits.keyPointMaxChars);
}

describe('moments', () => {
  it('are said in the words of the language and on the clock of the site', () => {
    expect(sayMoment('2026-11-22T01:00:00.000Z', 'moment', 'zh-CN', zone)).toBe('11月22日 周日 9:00');
    expect(sayMoment('2026-11-22T01:00:00.000Z', 'moment', 'en', zone)).toBe('Sun 22 Nov, 9:00');
    expect(sayMoment('2026-11-21T16:05:00.000Z', 'moment', 'zh-CN', zone)).toBe('11月22日 周日 0:05');
    expect(sayMoment('2026-11-21T16:05:00.000Z', 'day', 'en', 'UTC')).toBe('21 Nov');
  });

  it('name a shared day once', () => {
    expect(saySpan('2026-11-22T01:00:00.000Z', '2026-11-22T10:00:00.000Z', 'zh-CN', zone)).toBe(
      '11月22日 周日 9:00–18:00',
    );
    expect(saySpan('2026-11-22T14:00:00.000Z', '2026-11-22T22:00:00.000Z', 'zh-CN', zone, 'short')).toBe(
      '11月22日 22:00 至 11月23日 6:00',
    );
    expect(saySpan('2026-11-22T14:00:00.000Z', '2026-11-22T22:00:00.000Z', 'en', zone)).toBe(
      'Sun 22 Nov, 22:00 to Mon 23 Nov, 6:00',
    );
  });
});

describe('the water outage (R9)', () => {
  const outage = template('water-outage');

  it('says when, why, where, until when, and what to do meanwhile, in both languages', () => {
    const content = renderContent(outage, outageDraft.fields, zone);
    expect(content).toEqual({
      'zh-CN': {
        title: '11月22日 周日 9:00–18:00 停水',
        shortTitle: '11月22日停水',
        keyPoint: '11月22日 9:00–18:00 停水，请提前储水',
        facts: [
          { label: '原因', value: '管道检修' },
          { label: '范围', value: '3栋 1、2 单元' },
          { label: '停水', value: '11月22日 周日 9:00' },
          { label: '恢复', value: '预计 11月22日 周日 18:00' },
          { label: '用水', value: '南门岗亭旁有取水点' },
        ],
        body: '',
      },
      en: {
        title: 'Water off Sun 22 Nov, 9:00–18:00',
        shortTitle: 'No water on 22 Nov',
        keyPoint: 'Water off 22 Nov, 9:00–18:00. Please store water.',
        facts: [
          { label: 'Reason', value: 'Pipe maintenance' },
          { label: 'Area', value: 'Building 3, units 1 and 2' },
          { label: 'Off from', value: 'Sun 22 Nov, 9:00' },
          { label: 'Back by', value: 'about Sun 22 Nov, 18:00' },
          { label: 'Meanwhile', value: 'Water point beside the south gate booth' },
        ],
        body: '',
      },
    });
  });

  it('stays within the limits of the smallest screens over the longest spans', () => {
    const fields = {
      ...outageDraft.fields,
      start: { at: '2026-12-27T14:30:00.000Z' },
      restore: { at: '2026-12-30T15:30:00.000Z' },
    };
    const content = renderContent(outage, fields, zone);
    expectWithinLimits(content?.['zh-CN'], 'zh-CN');
    expectWithinLimits(content?.en, 'en');
  });

  it('is Chinese alone where English words are missing, and nothing where Chinese ones are', () => {
    const reasonInChinese = { ...outageDraft.fields, reason: { 'zh-CN': '管道检修' } };
    expect(Object.keys(renderContent(outage, reasonInChinese, zone) ?? {})).toEqual(['zh-CN']);
    const noReason = { ...outageDraft.fields, reason: { 'zh-CN': ' ' } };
    expect(renderContent(outage, noReason, zone)).toBeNull();
  });
});

it.each(templates.map((each) => [each.id, each] as const))('%s names only fields it has (R16)', (_, each) => {
  const keys = each.fields.map((field) => field.key);
  for (const wording of Object.values(each.wording)) {
    expect(keys).toEqual(expect.arrayContaining(variablesOf(wording)));
  }
});
