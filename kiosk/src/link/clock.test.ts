import { beforeEach, describe, expect, it } from 'vitest';
import { HubClock } from './clock.ts';
import { MemoryStorage } from './memory-storage.ts';

const hubMs = Date.parse('2026-11-21T01:00:00Z');
let localMs: number;
let monotonicMs: number;

const newClock = () => new HubClock({ localMs: () => localMs, monotonicMs: () => monotonicMs });

function pass(milliseconds: number): void {
  localMs += milliseconds;
  monotonicMs += milliseconds;
}

function sample(atHubMs: number, roundTripMs: number) {
  return { hubMs: atHubMs, sentMs: monotonicMs - roundTripMs, receivedMs: monotonicMs };
}

beforeEach(() => {
  localMs = Date.parse('2001-01-01T00:00:00Z');
  monotonicMs = 5_000;
});

describe('HubClock', () => {
  it('is not trusted before it was set once', () => {
    expect(newClock().trusted).toBe(false);
  });

  it('takes the round trip out, and the sample with the shortest one', () => {
    const clock = newClock();
    clock.synchronise([sample(hubMs + 900, 1_000), sample(hubMs, 100)]);
    expect(clock.trusted).toBe(true);
    expect(clock.nowMs()).toBe(hubMs + 50);
    expect(clock.offsetMs).toBe(hubMs + 50 - localMs);
    pass(2_000);
    expect(clock.nowMs()).toBe(hubMs + 2_050);
  });

  it('runs on when the device’s own clock jumps', () => {
    const clock = newClock();
    clock.synchronise([sample(hubMs, 0)]);
    localMs += 86_400_000;
    expect(clock.nowMs()).toBe(hubMs);
  });

  it('stands still rather than going backwards', () => {
    const clock = newClock();
    clock.synchronise([sample(hubMs, 0)]);
    clock.synchronise([sample(hubMs - 3_000, 0)]);
    expect(clock.nowMs()).toBe(hubMs);
    pass(2_000);
    expect(clock.nowMs()).toBe(hubMs);
    pass(2_000);
    expect(clock.nowMs()).toBe(hubMs + 1_000);
  });

  it('follows a hub whose clock was set right', () => {
    const clock = newClock();
    clock.synchronise([sample(hubMs, 0)]);
    clock.synchronise([sample(hubMs - 86_400_000, 0)]);
    expect(clock.nowMs()).toBe(hubMs - 86_400_000);
  });

  it('is trusted over a restart without a hub', async () => {
    const storage = new MemoryStorage();
    const before = newClock();
    before.synchronise([sample(hubMs, 0)]);
    await before.save(storage);
    localMs += 60_000;
    monotonicMs = 10;
    const after = newClock();
    await after.load(storage);
    expect(after.trusted).toBe(true);
    expect(after.nowMs()).toBe(hubMs + 60_000);
  });

  it.each([
    ['forward', 86_400_000],
    ['back', -86_400_000],
  ])(
    'is right after a restart without a hub, though the device’s own clock had jumped a day %s',
    async (_, jumpMs) => {
      const storage = new MemoryStorage();
      const before = newClock();
      before.synchronise([sample(hubMs, 0)]);
      await before.save(storage);
      localMs += jumpMs;
      pass(60_000);
      expect(before.nowMs()).toBe(hubMs + 60_000);
      expect(before.offsetMs).toBe(hubMs + 60_000 - localMs);
      await before.save(storage);
      pass(60_000);
      monotonicMs = 10;
      const after = newClock();
      await after.load(storage);
      expect(after.trusted).toBe(true);
      expect(after.nowMs()).toBe(hubMs + 120_000);
    },
  );

  it('is not trusted after a restart whose own clock lies before the last known time', async () => {
    const storage = new MemoryStorage();
    const before = newClock();
    before.synchronise([sample(hubMs, 0)]);
    await before.save(storage);
    localMs = 0;
    const after = newClock();
    await after.load(storage);
    expect(after.trusted).toBe(false);
    expect(after.nowMs()).toBe(hubMs);
  });
});
