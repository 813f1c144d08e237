import { describe, expect, it } from 'vitest';
import type { ErrorDetails } from '@louyu/contract/errors';
import { LouyuError } from '@louyu/contract/errors';
import { AttemptThrottle, attemptThrottleDefaults } from './attempt-throttle.ts';

function turnable() {
  let ms = Date.parse('2026-11-21T08:00:00.000Z');
  return { now: () => new Date(ms).toISOString(), pass: (seconds: number) => (ms += seconds * 1000) };
}

function refusal(attempt: () => void): ErrorDetails | undefined {
  try {
    attempt();
  } catch (error) {
    if (error instanceof LouyuError && error.code === 'auth.too_many_attempts') return error.details;
    throw error;
  }
  return undefined;
}

describe('the throttle of attempts', () => {
  it('lets five through, then doubles the wait up to a minute', () => {
    const clock = turnable();
    const throttle = new AttemptThrottle(clock, attemptThrottleDefaults);
    const waits = [];
    for (let attempt = 0; attempt < 14; attempt += 1) {
      const wait = Number(refusal(() => throttle.attempt('admin', 'a'))?.['retryAfterSeconds'] ?? 0);
      waits.push(wait);
      if (wait === 0) continue;
      clock.pass(wait);
      throttle.attempt('admin', 'a');
    }
    expect(waits).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('does not let others lengthen the wait by trying on', () => {
    const clock = turnable();
    const throttle = new AttemptThrottle(clock, attemptThrottleDefaults);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      clock.pass(10);
      throttle.attempt('admin', 'a');
    }
    for (let attempt = 0; attempt < 50; attempt += 1) refusal(() => throttle.attempt('admin', 'b'));
    expect(refusal(() => throttle.attempt('admin', 'b'))).toEqual({ retryAfterSeconds: 8 });
  });

  it('forgets after a success, and after a quarter of an hour', () => {
    const clock = turnable();
    const throttle = new AttemptThrottle(clock, attemptThrottleDefaults);
    const spend = () => {
      for (let attempt = 0; attempt < 5; attempt += 1) throttle.attempt('admin', 'a');
    };
    spend();
    throttle.succeeded('admin', 'a');
    spend();
    expect(refusal(() => throttle.attempt('admin', 'a'))).toBeDefined();
    clock.pass(15 * 60);
    spend();
  });

  it('counts the failures of an address over all logins, and no success', () => {
    const clock = turnable();
    const throttle = new AttemptThrottle(clock, attemptThrottleDefaults);
    for (let attempt = 0; attempt < 300; attempt += 1) {
      throttle.attempt(`person${attempt}`, 'office');
      throttle.succeeded(`person${attempt}`, 'office');
    }
    for (let attempt = 0; attempt < 100; attempt += 1) throttle.attempt(`guess${attempt}`, 'office');
    clock.pass(300);
    expect(refusal(() => throttle.attempt('anybody', 'office'))).toEqual({ retryAfterSeconds: 600 });
    expect(refusal(() => throttle.attempt('anybody', 'elsewhere'))).toBeUndefined();
  });

  it('remembers no more than it may', () => {
    const throttle = new AttemptThrottle(turnable(), { ...attemptThrottleDefaults, loginCountsMax: 100 });
    for (let attempt = 0; attempt < 5; attempt += 1) throttle.attempt('first', `x${attempt}`);
    expect(refusal(() => throttle.attempt('first', 'y'))).toBeDefined();
    for (let other = 0; other < 100; other += 1) throttle.attempt(`other${other}`, `z${other}`);
    expect(refusal(() => throttle.attempt('first', 'y'))).toBeUndefined();
  });

  it('does not lock out for as long as a clock was wrong', () => {
    const clock = turnable();
    const throttle = new AttemptThrottle(clock, attemptThrottleDefaults);
    clock.pass(86_400 * 365);
    for (let attempt = 0; attempt < 5; attempt += 1) throttle.attempt('admin', 'a');
    clock.pass(-86_400 * 365);
    throttle.attempt('admin', 'a');
  });
});
