import { expect, test } from 'vitest';
import { Quarantine } from './quarantine.ts';

const limits = { mqttQuarantineMs: 1_000, mqttConnectsPerMinute: 2 };

test.each([
  [0, 500],
  [0.999, 1_499],
])('holds a device for half to one and a half of its time (%d)', (random, heldMs) => {
  const quarantine = new Quarantine(limits, () => random);
  quarantine.put('mad', 0);
  expect(quarantine.holds('mad', heldMs - 1)).toBe(true);
  expect(quarantine.holds('mad', heldMs + 1)).toBe(false);
  expect(quarantine.holds('other', 0)).toBe(false);
});

test('a device that connects more often than it may is held; one that waits is not', () => {
  const quarantine = new Quarantine(limits, () => 0.5);
  expect(quarantine.admits('d1', 0)).toBe(true);
  expect(quarantine.admits('d1', 0)).toBe(true);
  expect(quarantine.admits('d1', 0)).toBe(false);
  expect(quarantine.holds('d1', 999)).toBe(true);
  expect(quarantine.admits('d2', 0)).toBe(true);
  quarantine.sweep(60_000);
  expect(quarantine.admits('d1', 60_000)).toBe(true);
});
