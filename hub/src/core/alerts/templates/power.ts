import type { AlertTemplate } from '../template.ts';
import { alone, byGuard, byResident, phone, source, time } from './fields.ts';

export const power: AlertTemplate = {
  id: 'power',
  hazard: 'power',
  name: { 'zh-CN': '突然停电', en: 'Power failure' },
  severities: [...alone.moderate],
  fields: [
    source({ 'zh-CN': '供电公司', en: 'the grid company' }, byGuard, byResident),
    time('restore', { 'zh-CN': '预计恢复', en: 'Back by' }),
    phone({ 'zh-CN': '95598', en: '95598' }),
  ],
  usualReach: 'building',
  free: false,
  phone: '',
  lastsMinutes: 360,
  wording: {
    'zh-CN': {
      instruction: '请勿乘坐电梯，注意脚下',
      actions: [
        '困在电梯里：按报警按钮，等救援',
        '用手电照明，不点蜡烛',
        '关掉电炉、电热器具',
        ['预计 {restore} 恢复供电', '恢复时间确定后再通知'],
      ],
      allClear: { instruction: '供电已恢复', actions: ['请逐个打开电器'] },
    },
    en: {
      instruction: 'Do not use lifts; watch your step.',
      actions: [
        'Stuck in a lift: press the alarm button and wait',
        'Use a torch, no candles',
        'Switch off cookers and heaters',
        ['Power is expected back by {restore}', 'We will say when power is expected back'],
      ],
      allClear: { instruction: 'Power is back.', actions: ['Switch appliances on one by one'] },
    },
  },
};
