import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';

/*
 * DESIGN.md §6: what the built kiosk says is what Chrome 80 knows. The other tests run it there; this one names what
 * lies on paths that no test takes, and keeps the polyfills as few as they are.
 */

const assets = resolve(import.meta.dirname, '../kiosk/dist/assets');

let script = '';

beforeAll(async () => {
  const names = (await readdir(assets)).filter((name) => name.endsWith('.js'));
  const files = await Promise.all(names.map((name) => readFile(join(assets, name), 'utf8')));
  script = files.join('\n');
});

/** What came after Chrome 80, or is missing over plain HTTP, by how it stands in a script or in a style sheet. */
const later: Readonly<Record<string, RegExp>> = {
  'logical assignment (85)': /\?\?=|\|\|=|&&=/,
  'String.replaceAll (85)': /\.replaceAll\(/,
  'Promise.any (85)': /Promise\.any\(/,
  'WeakRef (84)': /\bWeakRef\b/,
  'class static block (94)': /\bstatic\s*\{/,
  'structuredClone (98)': /\bstructuredClone\(/,
  'findLast (97)': /\.findLast(Index)?\(/,
  'toSorted and the like (110)': /\.to(Sorted|Reversed|Spliced)\(/,
  'groupBy (117)': /\.groupBy\(/,
  'AbortSignal.timeout, any (103, 116)': /AbortSignal\.(timeout|any)\(/,
  'replaceChildren (86)': /\.replaceChildren\(/,
  'Array.prototype.at (92)': /\.at\(-?\d/,
  'Promise.withResolvers (119)': /\.withResolvers\(/,
  'crypto.randomUUID, not over plain HTTP (92)': /randomUUID/,
  'crypto.subtle, not over plain HTTP': /\.subtle\b/,
  'service workers, not over plain HTTP': /serviceWorker/,
  'inset (87)': /[;{\s]inset:/,
  'aspect-ratio (88)': /aspect-ratio:/,
  'gap of a flex box (84)': /[;{\s]gap:/,
  ':is, :where (88)': /:(is|where)\(/,
  'overflow: clip (90)': /overflow(-[xy])?:\s*clip/,
  'small, large and dynamic viewports (108)': /\d[sld]v[hw]\b/,
  'container queries (105)': /@container\b/,
  'cascade layers (99)': /@layer\b/,
  'color-mix (111)': /color-mix\(/,
};

it.each(Object.entries(later))('needs no %s', (_name, pattern) => {
  expect(pattern.exec(script)?.[0]).toBeUndefined();
});

/** What Chrome 80 lacks and a library calls: kiosk/src/polyfills.ts brings it, and it goes when none calls it any more. */
it('the polyfill of Object.hasOwn is still needed', () => {
  expect(script).toMatch(/Object\.hasOwn\(/);
});
