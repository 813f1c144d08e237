import type { AlertTemplate } from '../template.ts';
import { alone, byCamera, byGuard, byResident, source } from './fields.ts';

/** Leave by the stairs; whose stairwell is full of smoke stays behind a closed door (119 消防 public guidance). */
export const fire: AlertTemplate = {
  id: 'fire',
  hazard: 'fire',
  name: { 'zh-CN': '火警', en: 'Fire' },
  severities: [...alone.extreme],
  fields: [source({ 'zh-CN': '烟感报警', en: 'a smoke alarm' }, byResident, byGuard, byCamera)],
  usualReach: 'building',
  free: false,
  phone: '119',
  lastsMinutes: 360,
  wording: {
    'zh-CN': {
      instruction: '立即从楼梯撤离，勿乘电梯',
      actions: [
        '弯腰低姿，湿毛巾捂住口鼻',
        '随手关门，不要返回取物',
        '楼道有浓烟：退回房内，堵住门缝',
        '在窗口呼救，拨打 119',
      ],
      allClear: { instruction: '火警解除，请有序返回', actions: ['请听从现场工作人员安排'] },
    },
    en: {
      instruction: 'Leave by the stairs now. No lifts.',
      actions: [
        'Stay low, a wet cloth over nose and mouth',
        'Shut doors behind you; do not go back for things',
        'Smoke in the stairwell: go back in and seal the door',
        'Signal from a window and call 119',
      ],
      allClear: {
        instruction: 'All clear: you may go back in.',
        actions: ['Please follow our staff on the spot'],
      },
    },
  },
};
