import { beforeEach, expect, it, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: { lang: '' } });
const { daypartWords, repeatWords } = await import('./schedule-words.ts');
const { setLanguage } = await import('./language.ts');

beforeEach(() => setLanguage('zh-CN', 'default'));

it('says dayparts, also across midnight', () => {
  expect(daypartWords({ from: '07:00', to: '09:30' })).toBe('7:00–9:30');
  expect(daypartWords({ from: '22:00', to: '06:00' })).toBe('22:00–6:00（次日）');
});

it.each([
  ['FREQ=DAILY', '每天，从 2026-11-24 起', 'every day, from 2026-11-24'],
  [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU',
    '每 2 周：周二、周四 （一周从周日算起），从 2026-11-24 起',
    'every 2 weeks: Tue, Thu (weeks begin on Sun), from 2026-11-24',
  ],
  [
    'FREQ=MONTHLY;BYDAY=2TU,-1FR;COUNT=6',
    '每月：第 2 个周二、最后一个周五，共 6 次，从 2026-11-24 起',
    'every month: no. 2 Tue, the last Fri, 6 times, from 2026-11-24',
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=15,-1,-3;UNTIL=20261231',
    '每月：15日、最后一天、倒数第 3 天，到 2026-12-31，从 2026-11-24 起',
    'every month: day 15, the last day, day 3 from the end, until 2026-12-31, from 2026-11-24',
  ],
  [
    'FREQ=YEARLY;BYMONTH=1,7;BYDAY=MO;BYSETPOS=1,-2',
    '每年：1月、7月 周一 （取其中第 1 个、倒数第 2 个），从 2026-11-24 起',
    'every year: Jan, Jul Mon (of these no. 1, no. 2 from the end), from 2026-11-24',
  ],
])('says %s whole', (rule, zh, en) => {
  const repeat = { start: '2026-11-24', rule };
  expect(repeatWords(repeat)).toBe(zh);
  setLanguage('en', 'default');
  expect(repeatWords(repeat)).toBe(en);
});

it('names the days that are left out', () => {
  const repeat = { start: '2026-11-24', rule: 'FREQ=DAILY', except: ['2026-12-01', '2026-12-25'] };
  expect(repeatWords(repeat)).toContain('除 2026-12-01、2026-12-25');
});
