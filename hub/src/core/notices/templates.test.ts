import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { templateSchema, type Draft, type FieldValue, type FieldValues } from '@louyu/contract/api/notices';
import { leastPages, pagesMaxCount } from '@louyu/contract/glass/fit';
import { metricsOf } from '@louyu/contract/glass/metrics';
import { profilePresets } from '@louyu/contract/glass/presets';
import { contentByLanguageSchema, contentLimits } from '@louyu/contract/notice-content';
import { languages } from '@louyu/contract/primitives';
import { exampleOf, longestOf } from '../../../../tests/support/template-examples.ts';
import { PlaceTree } from '../places/place-tree.ts';
import { problemsOf } from './problems.ts';
import { countChars, fieldMaxChars, renderContent } from './render.ts';
import type { Template } from './template.ts';
import { templates } from './templates.ts';

const zone = 'Asia/Shanghai';
const now = '2026-11-21T00:00:00.000Z';
const tree = new PlaceTree([
  { id: 'site1', siteId: 'site1', parentId: null, kind: 'site', name: { 'zh-CN': '瑞安苑' }, position: 0 },
]);
const screens = Object.values(profilePresets);

function problems(template: Template, fields: FieldValues): string[] {
  const to = template.endsWith === undefined ? '2026-11-24T00:00:00.000Z' : null;
  const draft: Draft = {
    templateId: template.id,
    fields,
    audience: ['site1'],
    window: { from: null, to },
    priority: 'normal',
  };
  return problemsOf(draft, template, tree, now, 'zh-CN').map(({ field, code }) => `${field} ${code}`);
}

it('there are twelve, each a kind of its own', () => {
  expect(templates.map(({ name }) => name['zh-CN'])).toEqual([
    '停水',
    '停电',
    '电梯维保',
    '施工噪声',
    '缴费提醒',
    '垃圾清运',
    '消防检查',
    '气象预警',
    '社区活动',
    '公示',
    '寻物招领',
    '通用',
  ]);
  expect(new Set(templates.map(({ id }) => id)).size).toBe(12);
});

