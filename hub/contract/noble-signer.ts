import { ed25519 } from '@noble/curves/ed25519.js';
import { toBase64Url } from './base64url.ts';
import type { Signer } from './signing.ts';

/** A signer from 32 secret bytes in plain JavaScript: slow, for where nothing else can sign. */
export function nobleSigner(secret: Uint8Array): Signer {
  return {
    publicKey: toBase64Url(ed25519.getPublicKey(secret)),
    sign: (bytes) => ed25519.sign(bytes, secret),
  };
}
