import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The name that these bytes have as a file: their SHA-256 as lower-case hex. For browsers without `crypto.subtle`. */
export function fileHashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
