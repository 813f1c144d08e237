import { expect, it } from 'vitest';
import { LoopTime } from './loop-time.ts';

it('stands still while it does not run, and goes on where it stood', () => {
  const time = new LoopTime();
  expect(time.at(1_000, true)).toBe(1_000);
  expect(time.at(1_400, true)).toBe(1_400);
  expect(time.at(1_500, false)).toBe(1_400);
  expect(time.at(61_500, false)).toBe(1_400);
  expect(time.at(61_700, true)).toBe(1_600);
});
