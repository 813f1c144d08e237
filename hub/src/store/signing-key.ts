import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { signingKeyFrom, type SigningKey } from '@louyu/contract/signing';
import type { Random } from '../core/ports.ts';
import { fromJson } from './json-column.ts';
import { readSetting, writeSetting } from './settings.ts';
import type { Schema } from './schema.ts';

const seedBytes = 32;
const keySchema = v.object({ secretKey: v.string(), publicKey: v.string() });

/** The hub's Ed25519 key, made once for a database: devices have pinned it, so a backup carries it. */
export async function readSigningKey(db: Kysely<Schema>, random: Random): Promise<SigningKey> {
  const held = await readSetting(db, 'signing_key');
  if (held !== undefined) return fromJson(keySchema, held);
  const key = signingKeyFrom(random.bytes(seedBytes));
  await writeSetting(db, 'signing_key', JSON.stringify(key));
  return key;
}
