import type { AlertTemplate } from '../template.ts';
import { alone, byCamera, byResident, phone, source } from './fields.ts';

/** For those inside, whose screen is in the lift, and for those before the doors. */
export const lift: AlertTemplate = {
  id: 'lift',
  hazard: 'lift',
  name: { 'zh-CN': '电梯困人', en: 'People stuck in a lift' },
  severities: [...alone.severe],
  fields: [
    source({ 'zh-CN': '轿厢报警', en: 'the alarm button' }, byResident, byCamera),
    phone({ 'zh-CN': '96333', en: '96333' }),
  ],
  usualReach: 'unit',
  free: false,
  phone: '119',
  lastsMinutes: 120,
  wording: {
    'zh-CN': {
      instruction: '请勿扒门，勿乘此电梯',
      actions: [
        '被困：按报警按钮，站稳等救援',
        '不扒门、不撬门、不爬顶窗',
        '门外：不要拉门，请走楼梯',
        '有人不舒服，请告诉救援人员',
      ],
      allClear: { instruction: '电梯困人已解除', actions: ['这部电梯检查前请勿乘坐'] },
    },
    en: {
      instruction: 'Do not force doors or use this lift.',
      actions: [
        'Inside: press the alarm button, stand still and wait',
        'Do not pry the doors or climb out',
        'Outside: do not pull the doors; take the stairs',
        'Tell the rescuers if anyone is unwell',
      ],
      allClear: {
        instruction: 'All clear: nobody is stuck now.',
        actions: ['Do not use this lift before it is checked'],
      },
    },
  },
};
