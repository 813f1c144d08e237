import type { AlertTemplate } from '../template.ts';
import { alone, source } from './fields.ts';

/** While it shakes nobody runs; afterwards by the stairs into the open (public guidance of earthquake services). */
export const earthquake: AlertTemplate = {
  id: 'earthquake',
  hazard: 'earthquake',
  name: { 'zh-CN': '地震', en: 'Earthquake' },
  severities: [...alone.extreme],
  fields: [
    source(
      { 'zh-CN': '地震台网', en: 'the earthquake service' },
      { 'zh-CN': '明显震感', en: 'it was felt here' },
    ),
  ],
  usualReach: 'site',
  free: false,
  phone: '119',
  lastsMinutes: 360,
  wording: {
    'zh-CN': {
      instruction: '伏地遮挡抓牢，远离窗户',
      actions: [
        '震时不跑楼梯、不跳楼、不乘电梯',
        '躲在结实的桌下或内墙角',
        '震停后走楼梯，到空旷处',
        '防余震，未通知前不要返回',
      ],
      allClear: { instruction: '地震警报解除，当心余震', actions: ['发现墙体开裂，请告诉物业'] },
    },
    en: {
      instruction: 'Drop, cover, hold on. Avoid windows.',
      actions: [
        'While it shakes: no stairs, no jumping, no lifts',
        'Shelter under a sturdy table or by an inner wall',
        'When it stops, take the stairs to open ground',
        'Aftershocks may come: stay out until we say so',
      ],
      allClear: {
        instruction: 'All clear. Aftershocks may come.',
        actions: ['Tell us if you see cracks in walls'],
      },
    },
  },
};
