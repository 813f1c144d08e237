import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { scheduleCases } from '../../tests/support/generated-schedules.ts';
import { readRule, writeRule } from './recurrence-rule.ts';
import { scheduleSchema } from './schedule.ts';

test('a rule reads back as what was written', () => {
  fc.assert(
    fc.property(scheduleCases, ({ schedule: { repeat } }) => {
      const rule = readRule(repeat.rule);
      expect(rule && readRule(writeRule(rule))).toEqual(rule);
      expect(rule).toBeDefined();
    }),
  );
});

test.each([
  '',
  'FREQ=HOURLY',
  'FREQ=SECONDLY',
  'BYDAY=MO',
  'FREQ=DAILY;FREQ=WEEKLY',
  'FREQ=DAILY;BYHOUR=9',
  'FREQ=DAILY;COUNT=3;UNTIL=20261231',
  'FREQ=DAILY;COUNT=801',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;UNTIL=20260230',
  'FREQ=DAILY;UNTIL=20261231T090000Z',
  'FREQ=WEEKLY;BYDAY=2MO',
  'FREQ=WEEKLY;BYMONTHDAY=3',
  'FREQ=MONTHLY;BYDAY=XX',
  'FREQ=MONTHLY;BYMONTHDAY=0',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=MONTHLY;BYSETPOS=1',
  'freq=daily',
  'FREQ=DAILY\nDTSTART:20260101',
])('%j is no rule of days', (text) => {
  expect(readRule(text)).toBeUndefined();
});

test.each([
  { dayparts: [{ from: '7:00', to: '09:00' }] },
  { dayparts: [{ from: '07:00', to: '24:00' }] },
  { dayparts: [] },
  { dayparts: Array.from({ length: 5 }, () => ({ from: '07:00', to: '09:00' })) },
  { repeat: { start: '2026-02-30', rule: 'FREQ=DAILY' } },
  { repeat: { start: '2026-02-28', rule: 'FREQ=DAILY', except: ['tomorrow'] } },
  { repeat: { start: '2026-02-28', rule: 'FREQ=MINUTELY' } },
])('%j is no schedule', (schedule) => {
  expect(v.is(scheduleSchema, schedule)).toBe(false);
});
