import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { arbitraryOf } from '../../tests/support/arbitrary-of.ts';
import { boardSchema } from './board.ts';
import { deviceConfigSchema } from './devices.ts';
import { documentMaxBytes, isNewer, parseWire, sealDocument, type Document } from './documents.ts';
import { LouyuError } from './errors.ts';
import { commandSchema } from './messages.ts';
import { nobleSigner } from './noble-signer.ts';
import { openDocument } from './reading.ts';
import { seal } from './signing.ts';
import { topicOf } from './topics.ts';

// Many runs a property: a machine that is busy with other tests takes its time.
vi.setConfig({ testTimeout: 60_000 });

const key = nobleSigner(Uint8Array.from({ length: 32 }, (_, index) => index));
const stranger = nobleSigner(new Uint8Array(32).fill(7));
const topic = topicOf('board', 'site1', 'lobby1');
const ordinal = fc.integer({ min: 1, max: 2 ** 31 });
const held: Document<unknown> = {
  topic,
  epoch: 3,
  version: 7,
  issuedAt: '2026-11-21T01:00:00.000Z',
  body: { placeId: 'lobby1', notices: [] },
};

afterEach(() => vi.restoreAllMocks());

test.each([
  ['board', boardSchema],
  ['config', deviceConfigSchema],
  ['command', commandSchema],
] as const)('a %s is opened as it was sealed, whatever is in it', (name, schema) => {
  const own = topicOf(name, 'site1', 'owner1');
  fc.assert(
    fc.property(arbitraryOf(schema), ordinal, ordinal, (body, epoch, version) => {
      const document = { ...held, topic: own, epoch, version, body };
      fc.pre(JSON.stringify(document).length < documentMaxBytes / 4);
      expect(openDocument<unknown>(sealDocument(document, key), own, key.publicKey, schema)).toEqual(
        document,
      );
    }),
    { numRuns: 25 },
  );
});

describe('a document is refused', () => {
  const open = (message: Uint8Array, on = topic) => openDocument(message, on, key.publicKey, boardSchema);

  test.each([
    ['of another topic', 'wire.wrong_topic', sealDocument({ ...held, topic: `${topic}x` }, key)],
    ['signed by a stranger', 'wire.signature_invalid', sealDocument(held, stranger)],
    ['not signed', 'wire.not_signed', new TextEncoder().encode(JSON.stringify(held))],
    ['empty', 'wire.not_signed', new Uint8Array()],
    ['signed, but no JSON', 'wire.not_json', seal('{"topic":', key)],
    ['signed, but without a body', 'wire.invalid', sealDocument({ ...held, body: undefined }, key)],
    ['of version 0', 'wire.invalid', sealDocument({ ...held, version: 0 }, key)],
    ['of half an epoch', 'wire.invalid', sealDocument({ ...held, epoch: 1.5 }, key)],
    [
      'with the body of another topic',
      'wire.invalid',
      sealDocument({ ...held, body: { deviceId: 'a' } }, key),
    ],
    ['too large', 'wire.document_too_large', seal(JSON.stringify({ ...held, pad: 'x'.repeat(65_536) }), key)],
  ])('%s', (_, code, message) => {
    expect(() => open(message)).toThrow(code);
  });

  test('on another topic than the one it was made for', () => {
    expect(() => open(sealDocument(held, key), topicOf('board', 'site1', 'lobby2'))).toThrow(
      'wire.wrong_topic',
    );
    expect(() => open(sealDocument(held, key), topicOf('board', 'site2', 'lobby1'))).toThrow(
      'wire.wrong_topic',
    );
  });

  test('before it is parsed, where the signature does not hold or the size is too large', () => {
    const parse = vi.spyOn(JSON, 'parse');
    const nested = '['.repeat(30_000) + ']'.repeat(30_000);
    expect(() => open(seal(nested, stranger))).toThrow('wire.signature_invalid');
    expect(() => open(seal('['.repeat(documentMaxBytes), key))).toThrow('wire.document_too_large');
    expect(parse).not.toHaveBeenCalled();
    expect(() => open(seal(nested, key))).toThrow('wire.invalid');
    expect(parse).toHaveBeenCalledOnce();
  });
});

test('a document of exactly the limit is sent, one byte more is not', () => {
  const sizeOf = (fill: number) => sealDocument({ ...held, body: 'x'.repeat(fill) }, key).length;
  const most = documentMaxBytes - sizeOf(0);
  expect(sizeOf(most)).toBe(documentMaxBytes);
  const tooLarge = { ...held, body: 'x'.repeat(most + 1) };
  expect(() => sealDocument(tooLarge, key)).toThrow(
    expect.objectContaining({
      code: 'wire.document_too_large',
      details: { topic, bytes: documentMaxBytes + 1 },
    }),
  );
});

test('the limit counts bytes, not characters', () => {
  expect(() => sealDocument({ ...held, body: '楼'.repeat(documentMaxBytes / 3) }, key)).toThrow(
    'wire.document_too_large',
  );
});

describe('isNewer', () => {
  test('takes the first, and a replay never', () => {
    expect(isNewer(held, undefined)).toBe(true);
    expect(isNewer(held, held)).toBe(false);
  });

  test.each([
    [3, 8, true],
    [3, 6, false],
    [4, 1, true],
    [2, 9000, false],
  ])('epoch %i version %i after 3/7: %s', (epoch, version, expected) => {
    expect(isNewer({ epoch, version }, held)).toBe(expected);
  });

  test('of two different documents exactly one is newer', () => {
    const position = fc.record({
      epoch: fc.integer({ min: 1, max: 3 }),
      version: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(position, position, (first, second) => {
        const isSame = first.epoch === second.epoch && first.version === second.version;
        expect(Number(isNewer(first, second)) + Number(isNewer(second, first))).toBe(isSame ? 0 : 1);
      }),
    );
  });
});

describe('parseWire', () => {
  test('names where the fault is', () => {
    const schema = v.object({ list: v.array(v.object({ a: v.number() })) });
    expect(detailsOf(() => parseWire(schema, '{"list":[{"a":1},{"a":"1"}]}'))).toEqual({ path: 'list.1.a' });
    expect(detailsOf(() => parseWire(schema, '7'))).toEqual({ path: '' });
  });

  test("does not repeat a sender's key of any length", () => {
    const schema = v.record(v.pipe(v.string(), v.maxLength(3)), v.number());
    const { path } = detailsOf(() => parseWire(schema, JSON.stringify({ ['x'.repeat(1_000_000)]: 1 })));
    expect(String(path)).toHaveLength(200);
  });
});

function detailsOf(act: () => unknown): LouyuError['details'] {
  try {
    act();
  } catch (error) {
    if (error instanceof LouyuError) return error.details;
    throw error;
  }
  return {};
}
