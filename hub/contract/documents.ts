import * as v from 'valibot';
import { LouyuError } from './errors.ts';
import { seal, type Signer } from './signing.ts';

/** A document is small by nature; one above this is refused at publishing, with the notices that fill it. */
export const documentMaxBytes = 64 * 1024;

/** A complete, versioned statement for one topic. `topic` binds it: a signed document cannot be replayed elsewhere. */
export interface Document<Body> {
  readonly topic: string;
  readonly epoch: number;
  readonly version: number;
  readonly issuedAt: string;
  readonly body: Body;
}

const issuePathMaxChars = 200;

/**
 * The bytes of a document as they travel.
 * @throws LouyuError `wire.document_too_large` above {@link documentMaxBytes}
 */
export function sealDocument<Body>(document: Document<Body>, signer: Signer): Uint8Array {
  const bytes = seal(JSON.stringify(document), signer);
  if (bytes.length > documentMaxBytes) {
    throw new LouyuError('wire.document_too_large', {
      details: { topic: document.topic, bytes: bytes.length },
    });
  }
  return bytes;
}

/** Whether `next` is newer than what is held: (epoch, version) must grow. */
export function isNewer(
  next: Pick<Document<unknown>, 'epoch' | 'version'>,
  held: Pick<Document<unknown>, 'epoch' | 'version'> | undefined,
): boolean {
  if (held === undefined) return true;
  return next.epoch > held.epoch || (next.epoch === held.epoch && next.version > held.version);
}

/**
 * Parses JSON text by a schema.
 * @throws LouyuError `wire.not_json` or `wire.invalid` with the path of the first issue in `details`
 */
export function parseWire<Output>(schema: v.GenericSchema<unknown, Output>, text: string): Output {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new LouyuError('wire.not_json', { cause });
  }
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (!result.success) {
    // A path holds the sender's own keys, which may be of any length.
    const path = (v.getDotPath(result.issues[0]) ?? '').slice(0, issuePathMaxChars);
    throw new LouyuError('wire.invalid', { details: { path } });
  }
  return result.output;
}
