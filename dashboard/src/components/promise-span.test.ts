import { expect, it } from 'vitest';
import { targetMaxMinutes } from '@louyu/contract/api/case-policy';
import { amountMax, minutesIn, spanOf, unitsFor } from './promise-span.ts';

it.each([
  [{ minutes: 5, count: 'working' }, 5, 'minute'],
  [{ minutes: 90, count: 'clock' }, 90, 'minute'],
  [{ minutes: 60, count: 'working' }, 1, 'hour'],
  // 24 小时, not 1 天, as it is promised.
  [{ minutes: 1_440, count: 'clock' }, 24, 'hour'],
  [{ minutes: 10_080, count: 'clock' }, 7, 'day'],
  [{ minutes: 2_880, count: 'working' }, 48, 'hour'],
] as const)('%j is %d %s', (promise, amount, unit) => {
  expect(spanOf(promise)).toEqual({ amount, unit });
  expect(minutesIn(amount, unit)).toBe(promise.minutes);
  expect(unitsFor(promise.count)).toContain(unit);
});

it.each(['minute', 'hour', 'day'] as const)('the longest promise can be typed in %ss', (unit) => {
  expect(minutesIn(amountMax(unit), unit)).toBe(targetMaxMinutes);
});
