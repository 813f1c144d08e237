import { describe, expect, it } from 'vitest';
import { dither } from './dither.ts';

function flat(value: number, width: number, height: number): Uint8Array {
  return new Uint8Array(width * height).fill(value);
}

function shareOfWhite(dots: Uint8Array): number {
  return dots.filter((dot) => dot === 255).length / dots.length;
}

describe('dithering', () => {
  it('makes black and white only, and keeps what is black or white already', () => {
    expect(new Set(dither(flat(0, 20, 20), 20, 20))).toEqual(new Set([0]));
    expect(new Set(dither(flat(255, 20, 20), 20, 20))).toEqual(new Set([255]));
    const ramp = Uint8Array.from({ length: 64 * 64 }, (_, index) => (index % 64) * 4);
    expect(new Set(dither(ramp, 64, 64))).toEqual(new Set([0, 255]));
  });

  it('lets more dots be white the brighter an area is, as much as the light of it', () => {
    const shares = [64, 128, 192].map((value) => shareOfWhite(dither(flat(value, 64, 64), 64, 64)));
    [64, 128, 192].forEach((value, index) => expect(shares[index]).toBeCloseTo((value / 255) ** 1.4, 1));
  });

  it('draws no stripes: in an even gray no row and no column is all of one kind', () => {
    const dots = dither(flat(150, 40, 40), 40, 40);
    for (let line = 4; line < 36; line += 1) {
      const row = dots.subarray(line * 40, line * 40 + 40);
      const column = dots.filter((_, index) => index % 40 === line);
      expect(new Set(row).size).toBe(2);
      expect(new Set(column).size).toBe(2);
    }
  });

  it('takes an image of one pixel', () => {
    expect([...dither(flat(200, 1, 1), 1, 1)]).toEqual([255]);
  });
});
