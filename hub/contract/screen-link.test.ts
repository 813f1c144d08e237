import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../../tests/support/arbitrary-of.ts';
import { alertLinkUrl, decodeScreenLink, encodeScreenLink, screenLinkUrl } from './screen-link.ts';

const link = fc.record({
  noticeNumber: fc.integer({ min: 1, max: 0xffffff }),
  screenCode: fc.stringMatching(/^[0-9a-f]{14}$/),
});

test('goes there and back for every notice and screen', () => {
  fc.assert(
    fc.property(link, (value) => {
      const text = encodeScreenLink(value);
      expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      expect(decodeScreenLink(text)).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

test('keeps the first and the last of all links apart', () => {
  const first = { noticeNumber: 1, screenCode: '0'.repeat(14) };
  const last = { noticeNumber: 0xffffff, screenCode: 'f'.repeat(14) };
  expect(encodeScreenLink(first)).toBe('0000200000000000');
  expect(encodeScreenLink(last)).toBe('ZZZZZZZZZZZZZZZZ');
  expect([first, last].map(encodeScreenLink).map(decodeScreenLink)).toEqual([first, last]);
});

test('any case, hyphens and look-alikes read the same', () => {
  const lookAlikes: Record<string, string[]> = { 0: ['0', 'O', 'o'], 1: ['1', 'I', 'i', 'L', 'l'] };
  const asWritten = link.chain((value) =>
    fc.record({
      value: fc.constant(value),
      chars: fc.tuple(
        ...[...encodeScreenLink(value)].map((char) =>
          fc.constantFrom(...(lookAlikes[char] ?? [char, char.toLowerCase(), `-${char}`])),
        ),
      ),
    }),
  );
  fc.assert(
    fc.property(asWritten, ({ value, chars }) => {
      expect(decodeScreenLink(chars.join(''))).toEqual(value);
    }),
  );
});

describe('is unknown', () => {
  test.each([
    ['empty', ''],
    ['too short', '0000G0000000000'],
    ['too long', '0000G000000000000'],
    ['hyphens only', '-'.repeat(16)],
    ['too many hyphens', `0000G00000000000${'-'.repeat(40)}`],
    ['U, which stands for nothing', '0000G0000000000U'],
    ['a space', '0000G0000000000 '],
    ['a line feed after it', '0000G00000000000\n'],
    ['a letter that only Unicode takes for S', '0000G0000000000ſ'],
    ['a letter that only Unicode takes for I', '0000G0000000000ı'],
    ['full-width letters', '0000G0000000000０'],
    ['Chinese', '楼'.repeat(16)],
    ['a sign', '-0000G0000000000+'],
    ['10 MB', '0'.repeat(10_000_000)],
    ['notice number 0', '0000000000000000'],
    ['notice number 0 of a real screen', '00001ZZZZZZZZZZZ'],
  ])('%s', (_, text) => {
    expect(() => decodeScreenLink(text)).toThrow('link.unknown');
  });

  test('whatever is not 16 of its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 40 }), (text) => {
        fc.pre(!/^[0-9A-TV-Za-tv-z]{16}$/.test(text.replace(/-/g, '')));
        expect(() => decodeScreenLink(text)).toThrow('link.unknown');
      }),
    );
  });
});

test('its address is upper-case throughout, with or without a slash at the end of the base', () => {
  const value = { noticeNumber: 312, screenCode: '0123456789abcd' };
  const url = screenLinkUrl('http://192.168.1.20:8080', value);
  expect(url).toBe(`HTTP://192.168.1.20:8080/Q/${encodeScreenLink(value)}`);
  expect(screenLinkUrl('http://192.168.1.20:8080/', value)).toBe(url);
});

test('that of an alert has its own door, and the same decoder reads it', () => {
  const url = alertLinkUrl('http://192.168.1.20:8080/', { alertNumber: 7, screenCode: '0123456789abcd' });
  expect(url).toMatch(/^HTTP:\/\/192\.168\.1\.20:8080\/A\/[0-9A-Z]{16}$/);
  expect(decodeScreenLink(url.slice(-16))).toEqual({ noticeNumber: 7, screenCode: '0123456789abcd' });
});
