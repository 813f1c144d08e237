import type { Draft, FieldValues } from '@louyu/contract/api/notices';
import type { Category, Priority } from '@louyu/contract/notice-content';
import type { Instant, Localized } from '@louyu/contract/primitives';
import type { DemoCalendar } from './demo-calendar.ts';
import type { DemoPerson } from './demo-staff.ts';

export interface DemoNotice {
  readonly templateId: 'water-outage' | 'general';
  readonly category?: Category;
  readonly fields: FieldValues;
  /** Keys of demo-places.ts. */
  readonly audience: readonly string[];
  readonly window: { readonly from: Instant | null; readonly to: Instant | null };
  /** On which days and at what times; absent: always. */
  readonly schedule?: NonNullable<Draft['schedule']>;
  readonly priority: Priority;
  readonly author: Exclude<DemoPerson, 'manager'>;
  readonly draftedAt: Instant;
  /** Null for a draft. */
  readonly submittedAt: Instant | null;
  /** Null for what is still in review. */
  readonly signedAt: Instant | null;
}

const text = (zh: string, en: string): Required<Localized> => ({ 'zh-CN': zh, en });

/**
 * A week in the life of the compound, in the order of writing: two that are over, what the screens show now, one that
 * comes back twice a week, two that come, one that waits for a signature and one that is being written. All places and firms are invented.
 */
