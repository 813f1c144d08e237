import type { Language } from '@louyu/contract/primitives';
import { inLanguage } from '@louyu/contract/primitives';
import type { AlertMessage, RobotMessageItem } from './robot-store.ts';

const kindWords: Readonly<Record<RobotMessageItem['kind'], Readonly<Record<Language, string>>>> = {
  review: { 'zh-CN': '待审核', en: 'Waiting for review' },
  fault: { 'zh-CN': '设备故障', en: 'Fault' },
  countersignature: { 'zh-CN': '待补签', en: 'Countersignature due' },
  deadline: { 'zh-CN': '即将超时', en: 'Deadline' },
  alert: { 'zh-CN': '紧急广播', en: 'Alert' },
  help: { 'zh-CN': '住户求助', en: 'A resident needs help' },
  case: { 'zh-CN': '报事待处理', en: 'Case waits' },
  test: { 'zh-CN': '测试', en: 'Test' },
};

/** What one alert says, and where it is seen to: the page for signing, the device. Empty where the call leads there. */
export interface RobotLine {
  readonly text: string;
  readonly link: string;
}

/** A message as lines for people; the lines may be left out from the end, the rest not. */
export interface RobotWords {
  readonly title: string;
  readonly lines: readonly RobotLine[];
  /** Stands for the lines that are left out. */
  omitted(count: number): RobotLine;
  /** What to press or where to look. */
  readonly call: string;
  readonly link: string;
}

/** What people read of a message, in the robot's language. `publicUrl` is where the dashboard is. */
export function wordsOf(message: AlertMessage, language: Language, publicUrl: string): RobotWords {
  const zh = language === 'zh-CN';
  const [first] = message.items;
  const count = message.items.length;
  const alone = count === 1;
  const again = first.step > 0 ? (zh ? '【无人处理】' : '[Nobody has taken it] ') : '';
  return {
    title: alone
      ? `${again}${kindWords[first.kind][language]}`
      : zh
        ? `${count} 项提醒`
        : `${count} alerts for staff`,
    lines: message.items.map((item) => ({
      text: lineOf(item, language, alone),
      link: alone ? '' : `${publicUrl}${item.path}`,
    })),
    omitted: (left) => ({
      text: zh ? `…… 另有 ${left} 项，见工作台` : `… and ${left} more on the desk`,
      link: '',
    }),
    call: zh ? '打开工作台，点“我来处理”' : 'Open the desk and take it on',
    link: `${publicUrl}${alone ? first.path : '/'}`,
  };
}

function lineOf(item: RobotMessageItem, language: Language, alone: boolean): string {
  const text = inLanguage(item.text, language);
  if (alone) return text;
  const again = item.step > 0 ? (language === 'zh-CN' ? '（无人处理）' : ' (nobody has taken it)') : '';
  return `${kindWords[item.kind][language]}${again}${language === 'zh-CN' ? '：' : ': '}${text}`;
}

/**
 * As many lines as `fits`, the omitted ones counted. The first line is kept whatever its size: one alert is far below every
 * robot's limit.
 */
export function fitted(
  words: RobotWords,
  fits: (lines: readonly RobotLine[]) => boolean,
): readonly RobotLine[] {
  for (let kept = words.lines.length; kept > 1; kept -= 1) {
    const left = words.lines.length - kept;
    const lines = left === 0 ? words.lines : [...words.lines.slice(0, kept), words.omitted(left)];
    if (fits(lines)) return lines;
  }
  const left = words.lines.length - 1;
  return left === 0 ? words.lines : [...words.lines.slice(0, 1), words.omitted(left)];
}
