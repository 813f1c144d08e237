import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HubClock } from './clock.ts';
import { limits } from './limits.ts';
import { MemoryStorage } from './memory-storage.ts';
import { TimeKeeper } from './time-keeper.ts';

let answers: (() => void)[];
let told: ReturnType<typeof vi.fn<() => void>>;
let clock: HubClock;
let keeper: TimeKeeper;

/** The hub answers when it is told to. */
function hubThatWaits(): Promise<Response> {
  const now = '2026-11-21T01:41:00.000Z';
  return new Promise((resolve) => answers.push(() => resolve(new Response(JSON.stringify({ now })))));
}

async function answerAll(): Promise<void> {
  for (let sample = 0; sample < 2 * limits.clockSamples; sample += 1) {
    answers.splice(0).forEach((answer) => answer());
    await vi.advanceTimersByTimeAsync(1);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  vi.stubGlobal('fetch', vi.fn(hubThatWaits));
  told = vi.fn();
  clock = new HubClock({ localMs: () => Date.now(), monotonicMs: () => performance.now() });
  keeper = new TimeKeeper(clock, new MemoryStorage(), () => 'http://hub', told);
  keeper.start();
});

afterEach(() => {
  keeper.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('sets a clock that is not trusted with the connection, one that is when the documents have come', async () => {
  keeper.connected();
  await answerAll();
  expect([clock.trusted, told.mock.calls.length]).toEqual([true, 1]);
  keeper.connected();
  await answerAll();
  expect(told).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(limits.clockSettleMs);
  await answerAll();
  expect(told).toHaveBeenCalledTimes(2);
});

it('asks by itself where no connection comes', async () => {
  await vi.advanceTimersByTimeAsync(limits.clockRetryMs);
  await answerAll();
  expect(told).toHaveBeenCalledOnce();
});

it('of two askings the later one counts', async () => {
  keeper.connected();
  keeper.connected();
  await answerAll();
  expect(told).toHaveBeenCalledOnce();
});

it('tells nobody any more once it was stopped', async () => {
  keeper.connected();
  keeper.stop();
  await answerAll();
  expect([clock.trusted, told.mock.calls.length]).toEqual([false, 0]);
});
