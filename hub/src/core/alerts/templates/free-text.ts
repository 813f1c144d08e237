import { alertActionsMaxCount } from '@louyu/contract/alarm';
import type { AlertTemplate } from '../template.ts';
import { phone, source } from './fields.ts';

const lines = Array.from({ length: alertActionsMaxCount }, (_, index) => index + 1);

/** For what no template knows. On the whole site it takes two people (R13). */
export const freeText: AlertTemplate = {
  id: 'free',
  hazard: 'other',
  name: { 'zh-CN': '其他紧急情况', en: 'Other emergency' },
  severities: [
    { severity: 'extreme', name: { 'zh-CN': '特别紧急', en: 'Extreme' } },
    { severity: 'severe', name: { 'zh-CN': '紧急', en: 'Severe' } },
    { severity: 'moderate', name: { 'zh-CN': '注意', en: 'Moderate' } },
  ],
  fields: [
    {
      key: 'instruction',
      label: { 'zh-CN': '一句话：请大家做什么', en: 'One sentence: what to do' },
      maxChars: 16,
      required: true,
    },
    ...lines.map((line) => ({
      key: `action${line}`,
      label: { 'zh-CN': `怎么做 ${line}`, en: `How ${line}` },
      maxChars: 28,
      required: false,
    })),
    source(),
    phone(),
  ],
  usualReach: 'building',
  free: true,
  phone: '',
  lastsMinutes: 240,
  wording: {
    'zh-CN': {
      instruction: '{instruction}',
      actions: lines.map((line) => `{action${line}}`),
      allClear: { instruction: '警报解除，请恢复正常', actions: ['谢谢配合'] },
    },
    en: {
      instruction: '{instruction}',
      actions: lines.map((line) => `{action${line}}`),
      allClear: { instruction: 'All clear. Carry on as usual.', actions: ['Thank you for your help'] },
    },
  },
};
