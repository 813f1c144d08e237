import { expect, test } from 'vitest';
import { Held } from './held.ts';

/** A table of one row, and how often it was read. */
function makeTable() {
  const held = new Held<number>(2);
  const table = { row: 1, reads: 0 };
  const read = () => {
    table.reads += 1;
    return Promise.resolve<number | undefined>(table.row);
  };
  const write = (row: number) =>
    held.change(() => {
      table.row = row;
      return Promise.resolve();
    });
  return { held, table, read, write };
}

test('reads once until something changes', async () => {
  const { held, table, read, write } = makeTable();
  expect([await held.get('a', read), await held.get('a', read), table.reads]).toEqual([1, 1, 1]);
  await write(2);
  expect([await held.get('a', read), table.reads]).toEqual([2, 2]);
});

test('does not hold what was read while something changed', async () => {
  const { held, read, write } = makeTable();
  const { promise, resolve } = Promise.withResolvers<number>();
  const slow = held.get('a', () => promise);
  await write(2);
  resolve(1);
  expect(await slow).toBe(1);
  expect(await held.get('a', read)).toBe(2);
});

test('forgets after a change that has failed too', async () => {
  const { held, table, read } = makeTable();
  await held.get('a', read);
  await expect(held.change(() => Promise.reject(new RangeError('full')))).rejects.toThrow('full');
  await held.get('a', read);
  expect(table.reads).toBe(2);
});

test('holds no more than it may, and nothing of what is not there', async () => {
  const { held, table, read } = makeTable();
  for (const key of ['a', 'b', 'c', 'a']) await held.get(key, read);
  expect(table.reads).toBe(4);
  const nothing = () => {
    table.reads += 1;
    return Promise.resolve(undefined);
  };
  await held.get('d', nothing);
  await held.get('d', nothing);
  expect(table.reads).toBe(6);
});
