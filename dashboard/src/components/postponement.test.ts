import { expect, test } from 'vitest';
import { momentsOf, movedTo, type MovableMoment } from './postponement.ts';

const zone = 'Asia/Shanghai';
const moment = (key: string, value: string): MovableMoment => ({
  key,
  label: { 'zh-CN': key },
  before: '2026-11-21T00:00:00.000Z',
  value,
});
const outage = [moment('start', '2026-11-22T09:00'), moment('restore', '2026-11-22T18:00')];

test('what begins later also ends later, and what only ends later begins when it did', () => {
  const later = movedTo(outage, 'start', '2026-11-23T10:30', zone);
  expect(momentsOf(later, zone)).toEqual({
    start: '2026-11-23T02:30:00.000Z',
    restore: '2026-11-23T11:30:00.000Z',
  });
  expect(momentsOf(movedTo(outage, 'restore', '2026-11-22T20:00', zone), zone)).toEqual({
    start: '2026-11-22T01:00:00.000Z',
    restore: '2026-11-22T12:00:00.000Z',
  });
});

test('a field that is half written is nothing to send', () => {
  expect(momentsOf(movedTo(outage, 'restore', '', zone), zone)).toBeUndefined();
});
