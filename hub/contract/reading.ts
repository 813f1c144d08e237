import * as v from 'valibot';
import { fromBase64Url } from './base64url.ts';
import { documentMaxBytes, parseWire, type Document } from './documents.ts';
import { verifySignature } from './ed25519.ts';
import { LouyuError } from './errors.ts';
import { commandSchema, type Command } from './messages.ts';
import { instantSchema, ordinalSchema } from './primitives.ts';
import { envelope } from './signing.ts';

/*
 * What a display does with the signed messages that reach it. In plain JavaScript: `crypto.subtle` is missing over plain HTTP.
 */

const strictDecoder = new TextDecoder('utf-8', { fatal: true });
const lenientDecoder = new TextDecoder('utf-8');

const { head, signatureChars, middle, foot } = envelope;
const signedStart = head.length + signatureChars + middle.length;
const footByte = foot.charCodeAt(0);

type BodySchema<Body> = v.GenericSchema<unknown, Body>;

function documentSchema<Body>(bodySchema: BodySchema<Body>) {
  return v.object({
    topic: v.string(),
    epoch: ordinalSchema,
    version: ordinalSchema,
    issuedAt: instantSchema,
    body: bodySchema,
  });
}

/**
 * Verifies, then parses, a document that arrived on `topic`.
 * @throws LouyuError `wire.*`: too large, unsigned, forged, no JSON, of another topic, or not of the schema
 */
export function openDocument<Body>(
  message: Uint8Array,
  topic: string,
  publicKey: string,
  bodySchema: BodySchema<Body>,
): Document<Body> {
  if (message.length > documentMaxBytes) throw new LouyuError('wire.document_too_large');
  const document = parseWire(documentSchema(bodySchema), unseal(message, publicKey));
  if (document.topic !== topic) throw new LouyuError('wire.wrong_topic');
  return document;
}

/**
 * Verifies, then parses, a command that arrived on `topic`. Whether it has expired or was seen before is for the reader.
 * @throws LouyuError `wire.*`
 */
export function openCommand(message: Uint8Array, topic: string, publicKey: string): Command {
  const command = parseWire(commandSchema, unseal(message, publicKey));
  if (command.topic !== topic) throw new LouyuError('wire.wrong_topic');
  return command;
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
    message[message.length - 1] !== footByte
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
    return verifySignature(fromBase64Url(signature), signed, fromBase64Url(publicKey));
  } catch {
    // What is no base64url is to a reader just another bad signature.
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
