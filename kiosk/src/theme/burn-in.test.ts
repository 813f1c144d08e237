import { expect, test } from 'vitest';
import { metricsOf } from '@louyu/contract/glass/metrics';
import { presetNames, profilePresets } from '@louyu/contract/glass/presets';
import { burnInMaxPx, burnInShift } from './burn-in.ts';

const minuteMs = 60_000;
const start = Date.parse('2026-11-21T00:00:00.000Z');

test('moves a pixel at a time, is everywhere within a day, and the same at the same moment', () => {
  const seen = new Set<string>();
  let before = burnInShift(start);
  for (let minute = 1; minute <= 24 * 60; minute += 1) {
    const { x, y } = burnInShift(start + minute * minuteMs);
    expect(Math.abs(x - before.x) + Math.abs(y - before.y)).toBeLessThanOrEqual(1);
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(burnInMaxPx);
    seen.add(`${x} ${y}`);
    before = { x, y };
  }
  expect(seen.size).toBe((2 * burnInMaxPx + 1) ** 2);
  expect(burnInShift(start)).toEqual(burnInShift(start));
});

test('never leaves the margins that every layout keeps', () => {
  for (const name of presetNames) {
    const { kind, profile } = profilePresets[name];
    expect(metricsOf(kind, profile).paddingPx).toBeGreaterThan(2 * burnInMaxPx);
  }
});
