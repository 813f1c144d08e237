import type { FieldValue, FieldValues, TemplateField, TemplateView } from '@louyu/contract/api/notices';

const moments = ['2026-11-22T01:00:00.000Z', '2026-11-22T10:00:00.000Z'] as const;
/** Two-figure months, days and hours, on different days: the longest that a span is said. */
const longestMoments = ['2026-12-27T14:30:00.000Z', '2026-12-30T15:30:00.000Z'] as const;

/** What an author would write where a field suggests nothing. */
const written: Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>> = {
  period: { 'zh-CN': '2026年第四季度', en: 'the fourth quarter of 2026' },
  standard: { 'zh-CN': '每平方米每月 2.80 元', en: '2.80 yuan per square metre and month' },
  bring: { 'zh-CN': '水杯和剪刀', en: 'A cup and scissors' },
  about: { 'zh-CN': '大人孩子都可以来，材料由物业准备。', en: 'For all ages. We bring the materials.' },
  summary: {
    'zh-CN': '本年度公共收益共 86,400 元，主要来自地面停车和电梯广告，支出 52,100 元。',
    en: 'This year the compound took in 86,400 yuan from parking and adverts and spent 52,100 yuan.',
  },
  place: { 'zh-CN': '3栋 1单元 大堂', en: 'The lobby of building 3, unit 1' },
  area: { 'zh-CN': '3栋外墙', en: 'Facade of building 3' },
  title: { 'zh-CN': '南门今晚关闭', en: 'The south gate is closed tonight' },
  shortTitle: { 'zh-CN': '南门关闭', en: 'South gate closed' },
  keyPoint: { 'zh-CN': '南门今晚关闭，请走北门', en: 'South gate closed tonight, please use the north gate' },
  body: { 'zh-CN': '南门今晚维修，请走北门。', en: 'The south gate is under repair. Use the north gate.' },
};

function momentIn(template: TemplateView, field: TemplateField, all: readonly [string, string]): FieldValue {
  const fields = template.fields.filter(({ type }) => type === 'moment');
  return { at: fields.length > 1 && field === fields.at(-1) ? all[1] : all[0] };
}

/** A template filled in by its own first suggestions and choices, in both languages. */
export function exampleOf(template: TemplateView): FieldValues {
  return Object.fromEntries(
    template.fields.map((field): [string, FieldValue] => {
      if (field.type === 'moment') return [field.key, momentIn(template, field, moments)];
      if (field.type === 'phone') return [field.key, { 'zh-CN': '0571-8888 6666' }];
      const words = field.choices?.[0] ?? field.suggestions?.[0] ?? written[field.key];
      if (words === undefined) throw new TypeError(`no example for ${template.id} ${field.key}`);
      return [field.key, words];
    }),
  );
}

/** A template with as much in every field as it allows, in both languages; `maxChars` is the hub's rule. */
export function longestOf(
  template: TemplateView,
  maxChars: (field: TemplateField, language: 'zh-CN' | 'en') => number,
): FieldValues {
  return Object.fromEntries(
    template.fields.map((field): [string, FieldValue] => {
      if (field.type === 'moment') return [field.key, momentIn(template, field, longestMoments)];
      if (field.type === 'phone') return [field.key, { 'zh-CN': '8'.repeat(maxChars(field, 'zh-CN')) }];
      const longest = field.choices?.toSorted((a, b) => (b.en ?? '').length - (a.en ?? '').length)[0];
      const words = {
        'zh-CN': '字'.repeat(maxChars(field, 'zh-CN')),
        en: 'Waters '
          .repeat(maxChars(field, 'en'))
          .slice(0, maxChars(field, 'en'))
          .trim()
          .padEnd(maxChars(field, 'en'), 's'),
      };
      return [field.key, longest ?? words];
    }),
  );
}
