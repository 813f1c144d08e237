import { toBase64Url } from './base64url.ts';

/** Who signs with Ed25519 (RFC 8032): the hub, by whatever its machine does best. */
export interface Signer {
  /** 32 bytes as base64url */
  readonly publicKey: string;
  /** The signature, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
}

const encoder = new TextEncoder();

/** What stands around a signed text: `{"signature":"…","signed":<text>}`. */
export const envelope = { head: '{"signature":"', signatureChars: 86, middle: '","signed":', foot: '}' };

/**
 * Wraps a JSON text in the {@link envelope}. The text stands in the message byte by byte as it was signed, so a reader verifies
 * the bytes that travelled before it parses them.
 */
export function seal(signedText: string, signer: Signer): Uint8Array {
  const { head, middle, foot } = envelope;
  const signature = toBase64Url(signer.sign(encoder.encode(signedText)));
  return encoder.encode(`${head}${signature}${middle}${signedText}${foot}`);
}
