import type { ReachCurve } from '@louyu/contract/api/reach-curves';
import { expect, test } from 'vitest';
import { alignedPoints, comparisonOf, curvesOf } from './reach-comparison.ts';

function curve(noticeId: string, ...points: [minutes: number, reached: number, known: number][]): ReachCurve {
  return {
    ...{
      noticeId,
      number: 1,
      title: noticeId,
      outAt: '2026-11-21T01:00:00.000Z',
      screens: 4,
      households: 200,
    },
    points: points.map(([minutes, reached, known]) => ({ minutes, reached, known })),
  };
}

const notice = curve('now', [1, 1, 0], [2, 4, 2], [3, 4, 3]);
const last = curve('last', [1, 0, 1], [2, 2, 9], [5, 4, 12]);

test('compares with the last of the category after the same time, not with all that it came to', () => {
  const comparison = comparisonOf({ notice, before: [last, curve('older', [1, 0, 0])] });
  expect(comparison).toMatchObject({ minutes: 2, here: { known: 2 }, there: { known: 9 } });
  expect(comparison?.before.noticeId).toBe('last');
});

test('compares with nothing where there is nothing, and not before both have been looked at', () => {
  expect(comparisonOf({ notice, before: [] })).toBeUndefined();
  expect(comparisonOf({ notice: null, before: [] })).toBeUndefined();
  expect(curvesOf({ notice: null, before: [] })).toEqual([]);
  // So young that only the look of now is there.
  expect(comparisonOf({ notice: curve('now', [3, 1, 0]), before: [last] })).toBeUndefined();
});

test('lays the curves over each other in shares, with holes where one was not looked at', () => {
  const { minutes, values } = alignedPoints(curvesOf({ notice, before: [last] }), 'reached');
  expect(minutes).toEqual([1, 2, 3, 5]);
  expect(values).toEqual([
    [25, 100, 100, null],
    [0, 50, null, 100],
  ]);
  expect(alignedPoints([last], 'known').values).toEqual([[0.5, 4.5, 6]]);
});

test('a share is of something: no households are no share, and a screen that is gone makes no 125 %', () => {
  const alone = { ...curve('alone', [1, 5, 3]), households: 0 };
  expect(alignedPoints([alone], 'reached').values).toEqual([[100]]);
  expect(alignedPoints([alone], 'known').values).toEqual([[0]]);
});
