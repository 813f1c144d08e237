import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { PendingTaps } from './pending-taps.ts';

const host: ReactiveControllerHost = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a tap that does not arrive stays, says so, and goes again; the newest on a thing counts', async () => {
  let away = true;
  const arrived: string[] = [];
  const taps = new PendingTaps<string>(host, (key, tap) => {
    if (away) return Promise.reject(new ApiError('hub.unreachable', 'away'));
    arrived.push(`${key} ${tap}`);
    return Promise.resolve();
  });
  taps.add('301', 'nobody');
  taps.add('302', 'helped');
  await vi.advanceTimersByTimeAsync(0);
  expect([...taps.pending].map(([key, { late }]) => [key, late])).toEqual([
    ['301', true],
    ['302', true],
  ]);
  taps.add('301', 'found-safe');
  await vi.advanceTimersByTimeAsync(0);
  away = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(arrived).toEqual(['301 found-safe', '302 helped']);
  expect(taps.pending.size).toBe(0);
});

test('a tap that is refused is told and goes no more', async () => {
  const taps = new PendingTaps<string>(host, () =>
    Promise.reject(new ApiError('household.not_found', 'gone')),
  );
  taps.add('301', 'helped');
  await vi.advanceTimersByTimeAsync(0);
  expect([taps.problem, taps.pending.size]).toEqual(['gone', 0]);
});
