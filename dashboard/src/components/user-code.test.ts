import { expect, test } from 'vitest';
import { canonicalCode, typedCode } from './user-code.ts';

test('a code is read however it is typed', () => {
  expect(canonicalCode('bcdfghjk')).toBe('BCDF-GHJK');
  expect(canonicalCode(' BCDF - GHJK ')).toBe('BCDF-GHJK');
  expect(canonicalCode('BCDF-GHJ')).toBeNull();
  expect(canonicalCode('BCDF-GHJ1')).toBeNull();
});

test('the hyphen comes by itself while typing', () => {
  expect(typedCode('bcdf')).toBe('BCDF');
  expect(typedCode('bcdfg')).toBe('BCDF-G');
  expect(typedCode('bcdf-ghjkk')).toBe('BCDF-GHJK');
});
