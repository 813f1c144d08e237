import { expect, test } from 'vitest';
import { RateLimiter } from './rate-limiter.ts';

function limiter(max: number, perSeconds: number) {
  let ms = Date.parse('2026-11-21T00:00:00.000Z');
  const clock = { now: () => new Date(ms).toISOString() };
  return {
    pass(seconds: number) {
      ms += seconds * 1000;
    },
    limiter: new RateLimiter(clock, { max, perSeconds }),
  };
}

test('lets so many pass at once, then says how long to wait, and is true to it', () => {
  const { limiter: taps, pass } = limiter(2, 60);
  taps.take('a');
  taps.take('a');
  expect(() => taps.take('a')).toThrow(
    expect.objectContaining({ code: 'request.too_fast', details: { retryAfterSeconds: 30 } }),
  );
  taps.take('b');
  pass(29);
  expect(() => taps.take('a')).toThrow();
  pass(1);
  taps.take('a');
  expect(() => taps.take('a')).toThrow();
});

test('a clock that is set back neither frees nor fills', () => {
  const { limiter: taps, pass } = limiter(1, 60);
  taps.take('a');
  pass(-3600);
  expect(() => taps.take('a')).toThrow();
  pass(60);
  taps.take('a');
});
