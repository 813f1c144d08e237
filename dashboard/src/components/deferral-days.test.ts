import { expect, it } from 'vitest';
import { deferralDays } from './deferral-days.ts';

it.each([
  // In Shanghai it is the day after already.
  ['2026-11-29T16:30:00Z', 'Asia/Shanghai', '2026-12-01', '2027-05-29'],
  ['2026-11-29T15:59:00Z', 'Asia/Shanghai', '2026-11-30', '2027-05-28'],
  ['2026-12-31T12:00:00Z', 'UTC', '2027-01-01', '2027-06-29'],
  // A day of 25 hours, shortly after its midnight.
  ['2026-10-24T22:30:00Z', 'Europe/Berlin', '2026-10-26', '2027-04-23'],
] as const)('a case of %s in %s is put off from %s to %s', (now, timeZone, first, last) => {
  expect(deferralDays({ nowMs: Date.parse(now), timeZone })).toEqual({ first, last });
});
