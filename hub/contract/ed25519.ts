import { Point } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';

/* Verifies Ed25519 signatures (RFC 8032 §5.1.7) for readers that have no `crypto.subtle`. */

const pointBytes = 32;
const signatureBytes = 2 * pointBytes;
const bitsPerByte = 8;
const order = Point.CURVE().n;
const orderBits = order.toString(2).length;

/**
 * Whether a signature of 64 bytes belongs to a message and a public key of 32 bytes; what is malformed does not.
 *
 * Both multiplications go through the bits together, and no table is made beforehand: a page that verifies a handful of
 * documents at its start would wait longer for the table than for all of them.
 */
export function verifySignature(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== signatureBytes || publicKey.length !== pointBytes) return false;
  const response = numberOf(signature.subarray(pointBytes));
  if (response >= order) return false;
  const commitment = pointOf(signature.subarray(0, pointBytes));
  const key = pointOf(publicKey);
  if (commitment === null || key === null) return false;
  const challenge = numberOf(digestOf(signature.subarray(0, pointBytes), publicKey, message)) % order;
  return sumOfMultiples(response, Point.BASE, challenge, key.negate()).equals(commitment);
}

/** `a·P + b·Q` by the trick of Straus and Shamir; for public numbers below {@link order} only, it takes no care of time. */
function sumOfMultiples(a: bigint, p: Point, b: bigint, q: Point): Point {
  const both = p.add(q);
  const [aBits, bBits] = [bitsOf(a), bitsOf(b)];
  let sum = Point.ZERO;
  for (let index = 0; index < orderBits; index += 1) {
    sum = sum.double();
    const [inA, inB] = [aBits[index] === '1', bBits[index] === '1'];
    if (inA && inB) sum = sum.add(both);
    else if (inA) sum = sum.add(p);
    else if (inB) sum = sum.add(q);
  }
  return sum;
}

function bitsOf(value: bigint): string {
  return value.toString(2).padStart(orderBits, '0');
}

function pointOf(bytes: Uint8Array): Point | null {
  try {
    return Point.fromBytes(bytes);
  } catch {
    // Half of all 32 bytes are no point of the curve.
    return null;
  }
}

function digestOf(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = sha512.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Little-endian. */
function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << BigInt(bitsPerByte)) | BigInt(byte), BigInt(0));
}
