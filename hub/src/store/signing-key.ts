import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { SigningKey } from '../core/ports.ts';
import { fromJson } from './json-column.ts';
import { readSetting, writeSetting } from './settings.ts';
import type { Schema } from './schema.ts';

const keySchema = v.object({ secretKey: v.string(), publicKey: v.string() });

/** The hub's Ed25519 key, made once for a database: devices have pinned it, so a backup carries it. */
export async function readSigningKey(db: Kysely<Schema>, newKey: () => SigningKey): Promise<SigningKey> {
  const held = await readSetting(db, 'signing_key');
  if (held !== undefined) return fromJson(keySchema, held);
  const key = newKey();
  await writeSetting(db, 'signing_key', JSON.stringify(key));
  return key;
}
