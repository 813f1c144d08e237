import { beforeEach, expect, it } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import { AcknowledgmentService } from './acknowledgment-service.ts';

const at = '2026-11-21T01:00:00.000Z';
const limits = {
  acknowledgmentsPerPhoneMax: 2,
  acknowledgmentsPerScreenMax: 4,
  acknowledgmentsPerAddressMax: 5,
};

let known: boolean;
let stored: string[];
let service: AcknowledgmentService;

beforeEach(() => {
  known = true;
  stored = [];
  service = new AcknowledgmentService({
    notices: {
      find: () => (known ? Promise.resolve(scanned) : Promise.reject(new LouyuError('link.unknown'))),
    },
    store: { at: () => Promise.resolve(undefined) },
    ledger: {
      acknowledge: ({ phoneHash }) => {
        stored.push(phoneHash);
        return Promise.resolve({ first: true, at });
      },
    },
    clock: { now: () => at },
    digest: (data) => `hash of ${String(data)}`,
    live: { emit: () => undefined },
    limits,
  });
});

const scanned = {
  code: 'CODE',
  device: { id: 'lobby' },
  notice: { id: 'outage' },
  revision: { revision: 1 },
  state: 'live',
} as const;

const tap = (phone: string, address = 'street') =>
  service.acknowledge('code', phone, address).then(
    () => 'taken',
    (error: unknown) => error instanceof LouyuError && error.code,
  );

it('limits the taps of a phone, of a screen and of an address', async () => {
  expect([await tap('a'), await tap('a'), await tap('a')]).toEqual(['taken', 'taken', 'request.too_fast']);
  expect([await tap('b'), await tap('c'), await tap('d')]).toEqual(['taken', 'taken', 'request.too_fast']);
  expect(stored).toHaveLength(4);
});

it('counts a refused tap against nobody', async () => {
  known = false;
  for (const phone of ['a', 'a', 'a', 'b', 'c', 'd', 'e']) expect(await tap(phone)).toBe('link.unknown');
  known = true;
  expect([await tap('a'), await tap('a')]).toEqual(['taken', 'taken']);
});
