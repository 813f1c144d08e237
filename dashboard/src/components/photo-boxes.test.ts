import { expect, it } from 'vitest';
import { boxBetween, movedBox, sizedBox } from './photo-boxes.ts';

it('a box lies between its corners, whichever was first, and within the picture', () => {
  const box = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
  expect(boxBetween({ x: 0.25, y: 0.5 }, { x: 0.75, y: 0.75 })).toEqual(box);
  expect(boxBetween({ x: 0.75, y: 0.5 }, { x: 0.25, y: 0.75 })).toEqual(box);
  expect(boxBetween({ x: -3, y: 0.5 }, { x: 0.5, y: 7 })).toEqual({ x: 0, y: 0.5, width: 0.5, height: 0.5 });
});

it('a tap is no box', () => {
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.9 })).toBeUndefined();
});

it('a box that is moved or sized stays within the picture', () => {
  const box = { x: 0.5, y: 0.5, width: 0.25, height: 0.25 };
  expect(movedBox(box, 0.125, -0.25)).toEqual({ ...box, x: 0.625, y: 0.25 });
  expect(movedBox(box, 9, -9)).toEqual({ ...box, x: 0.75, y: 0 });
  expect(sizedBox(box, 0.125, -0.125)).toEqual({ ...box, width: 0.375, height: 0.125 });
  expect(sizedBox(box, 9, -9)).toEqual({ ...box, width: 0.5, height: 0.01 });
});
