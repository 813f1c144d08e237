import { expect, test } from 'vitest';
import { newRepeat, repeatFormOf, ruleOf, type RepeatForm } from './repeat-form.ts';

/** A Tuesday, the fourth of its month. */
const start = '2026-11-24';

const cases: readonly (readonly [Partial<RepeatForm>, string])[] = [
  [{ kind: 'daily' }, 'FREQ=DAILY'],
  [{ kind: 'daily', count: 5 }, 'FREQ=DAILY;COUNT=5'],
  [{ kind: 'weekly' }, 'FREQ=WEEKLY;BYDAY=TU'],
  [{ kind: 'weekly', weekdays: ['TH', 'MO'] }, 'FREQ=WEEKLY;BYDAY=MO,TH'],
  [{ kind: 'monthly' }, 'FREQ=MONTHLY;BYMONTHDAY=24'],
  [{ kind: 'monthly', monthly: { nth: -1, weekday: 'FR' }, count: 3 }, 'FREQ=MONTHLY;COUNT=3;BYDAY=-1FR'],
];

test.each(cases)('%j is %s, and reads back', (form, rule) => {
  expect(ruleOf({ ...newRepeat('none', start), ...form })).toBe(rule);
  const read = repeatFormOf(rule, start);
  expect(ruleOf(read)).toBe(rule);
  expect(read.kind).toBe(form.kind);
});

test('without a rule there is no repeat', () => {
  expect(ruleOf(newRepeat('none', start))).toBeUndefined();
  expect(repeatFormOf(undefined, start).kind).toBe('none');
});

test.each(['FREQ=DAILY;INTERVAL=2', 'FREQ=YEARLY', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2', 'FREQ=WEEKLY'])(
  '%s is more than the form says, and stays as it is',
  (rule) => {
    expect(repeatFormOf(rule, start).kind).toBe('custom');
  },
);
