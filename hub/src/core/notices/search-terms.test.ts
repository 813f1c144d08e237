import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchExpressionOf, termsOf } from './search-terms.ts';

test('Chinese is cut into pairs, each character once as the first; words and figures stay whole', () => {
  expect(termsOf('明天停水 3栋1单元')).toBe('明天 天停 停水 水 3 栋 1 单元 元');
  expect(termsOf('Water OFF，编号：０３１２')).toBe('water off 编号 号 0312');
  expect(termsOf('。，')).toBe('');
});

test('what is looked for is a phrase, and its last word may go on', () => {
  expect(searchExpressionOf('停水')).toBe('"停水" *');
  expect(searchExpressionOf('水')).toBe('"水" *');
  expect(searchExpressionOf('3栋大堂')).toBe('"3 栋大 大堂" *');
  expect(searchExpressionOf('停水 3栋')).toBe('"停水" * AND "3 栋" *');
  expect(searchExpressionOf(' “” ')).toBeNull();
});

test('nothing that people type is more than words to the index', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(searchExpressionOf(text) ?? '').toMatch(/^("[^"*]+" \*( AND "[^"*]+" \*)*)?$/u);
    }),
  );
});
