import { expect, it } from 'vitest';
import { ClockWatch, clockToleranceMs } from './clock-watch.ts';

const start = Date.parse('2026-11-21T00:00:00.000Z');

function watchAt(latest: string | null) {
  let time = start;
  const watch = new ClockWatch({ now: () => new Date(time).toISOString() }, latest);
  return { watch, set: (ms: number) => void (time = start + ms) };
}

it('trusts a clock that goes forward, and small corrections', () => {
  const { watch, set } = watchAt(null);
  set(60_000);
  expect(watch.behind()).toBe(false);
  set(60_000 - clockToleranceMs);
  expect(watch.behind()).toBe(false);
  expect(watch.trusted.now()).toBe('2026-11-21T00:00:58.000Z');
});

it('refuses to date anything while the clock stands before what was lived through, and recovers', () => {
  const { watch, set } = watchAt('2026-11-21T01:00:00.000Z');
  expect(watch.behind()).toBe(true);
  expect(() => watch.trusted.now()).toThrow('hub.clock_behind');
  set(3_600_000);
  expect(watch.behind()).toBe(false);
  set(-1);
  expect(watch.behind()).toBe(true);
  expect(watch.latest).toBe('2026-11-21T01:00:00.000Z');
});

it('stays at the latest moment for what follows from the time alone, until the clock has come up to it', () => {
  const { watch, set } = watchAt('2026-11-21T01:00:00.000Z');
  expect(watch.lived.now()).toBe('2026-11-21T01:00:00.000Z');
  set(3_600_001);
  expect(watch.lived.now()).toBe('2026-11-21T01:00:00.001Z');
});
