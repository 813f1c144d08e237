/** Shares of an error that go to the neighbours (Floyd and Steinberg): ahead, below behind, below, below ahead. */
const ahead = 7 / 16;
const belowBehind = 3 / 16;
const below = 5 / 16;
const belowAhead = 1 / 16;

/**
 * How bright a gray value is on the sheet, 0–1. Dots add up as light does, and not as the values of a screen; but e-paper's
 * white is gray, so that less is taken off than for light itself.
 */
const light = Float32Array.from({ length: 256 }, (_, value) => (value / 255) ** 1.4);

/**
 * Turns gray values, row by row, into 0 or 255 each, so that the dots of an area are as bright together as its grays. Rows
 * go to and fro, so that no stripes run across the sheet.
 */
export function dither(gray: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height);
  let row = new Float32Array(width + 2);
  let next = new Float32Array(width + 2);
  for (let y = 0; y < height; y += 1) {
    const step = y % 2 === 0 ? 1 : -1;
    const first = step === 1 ? 0 : width - 1;
    for (let x = first; x >= 0 && x < width; x += step) {
      const at = y * width + x;
      const wanted = (light[gray[at] ?? 0] ?? 0) + (row[x + 1] ?? 0);
      const white = wanted >= 0.5;
      out[at] = white ? 255 : 0;
      const error = wanted - (white ? 1 : 0);
      row[x + 1 + step] = (row[x + 1 + step] ?? 0) + error * ahead;
      next[x + 1 - step] = (next[x + 1 - step] ?? 0) + error * belowBehind;
      next[x + 1] = (next[x + 1] ?? 0) + error * below;
      next[x + 1 + step] = (next[x + 1 + step] ?? 0) + error * belowAhead;
    }
    [row, next] = [next, row];
    next.fill(0);
  }
  return out;
}
