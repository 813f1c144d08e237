import { expect, it } from 'vitest';
import { reportMaxDays } from '@louyu/contract/api/reports';
import { periodKinds, periodOf } from './report-period.ts';

// A Saturday; in Shanghai it is Sunday, 2026-11-29 already.
const now = Date.parse('2026-11-28T17:00:00Z');
const shanghai = 'Asia/Shanghai';

it.each([
  ['week', 0, '2026-11-23', '2026-11-29', '2026-11-22T16:00:00.000Z', '2026-11-29T16:00:00.000Z'],
  ['week', 1, '2026-11-16', '2026-11-22', '2026-11-15T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
  ['month', 0, '2026-11-01', '2026-11-30', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
  ['month', 11, '2025-12-01', '2025-12-31', '2025-11-30T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
  ['quarter', 0, '2026-10-01', '2026-12-31', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ['quarter', 3, '2026-01-01', '2026-03-31', '2025-12-31T16:00:00.000Z', '2026-03-31T16:00:00.000Z'],
] as const)('the %s %d back', (kind, back, firstDay, lastDay, from, to) => {
  expect(periodOf(kind, back, now, shanghai)).toEqual({ firstDay, lastDay, window: { from, to } });
});

it('follows the clock where it is put forward and back, and stays within what the hub reports of', () => {
  const { window } = periodOf('month', 0, Date.parse('2026-03-15T00:00:00Z'), 'Europe/Berlin');
  expect(window).toEqual({ from: '2026-02-28T23:00:00.000Z', to: '2026-03-31T22:00:00.000Z' });
  for (const kind of periodKinds)
    for (let back = 0; back < 40; back += 1) {
      const { from, to } = periodOf(kind, back, now, shanghai).window;
      expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(reportMaxDays * 86_400_000);
      expect(to).toBe(back === 0 ? to : periodOf(kind, back - 1, now, shanghai).window.from);
    }
});
