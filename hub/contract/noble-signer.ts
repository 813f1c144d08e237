import { getPublicKey, hashes, sign } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { toBase64Url } from './base64url.ts';
import type { Signer } from './signing.ts';

hashes.sha512 = sha512;

/** A signer from 32 secret bytes in plain JavaScript: slow, for where nothing else can sign. */
export function nobleSigner(secret: Uint8Array): Signer {
  return {
    publicKey: toBase64Url(getPublicKey(secret)),
    sign: (bytes) => sign(bytes, secret),
  };
}
