import type { Report, ReportSent } from '@louyu/contract/api/reports';
import type { Language } from '@louyu/contract/primitives';
import { byteOrderMark, csvRow } from '../csv.ts';
import { categoryNames } from '../notices/category-names.ts';

const words = {
  'zh-CN': {
    columns: [
      '项目',
      '通知数',
      '屏幕显示次数',
      '一半屏幕用时(秒)',
      '95%屏幕用时(秒)',
      '手机知晓',
      '知晓户数',
      '已核实',
      '自报',
      '员工告知',
    ],
    all: '合计',
    households: '登记户数',
    raised: '提醒',
    answered: '有人处理',
    overBefore: '未处理已自行结束',
    open: '还没有人处理',
    p50: '一半提醒的响应时间(秒)',
    p95: '95%提醒的响应时间(秒)',
    emergencies: '紧急广播',
    drills: '应急演练',
    period: '时间段(UTC)',
  },
  en: {
    columns: [
      'Item',
      'Notices',
      'Screens painted',
      'Half within (s)',
      '95% within (s)',
      'Phones',
      'Households',
      'Proved',
      'Named',
      'Told by staff',
    ],
    all: 'All',
    households: 'Households in the register',
    raised: 'Staff alerts',
    answered: 'Answered',
    overBefore: 'Over before anybody answered',
    open: 'Not answered yet',
    p50: 'Half answered within (s)',
    p95: '95% answered within (s)',
    emergencies: 'Emergencies',
    drills: 'Drills',
    period: 'Period (UTC)',
  },
} as const;

/** A report as CSV: the table by category, then the other figures, one a line. */
export function reportCsv(report: Report, language: Language): string {
  const say = words[language];
  const { period, households, staffAlerts, emergencies, drills } = report;
  const { raised, answered, overBefore, open, p50Seconds, p95Seconds } = staffAlerts;
  const figures: readonly (readonly [string, number | null])[] = [
    [say.households, households],
    [say.raised, raised],
    [say.answered, answered],
    [say.overBefore, overBefore],
    [say.open, open],
    [say.p50, p50Seconds],
    [say.p95, p95Seconds],
    [say.emergencies, emergencies],
    [say.drills, drills],
  ];
  return [
    byteOrderMark,
    csvRow(say.columns),
    ...report.byCategory.map(({ category, ...sent }) => sentRow(categoryNames[language][category], sent)),
    sentRow(say.all, report.all),
    csvRow([]),
    csvRow([say.period, period.from, period.to]),
    ...figures.map(([name, value]) => csvRow([name, cell(value)])),
  ].join('');
}

function sentRow(
  name: string,
  { notices, painted, p50Seconds, p95Seconds, phones, known }: ReportSent,
): string {
  const { households, proved, claimed, noted } = known;
  const figures = [notices, painted, p50Seconds, p95Seconds, phones, households, proved, claimed, noted];
  return csvRow([name, ...figures.map(cell)]);
}

function cell(value: number | null): string {
  return value === null ? '' : String(value);
}
