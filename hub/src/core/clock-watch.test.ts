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
  expect(watch.state()).toBe('right');
  set(60_000 - clockToleranceMs);
  expect(watch.state()).toBe('right');
  expect(watch.trusted.now()).toBe('2026-11-21T00:00:58.000Z');
});

it('refuses to date anything while the clock stands before what was lived through, and recovers', () => {
  const { watch, set } = watchAt('2026-11-21T01:00:00.000Z');
  expect(watch.state()).toBe('behind');
  expect(() => watch.trusted.now()).toThrow('hub.clock_behind');
  set(3_600_000);
  expect(watch.state()).toBe('right');
  set(-1);
  expect(watch.state()).toBe('behind');
  expect(watch.latest).toBe('2026-11-21T01:00:00.000Z');
});

it('stays at the latest moment for what follows from the time alone, until the clock has come up to it', () => {
  const { watch, set } = watchAt('2026-11-21T01:00:00.000Z');
  expect(watch.lived.now()).toBe('2026-11-21T01:00:00.000Z');
  set(3_600_001);
  expect(watch.lived.now()).toBe('2026-11-21T01:00:00.001Z');
});

const hourMs = 3_600_000;
const dayHours = 24;

it('does not adopt a leap far ahead, and is right again when the clock is', () => {
  const { watch, set } = watchAt('2026-11-21T00:00:00.000Z');
  set(40 * dayHours * hourMs);
  expect(watch.state()).toBe('ahead');
  expect(() => watch.trusted.now()).toThrow('hub.clock_ahead');
  expect(watch.lived.now()).toBe('2026-11-21T00:00:00.000Z');
  set(hourMs);
  expect(watch.state()).toBe('right');
  expect(watch.latest).toBe('2026-11-21T01:00:00.000Z');
});

it('believes a hub that was off for less than its limit', () => {
  let time = start;
  const watch = new ClockWatch({ now: () => new Date(time).toISOString() }, null, { clockLeapMaxDays: 2 });
  time += 2 * dayHours * hourMs;
  expect(watch.state()).toBe('right');
  time += 2 * dayHours * hourMs + 1;
  expect(watch.state()).toBe('ahead');
});

it.each([-40, 40])('goes on from a clock that was accepted, %i days away', (days) => {
  const { watch, set } = watchAt('2026-11-21T00:00:00.000Z');
  set(days * dayHours * hourMs);
  expect(watch.state()).not.toBe('right');
  watch.accept();
  expect(watch.state()).toBe('right');
  expect(watch.trusted.now()).toBe(watch.latest);
});
