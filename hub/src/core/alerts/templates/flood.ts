import type { AlertTemplate } from '../template.ts';
import { alone, byCamera, byGuard, byResident, phone, source } from './fields.ts';

/** Water comes fast below ground, from a burst pipe as from the street. */
export const flood: AlertTemplate = {
  id: 'flood',
  hazard: 'flood',
  name: { 'zh-CN': '爆管水浸', en: 'Burst pipe or flood' },
  severities: [...alone.severe],
  fields: [source(byResident, byGuard, byCamera), phone()],
  usualReach: 'building',
  free: false,
  phone: '',
  lastsMinutes: 720,
  wording: {
    'zh-CN': {
      instruction: '远离积水，离开地下空间',
      actions: [
        '不要去车库挪车',
        '不乘电梯，走楼梯到高处',
        '不碰水中的电线、电箱、插座',
        '水漫进家：先断电，再转移',
      ],
      allClear: { instruction: '水情解除，当心地面湿滑', actions: ['泡过水的电器先不要通电'] },
    },
    en: {
      instruction: 'Keep off the water; leave basements.',
      actions: [
        'Do not go to the garage to move your car',
        'No lifts: take the stairs to higher ground',
        'Touch no wires, boxes or sockets in the water',
        'Water in your home: power off first, then leave',
      ],
      allClear: {
        instruction: 'All clear. Mind the wet floors.',
        actions: ['Do not switch on appliances that were wet'],
      },
    },
  },
};
