import { toBase64Url } from '@louyu/contract/base64url';

/** An id that no device gives twice: 16 random bytes as base64url. `crypto.randomUUID` is missing over plain HTTP. */
export function randomId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}
