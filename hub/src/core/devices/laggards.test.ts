import { expect, test } from 'vitest';
import { laterBy } from '../time.ts';
import { lagBackoffMaxMs, lagGraceMs, Laggards } from './laggards.ts';

const topic = 'louyu/v1/s/place/p/board';
const reader = { siteId: 's', deviceId: 'd', placeIds: new Set(['p']) };
const start = '2026-11-21T00:00:00.000Z';
const at = (ms: number) => laterBy(start, ms);

test('a device that holds what is published is left alone', () => {
  const laggards = new Laggards((name) => (name === topic ? { epoch: 1, version: 3 } : undefined));
  for (const ms of [0, lagGraceMs, lagGraceMs * 10]) {
    expect(laggards.isDue(reader, [{ topic, epoch: 1, version: 3 }], at(ms))).toBe(false);
    expect(laggards.isDue(reader, [{ topic, epoch: 2, version: 1 }], at(ms))).toBe(false);
  }
});

test.each([
  ['an older version', [{ topic, epoch: 1, version: 2 }]],
  ['nothing at all', []],
  ['a board of another place', [{ topic: 'louyu/v1/s/place/q/board', epoch: 9, version: 9 }]],
])('a device that holds %s is told after the grace, ever more rarely', (_, documents) => {
  const laggards = new Laggards((name) => (name === topic ? { epoch: 1, version: 3 } : undefined));
  const told: number[] = [];
  const beatMs = 15_000;
  for (let ms = 0; ms <= lagBackoffMaxMs * 4; ms += beatMs) {
    if (laggards.isDue(reader, documents, at(ms))) told.push(ms);
  }
  expect(told[0]).toBe(lagGraceMs);
  const waits = told.slice(1).map((ms, index) => ms - (told[index] ?? 0));
  expect(waits.slice(0, 3)).toEqual([2, 4, 8].map((factor) => lagGraceMs * factor));
  expect(Math.max(...waits)).toBeLessThanOrEqual(lagBackoffMaxMs + beatMs);
});

test('a device that has caught up starts afresh', () => {
  const laggards = new Laggards((name) => (name === topic ? { epoch: 1, version: 3 } : undefined));
  expect(laggards.isDue(reader, [], at(0))).toBe(false);
  expect(laggards.isDue(reader, [{ topic, epoch: 1, version: 3 }], at(lagGraceMs - 1))).toBe(false);
  expect(laggards.isDue(reader, [], at(lagGraceMs))).toBe(false);
  expect(laggards.isDue(reader, [], at(lagGraceMs * 2))).toBe(true);
});
