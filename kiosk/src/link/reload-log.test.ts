import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from './limits.ts';
import { ReloadLog, type SessionNotes } from './reload-log.ts';

let kept: Map<string, string>;
let localMs: number;
const notes = (): SessionNotes => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
});
/** The log of the page after the reload. */
const log = () => new ReloadLog(notes(), () => localMs);

beforeEach(() => {
  kept = new Map();
  localMs = Date.parse('2026-11-21T01:00:00Z');
});

describe('ReloadLog', () => {
  it('tells nothing before the first, and then how many, why and when', () => {
    expect(log().reloads).toBeNull();
    log().note('frames');
    localMs += 60_000;
    log().note('glass');
    expect(log().reloads).toEqual({ count: 2, reason: 'glass', at: '2026-11-21T01:01:00.000Z' });
  });

  it('lets a page that gets stuck again run twice as long, and ends at so many an hour', () => {
    let reloads = 0;
    const endMs = localMs + 3600_000;
    let upMs = 0;
    const waits: number[] = [];
    for (; localMs < endMs; localMs += 5_000) {
      upMs += 5_000;
      if (!log().mayReload(upMs)) continue;
      log().note('loop');
      waits.push(upMs);
      reloads += 1;
      upMs = 0;
    }
    expect(reloads).toBeLessThanOrEqual(limits.reloadsPerHourMax);
    expect(waits.slice(0, 3)).toEqual([1, 2, 4].map((factor) => factor * limits.reloadFirstAfterMs));
    expect(log().reloads?.count).toBe(reloads);
  });

  it('forgets after an hour, whatever the clock was set to', () => {
    for (let count = 0; count < limits.reloadsPerHourMax; count += 1) log().note('loop');
    expect(log().mayReload(Infinity)).toBe(false);
    localMs -= 86_400_000;
    expect(log().mayReload(Infinity)).toBe(false);
    log().note('loop');
    localMs += 3600_001;
    expect(log().mayReload(Infinity)).toBe(true);
  });

  it('without a place for notes lets a page reload once an hour', () => {
    const blind = new ReloadLog(null, () => localMs);
    expect(blind.mayReload(1800_000)).toBe(false);
    expect(blind.mayReload(3600_000)).toBe(true);
  });
});
