/** How far the picture leaves its place on glass that burns in, in pixels: less than any margin, so that nothing is cut. */
export const burnInMaxPx = 4;

/** How long the picture stays in one place, in milliseconds: too seldom to be noticed, often enough to be everywhere in a day. */
const stepMs = 4 * 60_000;

const side = 2 * burnInMaxPx + 1;
const places = side * side;

/**
 * Where the picture stands at a moment, in whole pixels from its place: line by line to and fro over a small square and
 * back again, one pixel a step, so that no edge of type stays on the same pixels for years. A jump, no motion.
 */
export function burnInShift(nowMs: number): { readonly x: number; readonly y: number } {
  const step = Math.floor(nowMs / stepMs) % (2 * places - 2);
  const index = step < places ? step : 2 * places - 2 - step;
  const row = Math.floor(index / side);
  const column = index % side;
  return { x: (row % 2 === 0 ? column : side - 1 - column) - burnInMaxPx, y: row - burnInMaxPx };
}
