import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { errorText, errorTexts } from './error-texts.ts';
import { errorCodeSchema, errorTable, LouyuError, type ErrorCode } from './errors.ts';
import { languages } from './primitives.ts';

const codes = errorCodeSchema.options;

test('every code of the table has a text, and no text is without a code', () => {
  expect(Object.keys(errorTexts).toSorted()).toEqual(Object.keys(errorTable).toSorted());
  expect([...codes].toSorted()).toEqual(Object.keys(errorTable).toSorted());
});

describe.each(codes)('%s', (code) => {
  const { 'zh-CN': chinese, en: english } = errorTexts[code];

  test('is a code, an HTTP error, and known to the schema', () => {
    expect(code).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(errorTable[code].status).toBeGreaterThanOrEqual(400);
    expect(errorTable[code].status).toBeLessThan(600);
    expect(v.parse(errorCodeSchema, code)).toBe(code);
  });

  test('speaks both languages in whole sentences', () => {
    expect(chinese).toMatch(/\p{Script=Han}.*[。]$/u);
    expect(english).toMatch(/^[“A-Z{].*[.]$/);
    expect(english).not.toMatch(/\p{Script=Han}/u);
  });

  test('names the same details in both languages', () => {
    expect(placeholdersOf(english)).toEqual(placeholdersOf(chinese));
  });

  test.each(languages)('fills every detail in %s', (language) => {
    const names = placeholdersOf(errorTexts[code][language]);
    const details = Object.fromEntries(names.map((name, index) => [name, `<${index}>`]));
    const text = errorText(code, language, details);
    for (const value of Object.values(details)) expect(text).toContain(value);
    expect(text).not.toMatch(/[{}]/);
    expect(errorText(code, language)).not.toMatch(/[{}]|undefined|null|NaN/);
  });
});

test('a detail is put in as it is: no pattern of it is filled again', () => {
  const details = { field: '$& $1 {maxChars} {field}', maxChars: 40 };
  expect(errorText('notice.field_too_long', 'en', details)).toBe(
    '“$& $1 {maxChars} {field}” may have at most 40 characters. Shorten it.',
  );
  expect(errorText('request.too_fast', 'zh-CN', { retryAfterSeconds: 0 })).toContain(' 0 秒');
});

test('an error carries its code, status, details and cause', () => {
  const cause = new TypeError('why');
  const error = new LouyuError('request.too_large', { details: { maxBytes: 10 }, cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'LouyuError',
    message: 'request.too_large',
    code: 'request.too_large',
    status: 413,
    details: { maxBytes: 10 },
    cause,
  });
  expect(new LouyuError('auth.required').details).toEqual({});
});

/** The names in a text, each once, in order of the alphabet. */
function placeholdersOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name))].toSorted();
}

test('placeholders are found in the texts that have some', () => {
  const withDetails: ErrorCode[] = codes.filter((code) => placeholdersOf(errorTexts[code].en).length > 0);
  expect(withDetails).toContain('config.port_in_use');
  expect(placeholdersOf(errorTexts['config.port_in_use'].en)).toEqual(['name', 'port']);
});
