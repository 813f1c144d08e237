import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, hasStamp, writeStamp } from './stamp.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'louyu-stamp-'));
  put('kiosk/src/main.ts', 'one');
  put('kiosk/index.html', 'page');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const now = () => fingerprint(root, ['kiosk', 'package-lock.json']);

test('a file touched but not changed is the same', () => {
  const before = now();
  utimesSync(join(root, 'kiosk/src/main.ts'), 0, 0);
  expect(now()).toBe(before);
});

test.for([
  ['changed', 'kiosk/src/main.ts', 'two'],
  ['added', 'kiosk/src/new.ts', ''],
  ['named by itself', 'package-lock.json', '{}'],
])('a file %s counts', ([, file = '', text = '']) => {
  const before = now();
  put(file, text);
  expect(now()).not.toBe(before);
});

test('text that moves from one file to the next counts', () => {
  put('kiosk/src/a.ts', 'xy');
  put('kiosk/src/b.ts', '');
  const before = now();
  put('kiosk/src/a.ts', 'x');
  put('kiosk/src/b.ts', 'y');
  expect(now()).not.toBe(before);
});

test('tests, packages and what was built do not count', () => {
  const before = now();
  put('kiosk/src/main.test.ts', 'test');
  put('kiosk/node_modules/lit/index.js', 'package');
  put('kiosk/dist/index.html', 'built');
  expect(now()).toBe(before);
});

test('a stamp says what the thing was made from', () => {
  const file = join(root, 'kiosk/dist/.built-from');
  expect(hasStamp(file, 'abc')).toBe(false);
  writeStamp(file, 'abc');
  expect(hasStamp(file, 'abc')).toBe(true);
  expect(hasStamp(file, 'abd')).toBe(false);
});
