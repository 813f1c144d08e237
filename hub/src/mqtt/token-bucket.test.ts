import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('allows a burst, then the rate, and never saves up more than the burst', () => {
  const bucket = new TokenBucket(10, 3, 0);
  expect([1, 2, 3, 4].map(() => bucket.take(0))).toEqual([true, true, true, false]);
  expect(bucket.take(99)).toBe(false);
  expect(bucket.take(100)).toBe(true);
  expect(bucket.isFull(100)).toBe(false);
  expect(bucket.isFull(10_000)).toBe(true);
  expect([1, 2, 3, 4].map(() => bucket.take(10_000))).toEqual([true, true, true, false]);
});

test('a clock that stands still or goes back gives nothing', () => {
  const bucket = new TokenBucket(1_000, 1, 500);
  expect(bucket.take(500)).toBe(true);
  expect(bucket.take(0)).toBe(false);
  expect(bucket.take(500)).toBe(false);
});
