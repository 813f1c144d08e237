import { describe, expect, it } from 'vitest';
import { BackOff } from './back-off.ts';

describe('BackOff', () => {
  it('doubles up to its last step, and begins anew after a reset', () => {
    const backOff = new BackOff(() => 1);
    const waits = Array.from({ length: 7 }, () => backOff.nextMs());
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    backOff.reset();
    expect(backOff.nextMs()).toBe(1000);
  });

  it('draws from the whole step, so that screens do not return together', () => {
    expect(new BackOff(() => 0).nextMs()).toBe(0);
    expect(new BackOff(() => 0.5).nextMs()).toBe(500);
  });
});
