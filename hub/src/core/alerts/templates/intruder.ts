import type { AlertTemplate } from '../template.ts';
import { alone, byCamera, byGuard, byResident, source, time } from './fields.ts';

export const intruder: AlertTemplate = {
  id: 'intruder',
  hazard: 'intruder',
  name: { 'zh-CN': '可疑人员闯入', en: 'Intruder' },
  severities: [...alone.severe],
  fields: [
    source({ 'zh-CN': '警方', en: 'the police' }, byGuard, byCamera, byResident),
    time('seen', { 'zh-CN': '何时看到', en: 'Seen at' }),
    { key: 'look', label: { 'zh-CN': '衣着特征', en: 'Clothes' }, maxChars: 20, required: false },
  ],
  usualReach: 'site',
  free: false,
  phone: '110',
  lastsMinutes: 240,
  wording: {
    'zh-CN': {
      instruction: '锁好门窗，不要外出',
      actions: [
        '不给陌生人开门，看好孩子',
        '看到可疑人：不靠近，拨打 110',
        '在楼外的请到保安岗亭',
        ['{look}，{seen}看到', '{look}', '{seen}看到'],
      ],
      allClear: { instruction: '警情解除，可以外出', actions: ['谢谢配合'] },
    },
    en: {
      instruction: 'Lock doors and windows; stay inside.',
      actions: [
        'Open to no stranger; keep children with you',
        'If you see anyone suspicious, keep away and call 110',
        'Outdoors: go to the guard booth',
        ['{look}, seen {seen}', '{look}', 'Seen {seen}'],
      ],
      allClear: { instruction: 'All clear: you may go out.', actions: ['Thank you for your help'] },
    },
  },
};
