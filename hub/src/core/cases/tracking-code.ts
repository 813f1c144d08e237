import { LouyuError } from '@louyu/contract/errors';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeChars = 10;
/** 7 bytes hold the 50 bits of ten characters. */
export const trackingSeedBytes = 7;

/** What people may hand in, hyphens and spaces included. */
const typedPattern = /^[0-9A-Za-z -]{11,24}$/;

/**
 * 10 Crockford characters and one that checks them, of 7 random bytes: `8K3F7Q2M9CX`. The check finds every single wrong
 * character and every two neighbours that changed places.
 */
export function trackingCode(seed: Uint8Array): string {
  let bits = 0n;
  for (const byte of seed.subarray(0, trackingSeedBytes)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let index = 0; index < codeChars; index += 1) {
    text = alphabet.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text + checkOf(text);
}

/** `8K3F-7Q2M-9CX`, to be read and copied. */
export function writtenCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-');
}

/** Where a code leads, as a link and as a QR carries it. */
export function trackingUrl(publicUrl: string, code: string): string {
  return `${publicUrl.replace(/\/$/, '')}/c/${code}`;
}

/**
 * Reads what people make of a code: any case, hyphens, spaces, and the look-alikes O, I, L.
 * @throws LouyuError `case.code_mistyped` where it cannot be one
 */
export function readTrackingCode(text: string): string {
  if (!typedPattern.test(text)) throw new LouyuError('case.code_mistyped');
  const code = text.toUpperCase().replace(/[ -]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const fits = code.length === codeChars + 1 && [...code].every((char) => alphabet.includes(char));
  if (!fits || checkOf(code.slice(0, codeChars)) !== code.slice(codeChars))
    throw new LouyuError('case.code_mistyped');
  return code;
}

/** Horner's rule over GF(32), at a generator of it: each place has a weight of its own, and none is 0. */
function checkOf(text: string): string {
  let sum = 0;
  for (const char of text) sum = doubled(sum) ^ alphabet.indexOf(char);
  return alphabet.charAt(doubled(sum));
}

/** Times x, modulo x⁵ + x² + 1, which is primitive. */
function doubled(element: number): number {
  const shifted = element << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}