export function demoNotices({ at, date, day }: DemoCalendar): DemoNotice[] {
  const everywhere = ['site'];
  const signed = (days: number, hour: number) => ({
    draftedAt: at(days, hour - 1),
    submittedAt: at(days, hour - 1, 20),
    signedAt: at(days, hour),
  });
  return [
    {
      templateId: 'water-outage',
      fields: {
        reason: text('水泵维修', 'Pump repair'),
        area: text('全小区', 'The whole compound'),
        start: { at: at(-8, 22) },
        restore: { at: at(-7, 5) },
        interim: text('请提前储水', 'Please store water beforehand'),
      },
      audience: everywhere,
      window: { from: null, to: null },
      priority: 'normal',
      author: 'duty',
      ...signed(-9, 15),
    },
    {
      templateId: 'general',
      category: 'general',
      fields: {
        title: text('外墙清洗期间请关好门窗', 'Façade cleaning: please keep windows shut'),
        shortTitle: text('外墙清洗', 'Façade cleaning'),
        keyPoint: text(
          '4、5栋外墙清洗，请关窗并收起阳台衣物',
          'Façade cleaning at buildings 4 and 5: shut windows, take in laundry',
        ),
        body: text(
          '清洗时间每天 8:30–17:00。施工区域已拉警戒线，请绕行，看护好儿童。\n给您带来不便，敬请谅解。',
          'Work is from 8:30 to 17:00 each day. Please walk around the fenced area and keep an eye on children.\nThank you for your patience.',
        ),
      },
      audience: ['4', '5'],
      window: { from: null, to: at(-1, 18) },
      priority: 'normal',
      author: 'clerk',
      ...signed(-6, 10),
    },
    {
      templateId: 'general',
      category: 'general',
      fields: {
        title: text(
          '6栋装修垃圾清运：周二、周五上午',
          'Building waste at building 6: Tuesday and Friday mornings',
        ),
        shortTitle: text('装修垃圾清运', 'Building waste'),
        keyPoint: text(
          '10:00 前装袋送到6栋北侧堆放点，不要放在楼道',
          'Bring it in bags to the north side of building 6 by 10:00; leave nothing in the hallway',
        ),
        body: text(
          '每周二、周五 10:00 清运。超过 10 袋请提前一天联系值班室。',
          'Collected on Tuesdays and Fridays at 10:00. For more than ten bags call the duty room the day before.',
        ),
      },
      audience: ['6'],
      window: { from: at(-6, 6), to: at(60, 18) },
      schedule: {
        repeat: { start: date(-6), rule: 'FREQ=WEEKLY;BYDAY=TU,FR' },
        dayparts: [{ from: '06:30', to: '10:00' }],
      },
      priority: 'normal',
      author: 'duty',
      ...signed(-7, 9),
    },
    {
      templateId: 'general',
      category: 'safety',
      fields: {
        title: text('电动车请勿进楼、入户充电', 'No e-bikes or charging inside the buildings'),
        shortTitle: text('电动车勿进楼', 'No e-bikes inside'),
        keyPoint: text(
          '请到地下车库B1充电区充电，车和电池都不上楼',
          'Please charge in garage B1. Neither bike nor battery goes upstairs.',
        ),
        body: text(
          '近期巡查仍发现电动车停放在楼道。楼道停放、充电会堵住逃生通道，一旦起火浓烟封楼。\n充电区 24 小时开放，有监控和灭火设施。',
          'E-bikes are still found in the hallways. There they block the way out, and a burning battery fills a staircase with smoke.\nThe charging area is open day and night, watched and fitted with extinguishers.',
        ),
      },
      audience: everywhere,
      window: { from: null, to: at(21, 18) },
      priority: 'pinned',
      author: 'duty',
      ...signed(-5, 9),
    },
    {
      templateId: 'general',
      category: 'fee',
      fields: {
        title: text('第四季度物业费开始缴纳', 'Property fees for the fourth quarter are due'),
        shortTitle: text('物业费缴纳', 'Property fees due'),
        keyPoint: text(
          `${day(20)['zh-CN']}前缴清，逾期按合同约定计违约金`,
          `Please pay by ${day(20).en}; afterwards the contract's late fee applies`,
        ),
        body: text(
          '缴费方式：服务中心前台(8:30–18:00)、银行代扣。\n如对账单有疑问，请到前台核对，我们当面解释。',
          'How to pay: at the property office (8:30–18:00) or by direct debit.\nIf anything on your bill is unclear, come to the front desk and we will go through it with you.',
        ),
      },
      audience: everywhere,
      window: { from: null, to: at(20, 18) },
      priority: 'normal',
      author: 'clerk',
      ...signed(-4, 14),
    },
    {
      templateId: 'general',
      category: 'general',
      fields: {
        title: text('垃圾投放时间调整', 'New hours for household waste'),
        shortTitle: text('垃圾投放调整', 'New waste hours'),
        keyPoint: text('早 6:30–9:00，晚 18:00–21:00，请分类投放', '6:30–9:00 and 18:00–21:00; please sort'),
        body: text(
          '大件垃圾请先联系值班室，放到南门东侧的临时堆放点，每周三、周六清运。',
          'For bulky waste call the duty room first and use the place east of the south gate; it is collected on Wednesdays and Saturdays.',
        ),
      },
      audience: everywhere,
      window: { from: null, to: at(10, 21) },
      priority: 'normal',
      author: 'clerk',
      ...signed(-3, 16),
    },
    {
      templateId: 'general',
      category: 'lift',
      fields: {
        title: text(
          `${day(1)['zh-CN']} 14:00–16:30 5栋2单元电梯维保`,
          `Lift service in building 5, unit 2: ${day(1).en}, 14:00–16:30`,
        ),
        shortTitle: text('电梯维保', 'Lift service'),
        keyPoint: text('维保期间停梯，老人出行请提前安排', 'The lift stops meanwhile; please plan ahead'),
        body: text(
          '由签约维保单位做半月保养。行动不便的住户需要帮助，请拨打值班电话，我们安排人员协助。',
          'The fortnightly service by our contractor. If you need help on the stairs, call the duty phone and somebody will come.',
        ),
      },
      audience: ['5-2'],
      window: { from: null, to: at(1, 16, 30) },
      priority: 'normal',
      author: 'duty',
      ...signed(-1, 11),
    },
    {
      templateId: 'water-outage',
      fields: {
        reason: text('管道检修', 'Pipe maintenance'),
        area: text('3栋 1、2 单元', 'Building 3, units 1 and 2'),
        start: { at: at(1, 9) },
        restore: { at: at(1, 18) },
        interim: text('南门岗亭旁有取水点', 'Water point beside the south gate booth'),
      },
      audience: ['3'],
      window: { from: null, to: null },
      priority: 'normal',
      author: 'clerk',
      ...signed(-1, 16),
    },
    {
      templateId: 'general',
      category: 'event',
      fields: {
        title: text(`${day(4)['zh-CN']}便民服务日`, `Neighbourhood service day on ${day(4).en}`),
        shortTitle: text('便民服务日', 'Service day'),
        keyPoint: text(
          '9:00–11:30 南门广场：理发、磨刀、量血压，免费',
          '9:00–11:30 at the south gate: haircuts, knife grinding, blood pressure checks, free',
        ),
        body: text(
          '雨天改到地下车库B1入口处。志愿者报名请到服务中心前台。',
          'In case of rain at the entrance of garage B1. To volunteer, please sign up at the property office.',
        ),
      },
      audience: everywhere,
      window: { from: null, to: at(4, 11, 30) },
      priority: 'normal',
      author: 'clerk',
      ...signed(-1, 17),
    },
    {
      templateId: 'water-outage',
      fields: {
        reason: text('水箱清洗', 'Water tank cleaning'),
        area: text('6栋 1、2 单元', 'Building 6, units 1 and 2'),
        start: { at: at(5, 8, 30) },
        restore: { at: at(5, 12) },
        interim: text('请提前储水', 'Please store water beforehand'),
      },
      audience: ['6'],
      window: { from: at(3, 8), to: null },
      priority: 'normal',
      author: 'duty',
      ...signed(-1, 18),
    },
    {
      templateId: 'general',
      category: 'power',
      fields: {
        title: text(
          `${day(6)['zh-CN']} 9:00–12:00 1、2栋公共照明停电检修`,
          `Power work in buildings 1 and 2: ${day(6).en}, 9:00–12:00`,
        ),
        shortTitle: text('公区停电检修', 'Power work'),
        keyPoint: text(
          '楼道照明和门禁停电，户内用电正常',
          'Hallway lights and doors are off; flats keep power',
        ),
        body: text(
          '检修期间单元门常开，保安在门口值守。请随身带好钥匙。',
          'The entrance doors stay open with a guard in front. Please carry your keys.',
        ),
      },
      audience: ['1', '2'],
      window: { from: at(4, 8), to: at(6, 12) },
      priority: 'normal',
      author: 'clerk',
      ...signed(-1, 18),
    },
    {
      templateId: 'general',
      category: 'safety',
      fields: {
        title: text('灭火器年检，请配合检查', 'Yearly check of fire extinguishers'),
        shortTitle: text('灭火器年检', 'Extinguishers'),
        keyPoint: text(
          `${day(7)['zh-CN']}起逐层检查，请勿在消防栓前堆物`,
          `Floor by floor from ${day(7).en}; please keep hydrants clear`,
        ),
        body: text(
          '检查人员佩戴物业工作证，只在楼道内作业，不入户、不收费、不推销。',
          'The inspectors wear our badge, work in the hallways only, enter no flat, charge nothing and sell nothing.',
        ),
      },
      audience: everywhere,
      window: { from: null, to: at(12, 18) },
      priority: 'normal',
      author: 'duty',
      draftedAt: at(-1, 19),
      submittedAt: at(-1, 19, 30),
      signedAt: null,
    },
    {
      templateId: 'general',
      category: 'general',
      fields: {
        title: text('天冷了，请做好水管防冻', 'Cold days ahead: protect your water pipes'),
        shortTitle: text('水管防冻', 'Frozen pipes'),
        keyPoint: text(
          '北侧阳台水管请包裹保温，外出关好总阀',
          'Wrap pipes on north balconies; shut the main valve',
        ),
        body: text('', ''),
      },
      audience: [],
      window: { from: null, to: null },
      priority: 'normal',
      author: 'clerk',
      draftedAt: at(-1, 20),
      submittedAt: null,
      signedAt: null,
    },
  ];
}
