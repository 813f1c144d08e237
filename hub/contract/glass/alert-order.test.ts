import { expect, test } from 'vitest';
import type { AlarmAlert } from '../alarm.ts';
import { inAlertOrder } from './alert-order.ts';

type Ordered = Pick<AlarmAlert, 'mode' | 'state' | 'severity' | 'raisedAt' | 'number'>;

const alert = (number: number, change: Partial<Ordered> = {}): Ordered => ({
  number,
  mode: 'real',
  state: 'raised',
  severity: 'severe',
  raisedAt: '2026-11-21T01:00:00.000Z',
  ...change,
});

test('real before drill, in force before ended, extreme first, newest first, then the higher number', () => {
  const inOrder = [
    alert(1, { severity: 'extreme' }),
    alert(2, { raisedAt: '2026-11-21T01:05:00.000Z', state: 'updated' }),
    alert(9),
    alert(3),
    alert(4, { severity: 'minor' }),
    alert(5, { severity: 'extreme', state: 'all-clear' }),
    alert(6, { state: 'false-alarm' }),
    alert(7, { mode: 'drill', severity: 'extreme' }),
    alert(8, { mode: 'drill', severity: 'extreme', state: 'all-clear' }),
  ];
  expect(inAlertOrder([...inOrder].reverse())).toEqual(inOrder);
  expect(inAlertOrder(inOrder)).toEqual(inOrder);
});
