import { expect, it } from 'vitest';
import { isScannable, phoneState, type PhoneReach } from './phone-reach.ts';

const here = 'https://ruian.example';
const at = '2026-11-21T01:00:00.000Z';
const cases: readonly [string, PhoneReach | undefined, string, boolean][] = [
  ['a site of before the check', undefined, 'unknown', true],
  ['a new site', { mode: 'outside', reachedAt: null, url: null }, 'waiting', false],
  ['one that was opened from outside', { mode: 'outside', reachedAt: at, url: here }, 'reached', true],
  [
    'one that has moved since',
    { mode: 'outside', reachedAt: at, url: 'https://old.example' },
    'waiting',
    false,
  ],
  ['one for its own network only', { mode: 'inside', reachedAt: null, url: null }, 'inside', true],
];

it.each(cases)('%s', (_, phones, state, scannable) => {
  expect([phoneState(phones, here), isScannable(phones, here)]).toEqual([state, scannable]);
});
