import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { liftLoopSeconds, liftPageSeconds } from './loop-length.ts';

const part = fc.record({ leads: fc.boolean(), pages: fc.integer({ min: 1, max: 3 }) });

it('stays within a ride as long as its pages can be read (EXPERIENCE "Screens": loop ≤ 40 s)', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
      const seconds = liftPageSeconds(parts);
      expect(seconds).toBeGreaterThanOrEqual(5);
      expect(seconds).toBeLessThanOrEqual(8);
      if (seconds > 5) expect(liftLoopSeconds(parts)).toBeLessThanOrEqual(40.001);
    }),
  );
});

it('counts a leading page before every other one (R4)', () => {
  const other = { leads: false, pages: 1 };
  expect(liftLoopSeconds([other, other])).toBe(16);
  expect(liftLoopSeconds([{ leads: true, pages: 1 }, other, other])).toBe(32);
  expect(liftPageSeconds([{ leads: true, pages: 1 }, other, other, other])).toBeCloseTo(40 / 6);
});
