import type { AlertTemplate } from '../template.ts';
import { alone, byGuard, byResident, source } from './fields.ts';

/** A spark is enough: nothing is switched, and calls are made outdoors (public guidance of gas suppliers). */
export const gas: AlertTemplate = {
  id: 'gas',
  hazard: 'gas',
  name: { 'zh-CN': '燃气泄漏', en: 'Gas leak' },
  severities: [...alone.extreme],
  fields: [source({ 'zh-CN': '燃气公司', en: 'the gas supplier' }, byResident, byGuard)],
  usualReach: 'building',
  free: false,
  phone: '119',
  lastsMinutes: 360,
  wording: {
    'zh-CN': {
      instruction: '勿动电器火源，撤到室外',
      actions: [
        '不开关电灯，屋内不打电话',
        '能关阀就关阀，打开门窗',
        '走楼梯，不乘电梯，不按门铃',
        '到室外安全处再拨 119',
      ],
      allClear: { instruction: '燃气险情解除，可以返回', actions: ['请先开窗通风，再用燃气'] },
    },
    en: {
      instruction: 'No switches, no flames. Go outside.',
      actions: [
        'Touch no light switch; make no calls indoors',
        'Shut the gas valve and open windows if you can',
        'Take the stairs; no lift, no doorbells',
        'Call 119 once you are safely outside',
      ],
      allClear: {
        instruction: 'All clear: the gas leak is over.',
        actions: ['Open windows before you use gas again'],
      },
    },
  },
};
