import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fieldValuesSchema, type Draft, type FieldValues } from '@louyu/contract/api/notices';
import { templateDocumentSchema, type TemplateDocument } from '@louyu/contract/api/templates';
import {
  contentByLanguageSchema,
  contentLimits,
  type ContentByLanguage,
} from '@louyu/contract/notice-content';
import { languages } from '@louyu/contract/primitives';
import { arbitraryTemplate, arbitraryValues } from '../../../../tests/support/arbitrary-template.ts';
import { PlaceTree } from '../places/place-tree.ts';
import { problemsOf } from './problems.ts';
import { countChars, renderContent } from './render.ts';
import { checkTemplate, tidied, wordingLengths } from './template-check.ts';
import { exampleFields } from './template-examples.ts';
import { documentOf, templateOf } from './template.ts';
import { templates } from './templates.ts';
import { waterOutage } from './templates/water-outage.ts';

const zone = 'Asia/Shanghai';
const now = '2026-11-22T00:00:00.000Z';
const water = documentOf(waterOutage);
const zhWording = water.wording['zh-CN'];

function withZh(change: Partial<TemplateDocument['wording']['zh-CN']>): TemplateDocument {
  return { ...water, wording: { ...water.wording, 'zh-CN': { ...zhWording, ...change } } };
}

function found(document: TemplateDocument): string[] {
  return checkTemplate(document, 'zh-CN').map(({ path, code }) => `${path} ${code.replace('template.', '')}`);
}

describe.each(templates.map((template) => [template.id, documentOf(template)] as const))(
  '%s',
  (_, document) => {
    it('as delivered is what staff may write, and nothing is wrong with it', () => {
      expect(v.parse(templateDocumentSchema, document)).toEqual(tidied(document));
      expect(found(document)).toEqual([]);
    });

    it('has an example that could be submitted', () => {
      const fields = exampleFields(document, now, '0571-8888 6666');
      expect(faults(document, fields)).toEqual([]);
      const content = renderContent(templateOf('x', 1, document), fields, zone);
      expect(v.is(contentByLanguageSchema, content)).toBe(true);
    });
  },
);

const [reason, ...others] = water.fields;
if (reason === undefined) throw new TypeError('a template without fields');

