import { expect, test } from 'vitest';
import { fill } from './fill.ts';

test('names in braces become their values', () => {
  expect(fill('{screens} 块屏 · {households} 户', { screens: 18, households: 1200 })).toBe(
    '18 块屏 · 1,200 户',
  );
});

test('a word follows its number', () => {
  const text = '{n} {n:screen|screens}';
  expect(fill(text, { n: 1 })).toBe('1 screen');
  expect(fill(text, { n: 0 })).toBe('0 screens');
});

test('a name without a value leaves nothing behind', () => {
  expect(fill('编号 {number}', {})).toBe('编号 ');
});
