import { beforeEach, expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: { lang: '' } });
const { agoWords, momentWords, spanWords, windowWords } = await import('./moment-words.ts');
const { setLanguage } = await import('./language.ts');

const clock = { timeZone: 'Asia/Shanghai', nowMs: Date.parse('2026-11-21T08:00:00Z') };

beforeEach(() => setLanguage('zh-CN', 'default'));

test('near days have a name, others a date with the weekday', () => {
  expect(momentWords('2026-11-21T01:05:00Z', clock)).toBe('今天 9:05');
  expect(momentWords('2026-11-22T01:00:00Z', clock)).toBe('明天 9:00');
  expect(momentWords('2026-11-20T10:00:00Z', clock)).toBe('昨天 18:00');
  expect(momentWords('2026-11-27T10:00:00Z', clock)).toBe('11月27日 周五 18:00');
  expect(momentWords('2027-01-01T00:00:00Z', clock)).toBe('2027年1月1日 周五 8:00');
});

test('a window within one day says the day once', () => {
  expect(windowWords({ from: '2026-11-22T01:00:00Z', to: '2026-11-22T10:00:00Z' }, clock)).toBe(
    '明天 9:00–18:00',
  );
  expect(windowWords({ from: '2026-11-21T01:00:00Z', to: '2026-11-22T10:00:00Z' }, clock)).toBe(
    '今天 9:00 – 明天 18:00',
  );
  expect(windowWords({ from: null, to: '2026-11-22T10:00:00Z' }, clock)).toBe('签发后 – 明天 18:00');
});

test('what was a moment ago is said in seconds and minutes', () => {
  expect(agoWords('2026-11-21T07:59:58Z', clock)).toBe('刚刚');
  expect(agoWords('2026-11-21T07:59:30Z', clock)).toBe('30 秒前');
  expect(agoWords('2026-11-21T07:50:00Z', clock)).toBe('10 分钟前');
  expect(agoWords('2026-11-20T07:50:00Z', clock)).toBe('昨天 15:50');
});

test('the same in English', () => {
  setLanguage('en', 'default');
  expect(momentWords('2026-11-27T10:00:00Z', clock)).toBe('Fri 27 Nov 18:00');
  expect(momentWords('2026-11-22T01:00:00Z', clock)).toBe('tomorrow 9:00');
  expect(windowWords({ from: '2026-11-21T01:00:00Z', to: '2026-11-22T10:00:00Z' }, clock)).toBe(
    'Today 9:00 – tomorrow 18:00',
  );
  expect(agoWords('2026-11-21T07:59:00Z', clock)).toBe('1 minute ago');
  expect(spanWords(725)).toBe('12 min 5 s');
});
