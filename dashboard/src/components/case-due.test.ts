import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseSummary } from '@louyu/contract/api/cases';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: { lang: '' } });
const { caseNumberWords, caseWhere, dueWords, promiseWords } = await import('./case-due.ts');
const { setLanguage } = await import('../i18n/language.ts');

const now = '2026-11-21T02:00:00.000Z';
const nowMs = Date.parse(now);
const clock = { nowMs, timeZone: 'Asia/Shanghai' };
const inMinutes = (minutes: number) => new Date(nowMs + minutes * 60_000).toISOString();

const summary: CaseSummary = {
  id: 'case1',
  number: 312,
  kind: 'repair',
  category: 'leak',
  state: 'assigned',
  team: 'repair',
  assignee: null,
  source: 'form',
  placeId: 'lobby',
  place: { 'zh-CN': '3栋 1单元 大堂', en: 'Building 3, Unit 1, Lobby' },
  where: '',
  text: '漏水',
  createdAt: now,
  closedAt: null,
  next: { target: 'reply', dueAt: inMinutes(200) },
  overdue: false,
  deferredUntil: null,
  reopened: 0,
  waitsForStaff: false,
  reminded: false,
  escalated: false,
  echoes: 0,
  photos: 0,
  hasContact: false,
  held: false,
};

beforeEach(() => setLanguage('zh-CN', 'default'));

describe('a deadline in words', () => {
  it.each([
    [200, '还剩 3 小时', '3 h left'],
    [60, '还剩 1 小时', '1 h left'],
    [59, '还剩 59 分钟', '59 min left'],
    [1, '还剩 1 分钟', '1 min left'],
    [0.5, '马上到时', 'due now'],
    [0, '马上到时', 'due now'],
    [-0.1, '超时 1 分钟', '1 min late'],
    [-59.9, '超时 59 分钟', '59 min late'],
    [-150, '超时 2 小时', '2 h late'],
    [-47.5 * 60, '超时 47 小时', '47 h late'],
    [48 * 60, '还剩 2 天', '2 days left'],
    [7 * 24 * 60 - 1, '还剩 6 天', '6 days left'],
    [-3.9 * 24 * 60, '超时 3 天', '3 days late'],
  ])('%d minutes ahead: %s', (minutes, zh, en) => {
    expect(dueWords(inMinutes(minutes), nowMs)).toBe(zh);
    setLanguage('en', 'default');
    expect(dueWords(inMinutes(minutes), nowMs)).toBe(en);
  });
});

describe('what is promised next', () => {
  it('names the promise', () => {
    expect(promiseWords(summary, clock)).toBe('答复还剩 3 小时');
    const receipt = { ...summary, next: { target: 'receipt', dueAt: inMinutes(-5) } } as const;
    expect(promiseWords(receipt, clock)).toBe('受理超时 5 分钟');
  });

  it('says why no clock runs', () => {
    expect(promiseWords({ ...summary, state: 'asking', next: null }, clock)).toBe('等住户补充，暂停计时');
    expect(promiseWords({ ...summary, held: true, next: null }, clock)).toBe('等您判断，还没有计时');
    expect(promiseWords({ ...summary, state: 'closed', next: null }, clock)).toBe('');
  });

  it('of one put off says until when, and when that is over how late it is', () => {
    const next = { target: 'solution', dueAt: inMinutes(2_000) } as const;
    const deferred = { ...summary, deferredUntil: '2026-11-22', next };
    expect(promiseWords(deferred, clock)).toBe('延期到明天');
    expect(promiseWords(deferred, { ...clock, nowMs: nowMs + 2_100 * 60_000 })).toBe('办结超时 1 小时');
    // What is due before that is still due.
    expect(promiseWords({ ...deferred, next: { ...next, target: 'reply' } }, clock)).toBe('答复还剩 33 小时');
  });
});

it('a case is called by its number, and where it is', () => {
  expect(caseNumberWords(312)).toBe('工单号 0312');
  expect(caseWhere({ ...summary, where: '2号电梯' })).toBe('3栋 1单元 大堂 2号电梯');
  expect(caseWhere(summary)).toBe('3栋 1单元 大堂');
});
