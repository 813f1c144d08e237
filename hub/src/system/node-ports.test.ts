import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256, systemRandom } from './node-ports.ts';

test('ids are sixteen letters of Crockford and never the same', () => {
  const ids = Array.from({ length: 2_000 }, () => systemRandom.id());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
  // Every letter is used: 32,000 draws that miss one would be odds of e⁻¹⁰⁰⁰.
  expect(new Set(ids.join('')).size).toBe(32);
});

test('a digest is SHA-256 of text and of bytes alike', () => {
  const expected = createHash('sha256').update('楼语').digest('hex');
  expect(sha256('楼语')).toBe(expected);
  expect(sha256(Buffer.from('楼语'))).toBe(expected);
});
