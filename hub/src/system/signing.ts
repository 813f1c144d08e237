import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { LouyuError } from '@louyu/contract/errors';
import type { Signer } from '@louyu/contract/signing';
import type { SigningKey } from '../core/ports.ts';

/** A new pair from the operating system's randomness. */
export function newSigningKey(): SigningKey {
  const { x: publicKey, d: secretKey } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (publicKey === undefined || secretKey === undefined) throw new LouyuError('hub.internal');
  return { secretKey, publicKey };
}

/** Signs by OpenSSL: some twenty times as fast as plain JavaScript, which thousands of documents at a first start feel. */
export function createSigner({ secretKey, publicKey }: SigningKey): Signer {
  const jwk = { kty: 'OKP', crv: 'Ed25519', d: secretKey, x: publicKey };
  const key = createPrivateKey({ format: 'jwk', key: jwk });
  return { publicKey, sign: (bytes) => sign(null, bytes, key) };
}
