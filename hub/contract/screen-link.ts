import { LouyuError } from './errors.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const noticeBytes = 3;
const screenBytes = 7;
const linkChars = 16;
/** What people may hand in, hyphens included. */
const codePattern = /^[0-9A-Za-z-]{16,40}$/;

/** What a QR on a screen names: a notice and a screen, never a person, and no proof of presence. */
export interface ScreenLink {
  /** 1–2²⁴−1 */
  readonly noticeNumber: number;
  /** 7 random bytes as lower-case hex */
  readonly screenCode: string;
}

/** An alert and a screen; the number of an alert has the size of that of a notice. */
interface AlertLink {
  /** 1–2²⁴−1 */
  readonly alertNumber: number;
  readonly screenCode: string;
}

/** 10 bytes as 16 Crockford base-32 characters, upper-case: alphanumeric mode keeps the QR at version 3. */
export function encodeScreenLink(link: ScreenLink): string {
  const hex = link.noticeNumber.toString(16).padStart(noticeBytes * 2, '0') + link.screenCode;
  let bits = BigInt(`0x${hex}`);
  let text = '';
  for (let index = 0; index < linkChars; index += 1) {
    text = (alphabet[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return text;
}

/**
 * Reads what people and scanners make of a code: any case, hyphens, and the look-alikes O, I, L (Crockford).
 * @throws LouyuError `link.unknown`
 */
export function decodeScreenLink(text: string): ScreenLink {
  // Before the case is changed: in Unicode, more than letters from a to z have upper-case forms there.
  if (!codePattern.test(text)) throw new LouyuError('link.unknown');
  const canonical = text.toUpperCase().replace(/-/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (canonical.length !== linkChars) throw new LouyuError('link.unknown');
  let bits = 0n;
  for (const char of canonical) {
    const digit = alphabet.indexOf(char);
    if (digit < 0) throw new LouyuError('link.unknown');
    bits = (bits << 5n) | BigInt(digit);
  }
  const hex = bits.toString(16).padStart((noticeBytes + screenBytes) * 2, '0');
  const noticeNumber = Number.parseInt(hex.slice(0, noticeBytes * 2), 16);
  if (noticeNumber === 0) throw new LouyuError('link.unknown');
  return { noticeNumber, screenCode: hex.slice(noticeBytes * 2) };
}

/** The address in a QR: upper-case throughout, since the route and host names are case-insensitive. */
export function screenLinkUrl(publicUrl: string, link: ScreenLink): string {
  return addressOf(publicUrl, 'q', link);
}

/** What the QR of an alert carries, for 报平安: the same code with the number of the alert, at a door of its own. */
export function alertLinkUrl(publicUrl: string, { alertNumber, screenCode }: AlertLink): string {
  return addressOf(publicUrl, 'a', { noticeNumber: alertNumber, screenCode });
}

function addressOf(publicUrl: string, door: 'q' | 'a', link: ScreenLink): string {
  return `${publicUrl.replace(/\/$/, '')}/${door}/${encodeScreenLink(link)}`.toUpperCase();
}
