import type { AlarmAlert } from '@louyu/contract/alarm';

/** An alert for tests: in force on 21 November 2026 from 9:38 to 11:38 in China. */
export function sampleAlert(id: string, change: Partial<AlarmAlert> = {}): AlarmAlert {
  return {
    id,
    number: 7,
    revision: 1,
    mode: 'real',
    hazard: 'fire',
    severity: 'severe',
    state: 'raised',
    raisedAt: '2026-11-21T01:38:00.000Z',
    saidAt: '2026-11-21T01:38:00.000Z',
    until: '2026-11-21T03:38:00.000Z',
    phone: '119',
    content: {
      'zh-CN': {
        instruction: '立即从楼梯撤离',
        actions: ['到中心花园集合', '不要乘坐电梯'],
        where: '3栋 地下车库 B1',
      },
      en: {
        instruction: 'Leave by the stairs now',
        actions: ['Meet in the garden', 'Do not use the lifts'],
        where: 'Building 3, garage B1',
      },
    },
    ...change,
  };
}
