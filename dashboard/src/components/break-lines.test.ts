import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from './break-lines.ts';

/** A Chinese character is two wide, all else one. */
const measure = (text: string) =>
  [...text].reduce((sum, c) => sum + (/\p{Script=Han}|[，。“”]/u.test(c) ? 2 : 1), 0);

test('breaks Chinese anywhere, words and figures nowhere', () => {
  expect(breakLines('明天上午停水', 8, measure)).toEqual(['明天上午', '停水']);
  expect(breakLines('停水 9:00–18:00', 12, measure)).toEqual(['停水', '9:00–18:00']);
  expect(breakLines('Water off from Sunday', 10, measure)).toEqual(['Water off', 'from', 'Sunday']);
});

test('keeps marks where they belong', () => {
  expect(breakLines('明天上午，停水', 8, measure)).toEqual(['明天上', '午，停水']);
  expect(breakLines('点“知晓”', 4, measure)).toEqual(['点', '“知', '晓”']);
});

test('breaks a word that is wider than a line, and says nothing of nothing', () => {
  expect(breakLines('abcdefgh', 3, measure)).toEqual(['abc', 'def', 'gh']);
  expect(breakLines('  ', 3, measure)).toEqual([]);
});

test('loses no character, and no line of more than marks is too wide', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('停水通知9:00 ab，。“”')), maxLength: 60 }),
      fc.integer({ min: 6, max: 30 }),
      (text, width) => {
        const lines = breakLines(text, width, measure);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});
