import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  casePolicySchema,
  replyTemplateListSchema,
  targetMaxMinutes,
  type CasePolicy,
} from '@louyu/contract/api/case-policy';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: { lang: '' } });
const { policyProblem, repliesProblem } = await import('./case-settings-checks.ts');
const { setLanguage } = await import('../i18n/language.ts');

beforeEach(() => setLanguage('zh-CN', 'default'));

const within = (minutes: number) => ({
  receipt: { minutes: 5, count: 'working' as const },
  reply: { minutes: 60, count: 'clock' as const },
  solution: { minutes, count: 'clock' as const },
});
const weekdays = [1, 2, 3, 4, 5];
const policyOf = (hours: Partial<CasePolicy['hours']>, minutes = 60, own?: number): CasePolicy => ({
  hours: { weekdays, spans: [{ from: '08:30', to: '24:00' }], holidays: [], workdays: [], ...hours },
  promises: within(minutes),
  rules: [{ category: 'leak', team: 'repair', ...(own === undefined ? {} : { promises: within(own) }) }],
  members: [],
});
const span = (from: string, to: string) => ({ from, to });

describe('teams and promises', () => {
  it.each([
    ['', policyOf({})],
    ['', policyOf({}, targetMaxMinutes, targetMaxMinutes)],
    ['', policyOf({ spans: [span('08:30', '12:00'), span('12:00', '17:30')] })],
    ['请至少选一天上班。', policyOf({ weekdays: [] })],
    ['工作时间第 1 段没有填完。', policyOf({ spans: [span('', '12:00')] })],
    ['工作时间第 1 段没有填完。', policyOf({ spans: [span('09:00', '')] })],
    [
      '工作时间第 2 段的结束要晚于开始。',
      policyOf({ spans: [span('08:30', '12:00'), span('13:00', '13:00')] }),
    ],
    ['工作时间第 1 段的结束要晚于开始。', policyOf({ spans: [span('24:00', '24:00')] })],
    [
      '工作时间第 2 段要从第 1 段结束后开始。',
      policyOf({ spans: [span('08:30', '12:00'), span('11:59', '17:30')] }),
    ],
    ['办结时限最长 90 天。', policyOf({}, targetMaxMinutes + 1)],
    ['“漏水”的规则 办结时限最长 90 天。', policyOf({}, 60, targetMaxMinutes + 1)],
  ])('%s', (words, policy) => {
    expect(policyProblem(policy)).toContain(words);
    expect(policyProblem(policy) === '').toBe(words === '');
    // Whatever is let through here the hub takes, and nothing else.
    expect(v.is(casePolicySchema, policy)).toBe(words === '');
  });
});

describe('ready words', () => {
  it.each([
    ['', []],
    ['', [{ title: '已收到', text: '会核实。' }]],
    [
      '第 2 条没有名称。',
      [
        { title: '已收到', text: '会核实。' },
        { title: ' ', text: '好' },
      ],
    ],
    ['第 1 条没有内容。', [{ title: '已收到', text: '\n' }]],
  ])('%s', (words, replies) => {
    expect(repliesProblem(replies)).toContain(words);
    expect(repliesProblem(replies) === '').toBe(words === '');
    expect(v.is(replyTemplateListSchema, replies)).toBe(words === '');
  });
});
