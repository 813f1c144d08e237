import { expect, it } from 'vitest';
import { PlaceTree, type PlaceNode } from '../places/place-tree.ts';
import { lintAlert } from './lint.ts';
import { alertContent, type Saying } from './render.ts';
import { alertTemplateById } from './templates.ts';

const node = (id: string, parentId: string | null, kind: PlaceNode['kind'], zh: string): PlaceNode => ({
  id,
  siteId: 'site1',
  parentId,
  kind,
  name: { 'zh-CN': zh },
  position: 1,
});
const tree = new PlaceTree([
  node('site1', null, 'site', '瑞安苑'),
  node('b3', 'site1', 'building', '3栋'),
  node('lobby', 'b3', 'spot', '大堂'),
]);

const zh = (text: string) => ({ 'zh-CN': text });

function findings(templateId: string, change: Partial<Saying> = {}) {
  const template = alertTemplateById(templateId);
  if (template === undefined) throw new RangeError(templateId);
  const saying: Saying = {
    template,
    mode: 'real',
    severity: template.severities[0]?.severity ?? 'severe',
    fields: {},
    whereId: 'lobby',
    whereWords: '',
    ...change,
  };
  return lintAlert(saying, alertContent(saying, tree), tree, 'zh-CN').map(
    ({ code, field, blocks }) => `${blocks ? 'block' : 'warn'} ${code} ${field}`,
  );
}

const complete: readonly (readonly [string, Partial<Saying>])[] = [
  ['fire', { fields: { source: zh('烟感报警') } }],
  ['fire', { fields: { source: zh('烟感报警') }, whereId: 'b3', whereWords: '12层走廊' }],
  [
    'weather',
    { fields: { what: zh('暴雨'), source: zh('市气象台'), until: zh('今晚 8 点') }, whereId: 'site1' },
  ],
  [
    'missing-person',
    { fields: { who: zh('走失老人'), source: zh('家属'), seen: zh('早上 7 点') }, whereId: 'site1' },
  ],
  ['free', { fields: { instruction: zh('请到南门集合'), action1: zh('带上钥匙'), source: zh('物业') } }],
  // As long as it may be, and not a character longer.
  [
    'free',
    { fields: { instruction: zh('字'.repeat(16)), action1: zh('字'.repeat(28)), source: zh('物业') } },
  ],
];
it.each(complete)('has nothing to say of a complete %s', (templateId, change) => {
  expect(findings(templateId, change)).toEqual([]);
});

const wanting: readonly (readonly [string, Partial<Saying>, readonly string[]])[] = [
  ['fire', {}, ['warn alert.field_missing source']],
  ['fire', { fields: { source: zh('住户报告') }, whereId: 'b3' }, ['warn alert.field_missing whereWords']],
  [
    'weather',
    { whereId: 'site1' },
    ['block alert.field_missing what', 'warn alert.field_missing source', 'warn alert.field_missing until'],
  ],
  ['power', { fields: { source: zh('供电公司') } }, ['warn alert.field_missing restore']],
  [
    'free',
    { fields: { source: zh('物业') } },
    ['block alert.words_missing instruction', 'warn alert.field_missing action1'],
  ],
  [
    'free',
    { fields: { instruction: zh('字'.repeat(17)), action1: zh('字'.repeat(29)), source: zh('物业') } },
    [
      'block alert.too_long_for_glass instruction',
      'block alert.too_long_for_glass action1',
      'block alert.too_long_for_glass instruction',
      'block alert.too_long_for_glass action1',
    ],
  ],
  // The word of a drill takes three characters.
  [
    'free',
    { mode: 'drill', fields: { instruction: zh('字'.repeat(14)), action1: zh('一'), source: zh('物业') } },
    ['block alert.too_long_for_glass instruction'],
  ],
  [
    'weather',
    { fields: { what: zh('特大暴雨雪'), source: zh('市气象台'), until: zh('明早') }, whereId: 'site1' },
    ['block alert.too_long_for_glass what'],
  ],
];
it.each(wanting)('finds what %s %j lacks', (templateId, change, wanted) => {
  expect(findings(templateId, change)).toEqual(wanted);
});
