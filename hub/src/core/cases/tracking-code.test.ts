import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readTrackingCode,
  trackingCode,
  trackingSeedBytes,
  trackingUrl,
  writtenCode,
} from './tracking-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const seeds = fc.uint8Array({ minLength: trackingSeedBytes, maxLength: trackingSeedBytes });
const place = fc.nat({ max: 10 });

function isRead(text: string): boolean {
  try {
    readTrackingCode(text);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'case.code_mistyped' });
    return false;
  }
}

describe('a tracking code', () => {
  test('has ten characters that are easy to tell apart, and one that checks them', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(trackingCode(seed)).toMatch(/^[0-9A-HJKMNP-TV-Z]{11}$/);
      }),
    );
    expect(new Set(fc.sample(seeds, 500).map(trackingCode)).size).toBeGreaterThan(450);
  });

  test('is read in any case, with hyphens and spaces, and with O, I and L for what they look like', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const code = trackingCode(seed);
        for (const typed of [
          code,
          code.toLowerCase(),
          writtenCode(code),
          writtenCode(code).replace(/-/g, ' '),
        ])
          expect(readTrackingCode(typed)).toBe(code);
        expect(readTrackingCode(code.replace(/0/g, 'o').replace(/1/g, 'l'))).toBe(code);
        expect(readTrackingCode(code.replace(/1/g, 'I'))).toBe(code);
      }),
    );
  });

  test('with one wrong character is none', () => {
    fc.assert(
      fc.property(seeds, place, fc.nat({ max: 31 }), (seed, index, other) => {
        const code = trackingCode(seed);
        const char = alphabet.charAt(other);
        fc.pre(char !== code[index]);
        expect(isRead(code.slice(0, index) + char + code.slice(index + 1))).toBe(false);
      }),
    );
  });

  test('with two neighbours that changed places is none', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 9 }), (seed, index) => {
        const code = trackingCode(seed);
        const [a, b] = [code.charAt(index), code.charAt(index + 1)];
        fc.pre(a !== b);
        expect(isRead(code.slice(0, index) + b + a + code.slice(index + 2))).toBe(false);
      }),
    );
  });

  test.each([
    '',
    '8K3F7Q2M9C',
    '8K3F-7Q2M-9CXX',
    'U'.repeat(11),
    "' or 1=1 --",
    '８Ｋ３Ｆ７Ｑ２Ｍ９ＣＸ',
    '-'.repeat(11),
    '0'.repeat(9_999),
  ])('%j cannot be one', (typed) => {
    expect(isRead(typed)).toBe(false);
  });

  test('leads somewhere by a link', () => {
    expect(trackingUrl('http://192.0.2.10:8080/', '8K3F7Q2M9CX')).toBe(
      'http://192.0.2.10:8080/c/8K3F7Q2M9CX',
    );
  });
});
