import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRows } from './packing.ts';

describe('packRows', () => {
  it('fills rows in order, and begins a new part when the rows are used up', () => {
    expect(packRows([4, 4, 4, 4, 4], 10, 2)).toEqual([
      { from: 0, to: 4 },
      { from: 4, to: 5 },
    ]);
  });

  it('gives an item wider than a row one to itself', () => {
    expect(packRows([4, 99, 4], 10, 1)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ]);
  });

  it('covers every item once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 })),
        fc.integer({ min: 1, max: 4 }),
        (widths, rows) => {
          const covered = packRows(widths, 15, rows).flatMap(({ from, to }) =>
            Array.from({ length: to - from }, (_, offset) => from + offset),
          );
          expect(covered).toEqual(widths.map((_, index) => index));
        },
      ),
    );
  });
});
