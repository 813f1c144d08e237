import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeTurn } from './turn.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'louyu-turn-'));
  file = join(folder, '.cache', 'setup.turn');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('two take turns', async () => {
  const order: string[] = [];
  const first = Promise.withResolvers<undefined>();
  const a = takeTurn(file, async () => {
    order.push('a begins');
    await first.promise;
    order.push('a ends');
  });
  const b = takeTurn(file, () => Promise.resolve(order.push('b')));
  first.resolve(undefined);
  await Promise.all([a, b]);
  expect(order).toEqual(['a begins', 'a ends', 'b']);
  expect(existsSync(file)).toBe(false);
});

test('a turn is given back when the work fails', async () => {
  await expect(takeTurn(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});

test('the turn of one that died is taken over', async () => {
  await takeTurn(file, () => Promise.resolve());
  writeFileSync(file, '1\n');
  utimesSync(file, 0, 0);
  await expect(takeTurn(file, () => Promise.resolve('mine'))).resolves.toBe('mine');
});
