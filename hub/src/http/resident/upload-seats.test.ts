import { expect, test } from 'vitest';
import { UploadSeats } from './upload-seats.ts';

/** Work that goes on until it is told to end. */
function work() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  const started: number[] = [];
  return { started, end: () => end(), run: (id: number) => () => (started.push(id), done) };
}

const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

test('a few are read at once, the others wait their turn, and too many are sent away', async () => {
  const seats = new UploadSeats(2, 2);
  const works = [1, 2, 3, 4].map(() => work());
  const uses = works.map((each, index) => seats.use(each.run(index)));
  await settle();
  expect(works.map(({ started }) => started.length)).toEqual([1, 1, 0, 0]);
  await expect(seats.use(work().run(5))).rejects.toMatchObject({ code: 'hub.busy' });
  works[1]?.end();
  await uses[1];
  await settle();
  expect(works.map(({ started }) => started.length)).toEqual([1, 1, 1, 0]);
  for (const each of works) each.end();
  await Promise.all(uses);
  expect(works.map(({ started }) => started.length)).toEqual([1, 1, 1, 1]);
});

test('a seat is free again when the work failed, as often as it fails', async () => {
  const seats = new UploadSeats(1, 1);
  for (let count = 0; count < 3; count += 1)
    await expect(seats.use(() => Promise.reject(new TypeError('broken')))).rejects.toThrow('broken');
  expect(await seats.use(() => Promise.resolve('well'))).toBe('well');
  const [first, second] = [work(), work()];
  const uses = [seats.use(first.run(1)), seats.use(second.run(2))];
  first.end();
  second.end();
  await Promise.all(uses);
  expect(second.started).toEqual([2]);
});
