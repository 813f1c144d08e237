import { expect, it } from 'vitest';
import { categoriesOf, guessedCategory } from './case-category.ts';

it.each([
  ['厨房天花板漏水', 'repair', 'leak'],
  ['大堂的灯不亮', 'repair', 'light'],
  ['2号电梯灯不亮', 'repair', 'lift'],
  ['单元门刷卡没反应', 'repair', 'access'],
  ['The lift stops between floors', 'repair', 'lift'],
  ['A slight smell in the hall', 'repair', 'other'],
  ['楼上装修扰民', 'complaint', 'noise'],
  // A repair is one of six.
  ['楼上装修扰民', 'repair', 'other'],
  ['停车费怎么算', 'question', 'fee'],
  ['车位被占', 'complaint', 'parking'],
  ['', 'question', 'other'],
] as const)('%s (%s) is about %s', (text, kind, category) => {
  expect(guessedCategory(text, kind)).toBe(category);
});

it('a repair has the six of the form, with 其他 last; others have all', () => {
  expect(categoriesOf('repair')).toEqual(['leak', 'light', 'lift', 'access', 'garbage', 'other']);
  expect(categoriesOf('question')).toHaveLength(10);
  expect(categoriesOf('question').at(-1)).toBe('other');
});
