import type { TemplateDocument } from '@louyu/contract/api/templates';

/** A template of an office's own: when cars must be moved, and where to. */
export const ownTemplate: TemplateDocument = {
  group: 'everyday',
  category: 'general',
  name: { 'zh-CN': '挪车', en: 'Move cars' },
  kind: { 'zh-CN': '挪车通知', en: 'Move cars' },
  choosesCategory: false,
  endsWith: 'end',
  priority: 'normal',
  fields: [
    {
      key: 'why',
      type: 'line',
      required: true,
      maxChars: 20,
      label: { 'zh-CN': '为什么', en: 'Why' },
      hint: { 'zh-CN': '一句话', en: 'One sentence' },
      suggestions: [{ 'zh-CN': '地面划线', en: 'Marking the ground' }],
    },
    {
      key: 'where',
      type: 'choice',
      required: true,
      label: { 'zh-CN': '停到哪里', en: 'Where to' },
      choices: [
        { 'zh-CN': '地下车库', en: 'The garage' },
        { 'zh-CN': '北门外', en: 'Outside the north gate' },
      ],
    },
    {
      key: 'end',
      type: 'moment',
      required: true,
      usually: { days: 1, hour: 18 },
      label: { 'zh-CN': '几点前', en: 'By when' },
    },
  ],
  checklist: [{ 'zh-CN': '时间已核实', en: 'The time is confirmed' }],
  wording: {
    'zh-CN': {
      title: '请在 {end.short} 前挪车',
      shortTitle: '请挪车',
      keyPoint: '请在 {end.short} 前把车停到{where}',
      facts: [{ label: '原因', value: '{why}' }],
      body: '',
    },
    en: {
      title: 'Please move your car by {end.short}',
      shortTitle: 'Please move your car',
      keyPoint: 'By {end.short}: {where}',
      facts: [{ label: 'Why', value: '{why}' }],
      body: '',
    },
  },
  usualAudience: ['site1'],
  usualProfiles: ['lcd', 'elevator'],
  usualFrom: { days: 0, hour: 8 },
  usualTo: { days: 1, hour: 18 },
};
