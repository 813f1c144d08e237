import type { TemplateDocument, TemplateFault, Wording } from '@louyu/contract/api/templates';
import { t } from '../i18n/translate.ts';

/** What is wrong at a place of the document, in words; empty where nothing is. */
export type ProblemAt = (path: string) => string;

export type TemplateDocumentField = TemplateDocument['fields'][number];

const noWording: Wording = { title: '', shortTitle: '', keyPoint: '', facts: [], body: '' };

/** A template to begin with: a reason, a start and an end, which most notices have. */
export function blankTemplate(): TemplateDocument {
  return {
    group: 'everyday',
    category: 'general',
    name: { 'zh-CN': '' },
    choosesCategory: false,
    endsWith: 'fieldB',
    fields: [
      { key: 'fieldA', type: 'line', required: true, maxChars: 20, label: { 'zh-CN': '事由', en: 'Matter' } },
      { key: 'fieldB', type: 'moment', required: true, label: { 'zh-CN': '到什么时候', en: 'Until' } },
    ],
    checklist: [{ 'zh-CN': '时间、地点已核实', en: 'Times and places are confirmed' }],
    wording: {
      'zh-CN': {
        ...noWording,
        facts: [
          { label: '事由', value: '{fieldA}' },
          { label: '截止', value: '{fieldB}' },
        ],
      },
      en: noWording,
    },
  };
}

/** A field that was not there: named by the next free letter. */
export function newField(fields: readonly TemplateDocumentField[]): TemplateDocumentField {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const free = letters.find((letter) => !fields.some(({ key }) => key === `field${letter}`)) ?? 'Z';
  return { key: `field${free}`, type: 'line', required: false, maxChars: 20, label: { 'zh-CN': '' } };
}

/** What is said only once somebody has tried to save: it is on its way to be written. */
const patientCodes: readonly string[] = [
  'template.words_missing',
  'template.field_unused',
  'template.choices_few',
  'template.nothing_required',
];

export function faultsToSay(faults: readonly TemplateFault[], asked: boolean): readonly TemplateFault[] {
  return asked ? faults : faults.filter(({ code }) => !patientCodes.includes(code));
}

/** `wording.zh-CN.shortTitle` → 中文文字 · 短标题 */
export function placeWords(path: string, { fields }: TemplateDocument): string {
  const [part = '', second = '', third = ''] = path.split('.');
  if (part === 'fields') {
    const label = fields[Number(second)]?.label['zh-CN'] ?? '';
    return label === '' ? t('template.fields') : `${t('template.fields')} · ${label}`;
  }
  if (part === 'wording') {
    const language = t(second === 'en' ? 'template.wording_en' : 'template.wording_zh');
    const named = wordingParts.find((known) => known === third);
    return named === undefined ? language : `${language} · ${t(`template.part_${named}`)}`;
  }
  if (part === 'checklist') return t('template.checklist');
  if (part === 'name') return t('template.name');
  if (part === 'kind') return t('template.kind');
  return t('template.defaults');
}

const wordingParts = ['title', 'shortTitle', 'keyPoint', 'facts', 'body', 'here'] as const;
