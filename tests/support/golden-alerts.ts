import type { AlarmAlert, AlertContent } from '@louyu/contract/alarm';

/* Alerts as a guard raises them, for pictures and tests of screens: on 21 November 2026, from 9:38 in China. */

function alert(
  number: number,
  content: { readonly zh: AlertContent; readonly en: AlertContent },
  change: Partial<AlarmAlert> = {},
): AlarmAlert {
  return {
    id: `a${number}`,
    number,
    revision: 1,
    mode: 'real',
    hazard: 'fire',
    severity: 'extreme',
    state: 'raised',
    raisedAt: '2026-11-21T01:38:00.000Z',
    saidAt: '2026-11-21T01:38:00.000Z',
    until: '2026-11-21T03:38:00.000Z',
    phone: '119',
    content: { 'zh-CN': content.zh, en: content.en },
    ...change,
  };
}

const fireWords = {
  zh: {
    instruction: '立即从楼梯撤离',
    actions: ['不要乘坐电梯', '湿毛巾捂住口鼻，弯腰走', '到中心花园集合，不要返回'],
    where: '3栋 地下车库 B1',
  },
  en: {
    instruction: 'Leave by the stairs now',
    actions: [
      'Do not use the lifts',
      'Cover nose and mouth, stay low',
      'Meet in the central garden, do not go back',
    ],
    where: 'Building 3, garage B1',
  },
} as const satisfies Record<string, Omit<AlertContent, 'actions'> & { actions: readonly string[] }>;

const words = (change: { zh?: string; en?: string } = {}) => ({
  zh: {
    ...fireWords.zh,
    actions: [...fireWords.zh.actions],
    ...(change.zh === undefined ? {} : { change: change.zh }),
  },
  en: {
    ...fireWords.en,
    actions: [...fireWords.en.actions],
    ...(change.en === undefined ? {} : { change: change.en }),
  },
});

const fire = alert(7, words());
const updated = alert(
  7,
  words({ zh: '北门已封，请走南门和西门', en: 'North gate closed: use the south and west gates' }),
  {
    revision: 2,
    state: 'updated',
    saidAt: '2026-11-21T01:40:00.000Z',
  },
);
const drill = alert(8, words(), { mode: 'drill', severity: 'moderate' });
const over = {
  zh: {
    instruction: '险情解除，可以回家',
    actions: ['电梯已恢复使用', '谢谢大家配合'],
    where: '3栋 地下车库 B1',
  },
  en: {
    instruction: 'It is over, you can go home',
    actions: ['The lifts run again', 'Thank you all'],
    where: 'Building 3, garage B1',
  },
};
const ended = { revision: 3, saidAt: '2026-11-21T01:41:00.000Z', until: '2026-11-21T01:56:00.000Z' } as const;
const cleared = alert(7, over, { ...ended, state: 'all-clear' });
const falseAlarm = alert(
  7,
  {
    zh: {
      instruction: '误报，没有火情',
      actions: ['请放心回家', '给您带来不便，非常抱歉'],
      where: '3栋 地下车库 B1',
    },
    en: {
      instruction: 'False alarm: there is no fire',
      actions: ['You can go home', 'We are sorry for the trouble'],
      where: 'Building 3, garage B1',
    },
  },
  { ...ended, state: 'false-alarm' },
);
const lift = alert(
  9,
  {
    zh: {
      instruction: '2号电梯停用，请走1号梯',
      actions: ['救援人员已在路上', '不要扒门'],
      where: '3栋1单元 2号电梯',
    },
    en: {
      instruction: 'Lift 2 is out: take lift 1',
      actions: ['Help is on its way', 'Do not force the doors'],
      where: 'Building 3 unit 1, lift 2',
    },
  },
  { hazard: 'lift', severity: 'moderate', phone: '', raisedAt: '2026-11-21T01:35:00.000Z' },
);
/** Every part as long as it may be. */
const full = alert(
  7,
  {
    zh: {
      instruction: '请全体住户立即从就近楼梯撤离南门',
      actions: [
        '沿疏散指示标志走楼梯下楼，扶好老人和孩子，不要推挤不跑',
        '不要乘坐电梯，不要返回取物，烟大时用湿毛巾捂住口鼻弯腰走',
        '到中心花园按楼栋集合，听工作人员清点人数，不要擅自离开了',
        '行动不便请拨打值班电话并在窗口挥动颜色鲜艳的衣物等待救援',
      ],
      where: '3栋地下车库 B1 层东侧充电区及 1、2 单元',
      change: '火势已经控制，但 1、2 单元仍有浓烟，请勿返回，等通知',
    },
    en: {
      instruction: 'Everybody leave by the nearest stairs, now!',
      actions: [
        'Follow the signs down the stairs, hold on to children and old people',
        'Do not use the lifts, do not go back; cover nose and mouth, stay low',
        'Meet by building in the central garden and wait to be counted',
        'If you cannot walk down, phone the duty desk and wave from your window',
      ],
      where: 'Building 3, garage B1 east, charging area, units 1 and 2',
      change: 'The fire is under control, but there is still smoke in units 1 and 2: stay out',
    },
  },
  { revision: 2, state: 'updated', saidAt: '2026-11-21T01:40:00.000Z' },
);

export const goldenAlerts = { fire, updated, drill, cleared, falseAlarm, lift, full } as const;
