import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalUserCode, newUserCode, shownUserCode } from './pairing-codes.ts';

test('a user code is eight letters without vowels and look-alikes, whatever the randomness gives', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 8, maxLength: 8 })), (chunks) => {
      // Randomness that only ever gave unfair bytes would be waited for without end.
      const bytes = () => chunks.shift() ?? new Uint8Array(8);
      expect(newUserCode({ id: () => '', bytes })).toMatch(/^[BCDFGHJKMNPRSTVWXZ]{8}$/);
    }),
  );
});

test('a user code is recognised as people type it', () => {
  const code = 'BCDFGHJK';
  expect(shownUserCode(code)).toBe('BCDF-GHJK');
  for (const typed of ['BCDF-GHJK', 'bcdfghjk', ' bcdf ghjk ', 'Bcdf-Ghjk']) {
    expect(canonicalUserCode(typed)).toBe(code);
  }
});
