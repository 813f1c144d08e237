import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Hold } from './hold.ts';

const told: string[] = [];
let hold: Hold;

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  hold = new Hold({
    ms: () => 2000,
    onBegin: () => told.push('begin'),
    onCancel: (heldMs) => told.push(`cancel ${heldMs}`),
    onHeld: (heldMs) => told.push(`held ${heldMs}`),
  });
});

afterEach(() => {
  vi.useRealTimers();
});

test('counts once it has lasted, and never before', () => {
  hold.begin('pointer');
  vi.advanceTimersByTime(1999);
  expect(told).toEqual(['begin']);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['begin', 'held 2000']);
});

test('let go early, nothing happens, also later', () => {
  hold.begin('pointer');
  vi.advanceTimersByTime(1500);
  hold.end('pointer');
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(['begin', 'cancel 1500']);
});

test('two short presses are no long one', () => {
  hold.begin('pointer');
  vi.advanceTimersByTime(1500);
  hold.end('pointer');
  hold.begin('pointer');
  vi.advanceTimersByTime(1500);
  hold.end('pointer');
  expect(told).toEqual(['begin', 'cancel 1500', 'begin', 'cancel 1500']);
});

test('does not count twice while it is held on, nor when it is let go of', () => {
  hold.begin('Enter');
  vi.advanceTimersByTime(2000);
  // A key that is held down repeats itself.
  hold.begin('Enter');
  vi.advanceTimersByTime(60_000);
  hold.end('Enter');
  expect(told).toEqual(['begin', 'held 2000']);
});

test('a second finger or key neither ends nor prolongs it', () => {
  hold.begin('pointer 1');
  vi.advanceTimersByTime(1000);
  hold.begin('pointer 2');
  hold.end('pointer 2');
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['begin', 'held 2000']);
});

test('a timer that comes early is waited out', () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(1998.4);
  hold.begin('pointer');
  vi.advanceTimersByTime(2000);
  expect(told).toEqual(['begin']);
  clock.mockReturnValue(2000.4);
  vi.advanceTimersByTime(2);
  expect(told).toEqual(['begin', 'held 2000']);
  clock.mockRestore();
});
