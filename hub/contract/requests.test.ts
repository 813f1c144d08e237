import fc from 'fast-check';
import type { GenericSchema } from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { arbitraryOf } from '../../tests/support/arbitrary-of.ts';
import { mutatedJson, stringPathsOf } from '../../tests/support/mutations-of.ts';
import {
  deviceChangeSchema,
  deviceCommandSchema,
  pairingApprovalSchema,
  tokenRequestSchema,
} from './api/devices.ts';
import { draftSchema, recallRequestSchema, returnRequestSchema } from './api/notices.ts';
import {
  audienceRequestSchema,
  placeChangeSchema,
  placeRequestSchema,
  siteChangeSchema,
} from './api/places.ts';
import {
  loginRequestSchema,
  setupRequestSchema,
  staffChangeSchema,
  staffRequestSchema,
} from './api/staff.ts';
import { parseWire } from './documents.ts';
import { healthSchema, presenceSchema, shownReceiptSchema, storedSchema } from './messages.ts';

// Many runs a property: a machine that is busy with other tests takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** What the hub stores of what others send. */
const received: Record<string, GenericSchema> = {
  audienceRequestSchema,
  deviceChangeSchema,
  deviceCommandSchema,
  draftSchema,
  healthSchema,
  loginRequestSchema,
  pairingApprovalSchema,
  placeChangeSchema,
  placeRequestSchema,
  presenceSchema,
  recallRequestSchema,
  returnRequestSchema,
  setupRequestSchema,
  shownReceiptSchema,
  siteChangeSchema,
  staffChangeSchema,
  staffRequestSchema,
  tokenRequestSchema,
};

describe.each(Object.entries(received))('%s', (_, schema) => {
  // A password is hashed, never stored, and may be anything.
  const pathsOf = (value: unknown) => stringPathsOf(value).filter((path) => path.at(-1) !== 'password');
  const withPath = arbitraryOf(schema)
    .filter((value) => pathsOf(value).length > 0)
    .chain((value) => fc.record({ value: fc.constant(value), path: fc.constantFrom(...pathsOf(value)) }));

  test.each(['x\u0000x', '\u001b[2Jx', 'x\ud800x', '\udc00x'])(
    'refuses %j in any of its words',
    (replacement) => {
      fc.assert(
        fc.property(withPath, ({ value, path }) => {
          const text = mutatedJson(value, { path, fault: 'unfit for storing', replacement });
          expect(() => parseWire(schema, text)).toThrow('wire.invalid');
        }),
        { numRuns: 30 },
      );
    },
  );
});

describe('a receipt', () => {
  const receipt = {
    id: 'receipt-1',
    kind: 'shown',
    noticeId: 'n1',
    revision: 1,
    from: '2026-11-21T01:00:00.000Z',
    to: '2026-11-21T01:00:10.000Z',
  };
  const isTaken = (change: object) => {
    try {
      parseWire(shownReceiptSchema, JSON.stringify({ ...receipt, ...change }));
      return true;
    } catch {
      return false;
    }
  };

  test.each([
    [{ seconds: 0 }, true],
    [{ seconds: 10 }, true],
    [{ seconds: 11 }, true],
    [{ seconds: 11.001 }, false],
    [{ seconds: -1 }, false],
    [{ seconds: 0, to: receipt.from }, true],
    [{ seconds: 0, to: '2026-11-21T00:59:59.999Z' }, false],
    [{ seconds: 86_401, to: '2026-12-21T01:00:00.000Z' }, false],
  ])('with %j: %s', (change, expected) => {
    expect(isTaken(change)).toBe(expected);
  });
});

test('what is refused may bear a code that is newer than its reader, of bounded length', () => {
  const answer = (code: string) => ({ stored: ['receipt-1'], rejected: [{ id: '?', code }] });
  for (const code of ['receipt.invalid', 'receipt.of_tomorrow']) {
    expect(parseWire(storedSchema, JSON.stringify(answer(code)))).toEqual(answer(code));
  }
  expect(() => parseWire(storedSchema, JSON.stringify(answer('x'.repeat(65))))).toThrow('wire.invalid');
});
