import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from './limits.ts';
import { Watchdog } from './watchdog.ts';

let watchdog: Watchdog;
let nowMs: number;

beforeEach(() => {
  watchdog = new Watchdog();
  nowMs = 1_000;
  for (const what of ['frames', 'loop', 'glass'] as const) watchdog.alive(what, nowMs);
});

/** Checks every few seconds; `alive` goes on. */
function pass(milliseconds: number, alive: readonly ('frames' | 'loop' | 'glass')[], hidden = false) {
  const untilMs = nowMs + milliseconds;
  for (; nowMs < untilMs; nowMs += limits.watchdogEveryMs) {
    for (const what of alive) watchdog.alive(what, nowMs);
    const stuck = watchdog.check(nowMs, hidden);
    if (stuck !== null) return stuck;
  }
  return null;
}

describe('Watchdog', () => {
  it('lets be what lives', () => {
    expect(pass(3600_000, ['frames', 'loop', 'glass'])).toBeNull();
  });

  it.each([
    ['frames', ['loop', 'glass']],
    ['loop', ['frames', 'glass']],
    ['glass', ['frames', 'loop']],
  ] as const)('notices that there is no more life in the %s, and not too early', (what, others) => {
    expect(pass(limits.stuckAfterMs, others)).toBeNull();
    expect(pass(2 * limits.watchdogEveryMs, others)).toBe(what);
  });

  it('misses no frames on glass that cannot be seen, but a loop', () => {
    expect(pass(3600_000, ['loop'], true)).toBeNull();
    expect(pass(3600_000, ['frames', 'glass'], true)).toBe('loop');
  });

  it('gives a machine that slept its full time once more', () => {
    pass(10_000, ['frames', 'loop', 'glass']);
    nowMs += 8 * 3600_000;
    expect(pass(limits.stuckAfterMs, [])).toBeNull();
    expect(pass(2 * limits.watchdogEveryMs, [])).not.toBeNull();
  });
});
