import { LouyuError } from './errors.ts';

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