describe('a template', () => {
  it.each<[string, TemplateDocument, string[]]>([
    [
      'names a field that it has not',
      withZh({ title: '{startt} 停水' }),
      ['wording.zh-CN.title variable_unknown'],
    ],
    ['has half a variable', withZh({ body: '请{start' }), ['wording.zh-CN.body variable_unknown']],
    ['has full-width braces', withZh({ body: '｛reason｝' }), ['wording.zh-CN.body variable_unknown']],
    [
      'has a variable in a label',
      withZh({ facts: [{ label: '{reason}', value: '{reason}{area}{interim}' }] }),
      ['wording.zh-CN.facts.0.label variable_unknown'],
    ],
    [
      'takes words for a moment',
      withZh({ title: '{reason.day} 停水{start}{restore}' }),
      ['wording.zh-CN.title variable_wrong_kind'],
    ],
    [
      'spans from words',
      withZh({ title: '{reason..restore} 停水' }),
      ['wording.zh-CN.title variable_wrong_kind'],
    ],
    [
      'leaves out what is required',
      withZh({ facts: zhWording.facts.slice(1) }),
      ['wording.zh-CN field_unused'],
    ],
    ['has no title', withZh({ title: '' }), ['wording.zh-CN.title words_missing']],
    [
      'is too long when all is full',
      withZh({ shortTitle: '{reason}停水' }),
      ['wording.zh-CN.shortTitle too_long'],
    ],
    [
      'has several lines in a title',
      {
        ...withZh({ title: '{area} 停水' }),
        fields: water.fields.map((field) =>
          field.key === 'area' ? { ...field, type: 'text' as const } : field,
        ),
      },
      [
        'wording.zh-CN.title text_in_line',
        'wording.zh-CN.facts.1.value text_in_line',
        'wording.en.facts.1.value text_in_line',
      ],
    ],
    [
      'has two fields of one name',
      { ...water, fields: [reason, { ...reason, key: 'other', required: false }, ...others] },
      ['fields.1.label label_twice'],
    ],
    [
      'has one field twice',
      { ...water, fields: [reason, { ...reason, label: { 'zh-CN': '又' } }, ...others] },
      ['fields.1 key_twice'],
    ],
    [
      'offers one choice',
      { ...water, fields: [{ ...reason, type: 'choice', choices: [{ 'zh-CN': '一' }] }, ...others] },
      ['fields.0.choices choices_few'],
    ],
    ['ends with words', { ...water, endsWith: 'reason' }, ['endsWith not_a_moment']],
    [
      'requires nothing',
      { ...water, fields: water.fields.map((field) => ({ ...field, required: false })) },
      ['fields nothing_required'],
    ],
    ['has nothing to tick', { ...water, checklist: [] }, ['checklist words_missing']],
  ])('that %s is refused there', (_, document, expected) => {
    expect(found(document)).toEqual(expected);
  });

  it('may be without English, and then makes Chinese notices', () => {
    const silent = { title: '', shortTitle: '', keyPoint: '', facts: [], body: '' };
    const document = { ...water, wording: { ...water.wording, en: silent } };
    expect(found(document)).toEqual([]);
    const content = renderContent(templateOf('x', 1, document), exampleFields(document, now, ''), zone);
    expect(Object.keys(content ?? {})).toEqual(['zh-CN']);
  });

  it('says how long its parts are and can become', () => {
    const lengths = wordingLengths(withZh({ shortTitle: '{start.day}停水啦' }), () => ({
      title: '',
      shortTitle: '11月2日停水啦',
      keyPoint: '',
      body: '',
    }));
    expect(lengths.find(({ language, part }) => language === 'zh-CN' && part === 'shortTitle')).toEqual({
      language: 'zh-CN',
      part: 'shortTitle',
      chars: 8,
      longestChars: 9,
      maxChars: 10,
    });
  });

  it('that is valid renders any valid values, whole and within the limits (R10, R16)', () => {
    let rendered = 0;
    fc.assert(
      fc.property(
        arbitraryTemplate.chain((document) =>
          fc.tuple(
            fc.constant(document),
            fc.array(arbitraryValues(document), { minLength: 6, maxLength: 6 }),
          ),
        ),
        ([document, tries]) => {
          if (found(document).length > 0) return;
          for (const fields of tries) {
            if (faults(document, fields).length > 0) continue;
            rendered += 1;
            expectWhole(renderContent(templateOf('x', 1, document), fields, zone));
          }
        },
      ),
      { numRuns: 2_500 },
    );
    // Else the property would hold of nothing.
    expect(rendered).toBeGreaterThan(100);
  });
});

function expectWhole(content: ContentByLanguage | null): void {
  expect(v.safeParse(contentByLanguageSchema, content).issues?.map(({ message }) => message)).toBeUndefined();
  for (const language of languages) {
    const said = content?.[language];
    if (said === undefined) continue;
    for (const text of [
      said.title,
      said.shortTitle,
      said.keyPoint,
      said.body,
      ...said.facts.map(({ value }) => value),
    ])
      expect(text).not.toMatch(/[{}｛｝]/u);
    const limits = contentLimits[language];
    expect(countChars(said.title)).toBeLessThanOrEqual(limits.titleMaxChars);
    expect(countChars(said.shortTitle)).toBeLessThanOrEqual(limits.shortTitleMaxChars);
    expect(countChars(said.keyPoint)).toBeLessThanOrEqual(limits.keyPointMaxChars);
  }
}

/** What the hub has against a draft's fields; the places and the window are another matter. */
function faults(document: TemplateDocument, fields: FieldValues): string[] {
  if (!v.is(fieldValuesSchema, fields)) return ['not on the wire'];
  const draft: Draft = {
    templateId: 'x',
    fields,
    audience: [],
    window: { from: null, to: null },
    priority: 'normal',
  };
  return problemsOf(draft, templateOf('x', 1, document), new PlaceTree([]), now, 'zh-CN')
    .filter(
      ({ field, code }) => field !== 'audience' && field !== 'window' && code !== 'lint.end_before_start',
    )
    .map(({ field, code }) => `${field} ${code}`);
}
