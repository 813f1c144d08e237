import { expect, test } from 'vitest';
import { fromLocalInput, momentOnDay, toLocalInput, wallTimeAt } from './zoned-time.ts';

test('a moment reads as the wall clock of the site', () => {
  expect(toLocalInput('2026-11-21T01:00:00Z', 'Asia/Shanghai')).toBe('2026-11-21T09:00');
  expect(wallTimeAt(Date.parse('2026-11-20T16:30:00Z'), 'Asia/Shanghai')).toEqual({
    year: 2026,
    month: 11,
    day: 21,
    hour: 0,
    minute: 30,
    weekday: 6,
  });
});

test('what is entered means the wall clock of the site, wherever the browser is', () => {
  expect(fromLocalInput('2026-11-22T09:00', 'Asia/Shanghai')).toBe('2026-11-22T01:00:00.000Z');
  expect(fromLocalInput('2026-07-01T09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z');
  expect(fromLocalInput('2026-12-01T09:00', 'Europe/Berlin')).toBe('2026-12-01T08:00:00.000Z');
});

test('an hour that the clock skips moves on, one that it shows twice is the first', () => {
  expect(fromLocalInput('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect(fromLocalInput('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
});

test('an incomplete entry means no moment', () => {
  expect(fromLocalInput('', 'Asia/Shanghai')).toBeNull();
  expect(fromLocalInput('2026-11-22', 'Asia/Shanghai')).toBeNull();
});

test('tomorrow at nine is tomorrow at the site', () => {
  const lateEvening = Date.parse('2026-11-21T16:30:00Z');
  expect(momentOnDay(lateEvening, 1, 9, 0, 'Asia/Shanghai')).toBe('2026-11-23T01:00:00.000Z');
  expect(momentOnDay(Date.parse('2026-11-30T04:00:00Z'), 1, 18, 0, 'Asia/Shanghai')).toBe(
    '2026-12-01T10:00:00.000Z',
  );
});