describe.each(templates.map((template) => [template.id, template] as const))('%s', (_, template) => {
  it('is what the wire allows, in both languages throughout', () => {
    const { wording: _wording, ...view } = template;
    expect(v.is(templateSchema, view)).toBe(true);
    const said = [template.name, ...template.checklist, ...template.fields.map(({ label }) => label)];
    const more = template.fields.flatMap((field) => [
      ...(field.hint === undefined ? [] : [field.hint]),
      ...(field.suggestions ?? []),
      ...(field.choices ?? []),
    ]);
    for (const text of [...said, ...more]) expect(text.en ?? '', text['zh-CN']).not.toBe('');
  });

  it('has nothing against an example of its own suggestions and choices', () => {
    expect(problems(template, exampleOf(template))).toEqual([]);
    for (const field of template.fields) {
      for (const words of [...(field.suggestions ?? []), ...(field.choices ?? [])]) {
        expect(problems(template, { ...exampleOf(template), [field.key]: words })).toEqual([]);
      }
    }
  });

  it('fits every glass in both languages with as much in its fields as they hold (R10)', () => {
    const fields = longestOf(template, fieldMaxChars);
    expect(problems(template, fields)).toEqual([]);
    const content = renderContent(template, fields, zone);
    expect(v.is(contentByLanguageSchema, content)).toBe(true);
    for (const language of languages) {
      const said = content?.[language];
      if (said === undefined) throw new TypeError(`nothing in ${language}`);
      const limits = contentLimits[language];
      expect(countChars(said.title), said.title).toBeLessThanOrEqual(limits.titleMaxChars);
      expect(countChars(said.shortTitle), said.shortTitle).toBeLessThanOrEqual(limits.shortTitleMaxChars);
      expect(countChars(said.keyPoint), said.keyPoint).toBeLessThanOrEqual(limits.keyPointMaxChars);
      expect(countChars(said.body)).toBeLessThanOrEqual(limits.bodyMaxChars);
      // Free text may be longer than a glass holds: that is found when it is written.
      const judged = template.id === 'general' ? { ...said, body: '' } : said;
      for (const { kind, profile } of screens)
        expect(leastPages(judged, metricsOf(kind, profile))).toBeLessThanOrEqual(pagesMaxCount);
    }
  });

  it.each(template.fields.filter(({ required }) => required).map(({ key }) => key))(
    'wants %s (R9, R34)',
    (key) => {
      const { [key]: _left, ...fields } = exampleOf(template);
      expect(problems(template, fields)).toContain(`${key} notice.field_missing`);
      expect(renderContent(template, fields, zone)).toBeNull();
    },
  );

  it('speaks English without an English phone number or choice, and leaves out what is optional and empty', () => {
    const example = exampleOf(template);
    const source = Object.fromEntries(
      template.fields.flatMap((field): [string, FieldValue][] => {
        const value = example[field.key];
        if (value === undefined || !field.required) return [];
        if ('at' in value || (field.type !== 'choice' && field.type !== 'phone')) return [[field.key, value]];
        return [[field.key, { 'zh-CN': value['zh-CN'] }]];
      }),
    );
    const content = renderContent(template, source, zone);
    expect(content?.en).toBeDefined();
    const said = JSON.stringify(content?.en);
    expect(said.match(/\p{Script=Han}/u)?.[0]).toBeUndefined();
    for (const fact of content?.en?.facts ?? []) expect(fact.value).toMatch(/\S/);
  });

  it('lets no variable reach the glass (R16)', () => {
    const words = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('南门', '水泵', 'Gate') },
      { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 4 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('{日期}', '在{start}前', '{start..end}', '｛楼栋｝', '{', '}'),
      },
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 12, maxLength: 12 }), (texts) => {
        const example = exampleOf(template);
        const fields = Object.fromEntries(
          template.fields.map((field, index): [string, FieldValue] => {
            const value = example[field.key] ?? { 'zh-CN': '' };
            if (field.type !== 'line' && field.type !== 'text') return [field.key, value];
            return [field.key, { 'zh-CN': texts[index] ?? '', en: texts[(index + 1) % 12] ?? '' }];
          }),
        );
        // What is refused goes nowhere; what is taken holds no blank of the template's or the author's.
        if (problems(template, fields).length > 0) return;
        const content = renderContent(template, fields, zone);
        for (const said of [content?.['zh-CN'], content?.en]) {
          if (said === undefined) continue;
          const texts = [said.title, said.shortTitle, said.keyPoint, said.body];
          for (const text of [...texts, ...said.facts.map(({ value }) => value)])
            expect(text).not.toMatch(/[{}｛｝]/u);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function named(id: string): Template {
  const template = templates.find((each) => each.id === id);
  if (template === undefined) throw new TypeError(`no template ${id}`);
  return template;
}

describe('typed fields', () => {
  const weather = named('weather-warning');
  const noise = named('construction-noise');

  it('take one of their choices, and say it in every language', () => {
    const withLevel = (level: string) => ({ ...exampleOf(weather), level: { 'zh-CN': level } });
    expect(problems(weather, withLevel('紫色'))).toEqual(['level notice.field_wrong']);
    expect(problems(weather, withLevel('橙色'))).toEqual([]);
    const content = renderContent(weather, withLevel('橙色'), zone);
    expect(content?.['zh-CN'].title).toBe('暴雨橙色预警');
    expect(content?.en?.title).toBe('Orange rainstorm warning');
  });

  it.each([
    ['0571-8888 6666', []],
    ['+86 (571) 8888 6666 #12', ['phone notice.field_too_long']],
    ['110', []],
    ['物业前台', ['phone notice.field_wrong']],
    ['--- ---', ['phone notice.field_wrong']],
  ])('take %s for a phone number or not', (phone, found) => {
    expect(problems(noise, { ...exampleOf(noise), phone: { 'zh-CN': phone } })).toEqual(found);
  });
});

it('a fee reminder says how, by when and what follows, and to whom it does not speak (R34)', () => {
  const content = renderContent(named('fee-reminder'), exampleOf(named('fee-reminder')), zone);
  expect(content?.['zh-CN']).toEqual({
    title: '2026年第四季度物业费请于 11月22日 9:00 前缴纳',
    shortTitle: '物业费缴费提醒',
    keyPoint: '物业费请于 11月22日 9:00 前缴纳，已缴费的请忽略',
    facts: [
      { label: '费用', value: '2026年第四季度物业费' },
      { label: '标准', value: '每平方米每月 2.80 元' },
      { label: '缴费', value: '到物业服务中心，现金、刷卡、扫码都可以' },
      { label: '截止', value: '11月22日 周日 9:00' },
      { label: '逾期', value: '按物业服务合同的约定计收违约金' },
      { label: '咨询', value: '0571-8888 6666' },
    ],
    body: '',
  });
});
