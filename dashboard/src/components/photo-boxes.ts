import type { PhotoBox } from '@louyu/contract/api/cases';

/** In fractions of the width and the height of a picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box smaller than this hides nothing: it was a tap. */
const leastShare = 0.01;

/** The box between two corners, whichever was first, cut at the edges; undefined where it is none. */
export function boxBetween(one: Point, other: Point): PhotoBox | undefined {
  const [left, right] = inOrder(one.x, other.x);
  const [top, bottom] = inOrder(one.y, other.y);
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return box.width < leastShare || box.height < leastShare ? undefined : box;
}

/** The same box elsewhere, whole within the picture. */
export function movedBox({ x, y, width, height }: PhotoBox, dx: number, dy: number): PhotoBox {
  return { x: within(x + dx, 1 - width), y: within(y + dy, 1 - height), width, height };
}

/** The same box, its right and lower edges moved. */
export function sizedBox({ x, y, width, height }: PhotoBox, dx: number, dy: number): PhotoBox {
  return {
    x,
    y,
    width: Math.max(leastShare, within(width + dx, 1 - x)),
    height: Math.max(leastShare, within(height + dy, 1 - y)),
  };
}

function inOrder(one: number, other: number): readonly [number, number] {
  const [a, b] = [within(one, 1), within(other, 1)];
  return a < b ? [a, b] : [b, a];
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
