import type { AlertReachState, AlertReport } from '@louyu/contract/api/alerts';
import { inLanguage, type Language } from '@louyu/contract/primitives';
import { byteOrderMark, csvRow } from '../csv.ts';
import { numberText } from '../shares/group-text.ts';

interface Words {
  readonly columns: readonly string[];
  readonly drill: string;
  readonly states: Readonly<Record<AlertReachState, string>>;
  readonly why: Readonly<Record<NonNullable<AlertReport['devices'][number]['why']>, string>>;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    columns: ['编号', '名称', '位置', '屏幕', '状态', '收到用时（毫秒）', '显示用时（毫秒）', '未及时的原因'],
    drill: '演练 ',
    states: { painted: '已显示', received: '已收到', 'not-yet': '未收到', unreachable: '联系不上' },
    why: { away: '不在线', 'not-painted': '收到但未显示', late: '来得晚', revoked: '已停用' },
  },
  en: {
    columns: [
      'Number',
      'Name',
      'Where',
      'Screen',
      'State',
      'Received after (ms)',
      'Painted after (ms)',
      'Why not in time',
    ],
    drill: 'Drill ',
    states: { painted: 'Painted', received: 'Received', 'not-yet': 'Not yet', unreachable: 'Unreachable' },
    why: { away: 'Away', 'not-painted': 'Held, never painted', late: 'Late', revoked: 'Revoked' },
  },
};

/** What became of an alert or a drill, a line for each display (R19). */
export function alertCsv({ alert, devices }: AlertReport, language: Language): string {
  const say = words[language];
  const head = [
    numberText(alert.number),
    `${alert.mode === 'drill' ? say.drill : ''}${inLanguage(alert.name, language)}`,
  ];
  const rows = devices.map(({ name, where, state, receivedMs, paintedMs, why }) =>
    csvRow([
      ...head,
      inLanguage(where, language),
      name,
      say.states[state],
      receivedMs === null ? '' : String(receivedMs),
      paintedMs === null ? '' : String(paintedMs),
      why === null ? '' : say.why[why],
    ]),
  );
  return [byteOrderMark, csvRow(say.columns), ...rows].join('');
}
