import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { nobleSigner } from './noble-signer.ts';
import { unseal } from './reading.ts';
import { seal } from './signing.ts';

// Many runs a property: a machine that is busy with other tests takes its time.
vi.setConfig({ testTimeout: 60_000 });

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const jsonText = fc.jsonValue().map((value) => JSON.stringify(value));
const key = nobleSigner(Uint8Array.from({ length: 32 }, (_, index) => index));
const decoder = new TextDecoder();

test('what was sealed is read as it was, with any key', () => {
  fc.assert(
    fc.property(jsonText, secret, (text, bytes) => {
      const own = nobleSigner(bytes);
      expect(unseal(seal(text, own), own.publicKey)).toBe(text);
    }),
    { numRuns: 40 },
  );
});

test('a sealed message is JSON around the very text that was signed', () => {
  const message = decoder.decode(seal('{"停水":  1}', key));
  expect(message).toMatch(/^\{"signature":"[0-9A-Za-z_-]{86}","signed":\{"停水": {2}1\}\}$/);
  expect(JSON.parse(message)).toMatchObject({ signed: { 停水: 1 } });
});

test('keys and signatures are those of RFC 8032, section 7.1, test 2 (which signs the byte 72, an “r”)', () => {
  const rfc = nobleSigner(bytesOfHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'));
  expect(fromBase64Url(rfc.publicKey)).toEqual(
    bytesOfHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  );
  const signature = bytesOfHex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  expect(decoder.decode(seal('r', rfc))).toBe(`{"signature":"${toBase64Url(signature)}","signed":r}`);
});

describe('a changed message', () => {
  const message = seal('{"a":"停水","b":[1,2]}', key);

  test('is refused whichever bit was flipped', () => {
    const frame = new Set([...range(0, 14), ...range(100, 111), message.length - 1]);
    for (let index = 0; index < message.length; index += 1) {
      for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const changed = message.map((byte, at) => (at === index ? byte ^ bit : byte));
        const code = frame.has(index) ? 'wire.not_signed' : 'wire.signature_invalid';
        expect(() => unseal(changed, key.publicKey), `byte ${index}, bit ${bit}`).toThrow(code);
      }
    }
  });

  test('is refused wherever it was cut', () => {
    for (let length = 0; length < message.length; length += 1) {
      expect(() => unseal(message.subarray(0, length), key.publicKey)).toThrow(
        /^wire\.(not_signed|signature_invalid)$/,
      );
    }
  });

  test('is refused with anything before or after it', () => {
    for (const extra of ['\ufeff', ' ', '\n', '}', '{', '\u0000']) {
      const bytes = new TextEncoder().encode(extra);
      expect(() => unseal(Uint8Array.of(...bytes, ...message), key.publicKey)).toThrow('wire.not_signed');
      expect(() => unseal(Uint8Array.of(...message, ...bytes), key.publicKey)).toThrow(
        /^wire\.(not_signed|signature_invalid)$/,
      );
    }
  });
});

test('another key reads nothing, nor does a key that is none', () => {
  fc.assert(
    fc.property(jsonText, secret, (text, bytes) => {
      expect(() => unseal(seal(text, key), nobleSigner(bytes).publicKey)).toThrow('wire.signature_invalid');
    }),
    { numRuns: 20 },
  );
  for (const publicKey of [
    '',
    'A'.repeat(43),
    '_'.repeat(43),
    `${key.publicKey}=`,
    ` ${key.publicKey}`,
    '停水',
  ]) {
    expect(() => unseal(seal('1', key), publicKey)).toThrow('wire.signature_invalid');
  }
});

test('bytes of any kind are no sealed message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(() => unseal(bytes, key.publicKey)).toThrow('wire.not_signed');
    }),
  );
  const plain = new TextEncoder().encode(JSON.stringify({ body: '停水通知'.repeat(40) }));
  expect(() => unseal(plain, key.publicKey)).toThrow('wire.not_signed');
});

test('signed bytes that are no UTF-8 are no JSON', () => {
  const signed = Uint8Array.of(0x22, 0xff, 0xfe, 0x22);
  const signature = toBase64Url(key.sign(signed));
  const [before, after] = [`{"signature":"${signature}","signed":`, '}'].map((text) =>
    new TextEncoder().encode(text),
  );
  const message = Uint8Array.of(...(before ?? []), ...signed, ...(after ?? []));
  expect(() => unseal(message, key.publicKey)).toThrow('wire.not_json');
});

test('base64url goes there and back, and nothing else reads as the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 90 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toMatch(/^[0-9A-Za-z_-]*$/);
      expect(fromBase64Url(text)).toEqual(bytes);
    }),
  );
  for (const text of ['AB', 'AA==', 'AA ', 'A', 'A-+A', 'AA/A', '停水', 'AA\n']) {
    expect(() => fromBase64Url(text), text).toThrow('wire.invalid');
  }
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
