import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  countSchema,
  idSchema,
  inLanguage,
  instantSchema,
  lineOrEmptySchema,
  lineSchema,
  ordinalSchema,
  textSchema,
  windowSchema,
} from './primitives.ts';

describe('an instant', () => {
  test.each([
    ['2026-11-21T01:00:00Z', '2026-11-21T01:00:00.000Z'],
    ['2026-11-21T01:00:00.120Z', '2026-11-21T01:00:00.120Z'],
    ['2028-02-29T23:59:59.999Z', '2028-02-29T23:59:59.999Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(v.parse(instantSchema, text)).toBe(expected);
  });

  test.each([
    ['30 February', '2026-02-30T00:00:00Z'],
    ['29 February of no leap year', '2026-02-29T00:00:00Z'],
    ['29 February 1900', '1900-02-29T00:00:00Z'],
    ['31 April', '2026-04-31T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['month 0', '2026-00-01T00:00:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['24 o’clock', '2026-11-21T24:00:00Z'],
    ['no zone', '2026-11-21T01:00:00'],
    ['an offset', '2026-11-21T09:00:00+08:00'],
    ['small letters', '2026-11-21t01:00:00z'],
    ['a space for the T', '2026-11-21 01:00:00Z'],
    ['no seconds', '2026-11-21T01:00Z'],
    ['a tenth of a second', '2026-11-21T01:00:00.1Z'],
    ['microseconds', '2026-11-21T01:00:00.123456Z'],
    ['a year of six digits', '+012026-11-21T01:00:00Z'],
    ['a line feed after it', '2026-11-21T01:00:00Z\n'],
    ['other digits', '２０２６-11-21T01:00:00Z'],
    ['a date', '2026-11-21'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(v.is(instantSchema, text)).toBe(false);
  });

  test('sorts as text in the order of time', () => {
    const moment = fc
      .tuple(fc.integer({ min: 0, max: 4e12 }), fc.boolean())
      .map(([ms, isRound]) =>
        isRound ? `${new Date(ms).toISOString().slice(0, 19)}Z` : new Date(ms).toISOString(),
      );
    fc.assert(
      fc.property(moment, moment, (first, second) => {
        const isBefore = v.parse(instantSchema, first) < v.parse(instantSchema, second);
        expect(isBefore).toBe(Date.parse(first) < Date.parse(second));
      }),
    );
  });
});

describe('a window', () => {
  const window = (from: string, to: string) => v.is(windowSchema, { from, to });

  test('ends after it starts', () => {
    expect(window('2026-11-21T01:00:00Z', '2026-11-21T01:00:00.001Z')).toBe(true);
    expect(window('2026-11-21T01:00:00Z', '2026-11-21T01:00:00Z')).toBe(false);
    expect(window('2026-11-21T01:00:00Z', '2026-11-21T01:00:00.000Z')).toBe(false);
    expect(window('2026-11-21T01:00:01Z', '2026-11-21T01:00:00Z')).toBe(false);
    expect(window('2026-02-30T00:00:00Z', '2026-11-21T01:00:00Z')).toBe(false);
  });
});

describe('a line', () => {
  test('is trimmed, and full at its length', () => {
    expect(v.parse(lineSchema(4), ' \u3000停水通知\n')).toBe('停水通知');
    expect(v.is(lineSchema(4), '停水通知了')).toBe(false);
    expect(v.is(lineSchema(4), ' \t\u3000')).toBe(false);
    expect(v.parse(lineOrEmptySchema(4), ' \t\u3000')).toBe('');
  });

  test.each([...Array.from('\u0000\u0007\t\n\r\u001b\u007f\u0085\u2028\u2029\ud800'), '\udc00'])(
    'refuses %j within',
    (char) => {
      expect(v.is(lineSchema(9), `停${char}水`)).toBe(false);
      expect(v.is(lineOrEmptySchema(9), `停${char}水`)).toBe(false);
    },
  );

  test.each(['👨‍👩‍👧', '𠮷', 'é', '\u00ad', '（）', '‘’'])('takes %s', (char) => {
    expect(v.parse(lineSchema(20), `停${char}水`)).toBe(`停${char}水`);
  });
});

describe('a text', () => {
  test('keeps its lines and tabs, and may be empty', () => {
    expect(v.parse(textSchema(20), ' 一\n\n二\t三\r\n四 ')).toBe('一\n\n二\t三\r\n四');
    expect(v.parse(textSchema(20), '')).toBe('');
    expect(v.is(textSchema(3), '一二三四')).toBe(false);
  });

  test.each([...Array.from('\u0000\u0007\u001b\u007f\u0085\ud800'), '\udc00'])(
    'refuses %j within',
    (char) => {
      expect(v.is(textSchema(9), `停${char}水`)).toBe(false);
    },
  );
});

test.each([
  ['ab09', true],
  ['a'.repeat(32), true],
  ['a'.repeat(33), false],
  ['', false],
  ['A', false],
  ['a-b', false],
  ['a/b', false],
  ['a\n', false],
  ['+', false],
  ['ä', false],
  ['１', false],
])('%j as an id: %s', (text, expected) => {
  expect(v.is(idSchema, text)).toBe(expected);
});

test.each([
  [1, true, true],
  [2 ** 31, true, true],
  [2 ** 31 + 1, false, true],
  [0, false, true],
  [Number.MAX_SAFE_INTEGER, false, true],
  [2 ** 53, false, false],
  [-1, false, false],
  [1.5, false, false],
  [Number.NaN, false, false],
  [Number.POSITIVE_INFINITY, false, false],
])('%d: an ordinal %s, a count %s', (number, isOrdinal, isCount) => {
  expect(v.is(ordinalSchema, number)).toBe(isOrdinal);
  expect(v.is(countSchema, number)).toBe(isCount);
});

describe('a text in both languages', () => {
  test('is read in one’s own, and in the source language where that is missing or empty', () => {
    const both = { 'zh-CN': '大堂', en: 'Lobby' };
    expect(inLanguage(both, 'en')).toBe('Lobby');
    expect(inLanguage(both, 'zh-CN')).toBe('大堂');
    expect(inLanguage({ 'zh-CN': '大堂' }, 'en')).toBe('大堂');
    expect(inLanguage({ 'zh-CN': '大堂', en: '' }, 'en')).toBe('大堂');
  });
});
