import type { AlertTemplate } from '../template.ts';
import { alone, source, time } from './fields.ts';

/** Nothing about a person but what the operator types; the hint of the first field keeps names and doors out of it. */
export const missingPerson: AlertTemplate = {
  id: 'missing-person',
  hazard: 'missing',
  name: { 'zh-CN': '寻人', en: 'Missing person' },
  severities: [...alone.severe],
  fields: [
    {
      key: 'who',
      label: { 'zh-CN': '找谁（不写姓名）', en: 'Whom (no names)' },
      maxChars: 8,
      required: true,
      suggestions: [
        { 'zh-CN': '走失老人', en: 'an elderly person' },
        { 'zh-CN': '走失儿童', en: 'a child' },
      ],
    },
    source({ 'zh-CN': '家属', en: 'the family' }, { 'zh-CN': '警方', en: 'the police' }),
    time('seen', { 'zh-CN': '最后见到的时间', en: 'Last seen at' }),
    { key: 'look', label: { 'zh-CN': '衣着特征', en: 'Clothes' }, maxChars: 22, required: false },
  ],
  usualReach: 'site',
  free: false,
  phone: '110',
  lastsMinutes: 720,
  wording: {
    'zh-CN': {
      instruction: '请帮忙寻找{who}',
      actions: ['特征：{look}', '最后见到：{seen}', '看到请陪着，马上拨打 110', '请看看楼道、车库和地下室'],
      allClear: { instruction: '寻人结束，谢谢大家', actions: [] },
    },
    en: {
      instruction: 'Please help find {who}',
      actions: [
        'Wearing: {look}',
        'Last seen: {seen}',
        'If you see them, stay with them and call 110',
        'Please look in stairwells, garage and basement',
      ],
      allClear: { instruction: 'The search is over. Thank you.', actions: [] },
    },
  },
};
