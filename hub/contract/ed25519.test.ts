import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifySignature } from './ed25519.ts';

/* Against RFC 8032 and against OpenSSL, which the hub signs with. */

const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');
const order = (1n << 252n) + 27742317777372353535851937790883648493n;

function keyPair(secret: Uint8Array) {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Head, secret]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: new Uint8Array(spki.subarray(spkiHead.length)) };
}

function byOpenSsl(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([spkiHead, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
}

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
const messages = fc.uint8Array({ maxLength: 3_000, size: 'max' });

test.each([
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
])('takes the signatures of RFC 8032 §7.1: %s', (key, message, signature) => {
  const [k, m, s] = [key, message, signature].map((hex) => new Uint8Array(Buffer.from(hex, 'hex')));
  expect(verifySignature(s ?? new Uint8Array(), m ?? new Uint8Array(), k ?? new Uint8Array())).toBe(true);
});

test('takes what OpenSSL signed, and nothing of it with a bit changed', () => {
  fc.assert(
    fc.property(secrets, messages, fc.nat(), (secret, message, position) => {
      const { privateKey, publicKey } = keyPair(secret);
      const signature = new Uint8Array(sign(null, message, privateKey));
      expect(verifySignature(signature, message, publicKey)).toBe(true);
      for (const part of [signature, message, publicKey].filter((bytes) => bytes.length > 0)) {
        const index = position % part.length;
        part[index] = (part[index] ?? 0) ^ (1 << (position % 8));
        expect(verifySignature(signature, message, publicKey)).toBe(false);
        part[index] ^= 1 << (position % 8);
      }
    }),
    { numRuns: 40 },
  );
});

test('says of any bytes what OpenSSL says, and never throws', () => {
  const near = fc.uint8Array({ minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(
      near,
      messages,
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      (signature, message, publicKey) => {
        expect(verifySignature(signature, message, publicKey)).toBe(byOpenSsl(signature, message, publicKey));
      },
    ),
    { numRuns: 40 },
  );
});

test('a response that is not reduced is refused: a signature has one form', () => {
  const { privateKey, publicKey } = keyPair(Buffer.alloc(32, 7));
  const message = new TextEncoder().encode('明天停水');
  const signature = new Uint8Array(sign(null, message, privateKey));
  let response = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
  for (let index = 32; index < 64; index += 1) {
    signature[index] = Number(response & 0xffn);
    response >>= 8n;
  }
  expect(verifySignature(signature, message, publicKey)).toBe(false);
});

test.each([
  ['a signature that is too short', 63, 32],
  ['a signature that is too long', 65, 32],
  ['a key that is too short', 64, 31],
  ['a key that is too long', 64, 33],
])('%s is refused', (_what, signature, key) => {
  expect(verifySignature(new Uint8Array(signature), new Uint8Array(1), new Uint8Array(key))).toBe(false);
});
