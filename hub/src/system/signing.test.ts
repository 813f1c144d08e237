import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '@louyu/contract/base64url';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { unseal } from '@louyu/contract/reading';
import { seal } from '@louyu/contract/signing';
import { createSigner, newSigningKey } from './signing.ts';

test('signs what displays verify, byte by byte as they would', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.json(), (secret, text) => {
      const { publicKey, sign } = nobleSigner(secret);
      const signer = createSigner({ secretKey: toBase64Url(secret), publicKey });
      expect(unseal(seal(text, signer), publicKey)).toBe(text);
      expect(toBase64Url(signer.sign(Uint8Array.of(1, 2)))).toBe(toBase64Url(sign(Uint8Array.of(1, 2))));
    }),
    { numRuns: 25 },
  );
});

test('a new key is a whole pair, and never the same', () => {
  const [first, second] = [newSigningKey(), newSigningKey()];
  expect(nobleSigner(fromBase64Url(first.secretKey)).publicKey).toBe(first.publicKey);
  expect(second.secretKey).not.toBe(first.secretKey);
});
