import fc from 'fast-check';
import type { FieldValue, FieldValues, TemplateField } from '@louyu/contract/api/notices';
import type { TemplateDocument, Wording } from '@louyu/contract/api/templates';

const letters = 'abcdefgh';

const literal = fc.oneof(
  fc.constantFrom('停水', '请 ', ' on ', '。', ' 至 '),
  fc.string({ unit: 'binary', maxLength: 3 }).map((text) => text.replace(/[\p{C}\p{Z}{}｛｝]/gu, '')),
);

const fieldArbitrary = (key: string): fc.Arbitrary<TemplateDocument['fields'][number]> =>
  fc.record({
    key: fc.constant(key),
    type: fc.constantFrom<TemplateField['type']>('line', 'text', 'moment', 'choice', 'phone'),
    required: fc.boolean(),
    maxChars: fc.integer({ min: 1, max: 8 }),
    label: fc.constant({ 'zh-CN': `栏目${key}`, en: `Field ${key}` }),
    choices: fc.constant([
      { 'zh-CN': '甲', en: 'First' },
      { 'zh-CN': '乙乙', en: 'Second' },
    ]),
  });

/** A text of literals and variables, now and then with one that does not fit. */
function textArbitrary(fields: readonly TemplateField[], isLine: boolean): fc.Arbitrary<string> {
  const keys = fields.filter(({ type }) => !isLine || type !== 'text').map(({ key }) => key);
  const moments = fields.filter(({ type }) => type === 'moment').map(({ key }) => key);
  const oneOf = (names: readonly string[]) => fc.constantFrom(...names);
  const fits = [
    ...(keys.length === 0 ? [] : [oneOf(keys).map((key) => `{${key}}`)]),
    ...(moments.length === 0
      ? []
      : [
          fc.tuple(oneOf(moments), fc.constantFrom('day', 'time')).map(([key, form]) => `{${key}.${form}}`),
          fc.tuple(oneOf(moments), oneOf(moments)).map(([from, to]) => `{${from}..${to}.short}`),
        ]),
  ];
  const all = fields.map(({ key }) => key);
  const misfits = fc.oneof(
    fc.constantFrom('{', '}', '{z}', '{a.b}', '｛a｝', '{{a}}', '{a}}'),
    fc.tuple(oneOf(all), oneOf(all)).map(([from, to]) => `{${from}..${to}}`),
    oneOf(all).map((key) => `{${key}.day}`),
    // Of several lines, where there may be one.
    oneOf(all).map((key) => `{${key}}`),
  );
  const part = fc.oneof(
    { weight: 30, arbitrary: literal },
    ...fits.map((arbitrary) => ({ weight: 10, arbitrary })),
    { weight: 2, arbitrary: misfits },
  );
  return fc
    .tuple(literal, fc.array(part, { maxLength: 2 }))
    .map(([first, more]) => [first, ...more].join('').trim());
}

function wordingArbitrary(fields: readonly TemplateField[]): fc.Arbitrary<Wording> {
  const line = textArbitrary(fields, true);
  const fact = fc.record({ label: fc.constantFrom('原因', 'What'), value: line });
  // Each field has its place, so that much of what is made is valid.
  const own = fields
    .filter(({ type }) => type !== 'text')
    .map(({ key }) => ({ label: key, value: `{${key}}` }));
  const texts = fields.filter(({ type }) => type === 'text').map(({ key }) => `{${key}}`);
  return fc.record({
    title: line,
    shortTitle: line,
    keyPoint: line,
    facts: fc.array(fact, { maxLength: 2 }).map((more) => [...own, ...more].slice(0, 8)),
    body: textArbitrary(fields, false).map((text) => [text, ...texts].join('\n')),
  });
}

/** Templates of every kind of field, many of them valid. */
export const arbitraryTemplate: fc.Arbitrary<TemplateDocument> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...[...letters.slice(0, count)].map(fieldArbitrary)))
  .chain((fields) =>
    fc.record({
      group: fc.constant('everyday' as const),
      category: fc.constant('general' as const),
      name: fc.constant({ 'zh-CN': '自建', en: 'Own' }),
      choosesCategory: fc.constant(false),
      fields: fc.constant(fields),
      checklist: fc.constant([{ 'zh-CN': '已核对' }]),
      wording: fc.record({ 'zh-CN': wordingArbitrary(fields), en: wordingArbitrary(fields) }),
    }),
  );

const words = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'binary', maxLength }),
    fc.constantFrom('管道检修'.slice(0, maxLength), '水'.repeat(maxLength)),
    fc.constantFrom(
      '管道检修',
      '南门',
      ' ',
      '',
      '水'.repeat(maxLength),
      '😀'.repeat(maxLength),
      'a\nb',
      'a\u2028b',
    ),
  );

/** What somebody might put in the fields of a template, in its types and out of them. */
export function arbitraryValues({ fields }: Pick<TemplateDocument, 'fields'>): fc.Arbitrary<FieldValues> {
  const valueOf = (field: TemplateField): fc.Arbitrary<FieldValue | undefined> => {
    const maxLength = field.maxChars ?? 10;
    const typed: fc.Arbitrary<FieldValue> =
      field.type === 'moment'
        ? fc
            .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
            .map((date) => ({ at: date.toISOString() }))
        : field.type === 'choice'
          ? fc.constantFrom({ 'zh-CN': '甲' }, { 'zh-CN': '乙乙' }, { 'zh-CN': '丙' })
          : field.type === 'phone'
            ? fc.constantFrom({ 'zh-CN': '110' }, { 'zh-CN': '0571-8888 6666' }, { 'zh-CN': '前台' })
            : fc.record({ 'zh-CN': words(maxLength), en: words(maxLength * 2) }, { requiredKeys: ['zh-CN'] });
    return fc.oneof({ weight: 9, arbitrary: typed }, { weight: 1, arbitrary: fc.constant(undefined) });
  };
  return fc
    .tuple(...fields.map((field) => valueOf(field).map((value) => [field.key, value] as const)))
    .map((entries) =>
      Object.fromEntries(
        entries.flatMap(([key, value]): [string, FieldValue][] =>
          value === undefined ? [] : [[key, value]],
        ),
      ),
    );
}
