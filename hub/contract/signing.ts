import { ed25519 } from '@noble/curves/ed25519.js';
import { LouyuError } from './errors.ts';

/** An Ed25519 key pair; both halves are 32 bytes as base64url without padding (43 characters). */
export interface SigningKey {
  readonly secretKey: string;
  readonly publicKey: string;
}

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true });
const lenientDecoder = new TextDecoder('utf-8');

const signatureChars = 86;
const head = '{"signature":"';
const middle = '","signed":';
const signedStart = head.length + signatureChars + middle.length;

/**
 * Wraps a JSON text as `{"signature":"…","signed":<text>}`. The text stands in the message byte by byte as it was
 * signed, so a reader verifies the bytes that travelled before it parses them.
 */
export function seal(signedText: string, key: SigningKey): Uint8Array {
  const signature = ed25519.sign(encoder.encode(signedText), fromBase64Url(key.secretKey));
  return encoder.encode(`${head}${toBase64Url(signature)}${middle}${signedText}}`);
}

/**
 * Returns the signed JSON text of a sealed message.
 * @throws LouyuError `wire.not_signed` where the frame is not a sealed message, `wire.signature_invalid` where key and
 *   signature do not match, `wire.not_json` where what was signed is no UTF-8
 */
export function unseal(message: Uint8Array, publicKey: string): string {
  const frame = lenientDecoder.decode(message.subarray(0, signedStart));
  if (
    message.length <= signedStart ||
    !frame.startsWith(head) ||
    !frame.endsWith(middle) ||
    message[message.length - 1] !== 0x7d
  ) {
    throw new LouyuError('wire.not_signed');
  }
  const signed = message.subarray(signedStart, message.length - 1);
  const signature = frame.slice(head.length, head.length + signatureChars);
  if (!verifies(signature, signed, publicKey)) throw new LouyuError('wire.signature_invalid');
  return decodeUtf8(signed);
}

function verifies(signature: string, signed: Uint8Array, publicKey: string): boolean {
  try {
    return ed25519.verify(fromBase64Url(signature), signed, fromBase64Url(publicKey));
  } catch {
    // noble throws on malformed points and lengths: to a reader that is just another bad signature.
    return false;
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch (cause) {
    throw new LouyuError('wire.not_json', { cause });
  }
}

/** A new key pair from 32 random bytes. */
export function signingKeyFrom(randomBytes: Uint8Array): SigningKey {
  return {
    secretKey: toBase64Url(randomBytes),
    publicKey: toBase64Url(ed25519.getPublicKey(randomBytes)),
  };
}

/** Bytes as base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/**
 * Bytes from base64url without padding. One text only stands for given bytes: `atob` alone would also take spaces, padding
 * and stray last bits, and a changed signature would still hold.
 * @throws LouyuError `wire.invalid` where the text is not what {@link toBase64Url} makes
 */
export function fromBase64Url(text: string): Uint8Array {
  const bytes = bytesOf(text);
  if (toBase64Url(bytes) !== text) throw new LouyuError('wire.invalid', { details: { path: 'base64url' } });
  return bytes;
}

function bytesOf(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
  } catch (cause) {
    throw new LouyuError('wire.invalid', { details: { path: 'base64url' }, cause });
  }
}
