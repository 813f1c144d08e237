import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import { tokenScopeSchema } from '@louyu/contract/api/tokens';
import type { ApiTokenRecord, ApiTokenStore } from '../core/staff/api-token-store.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';

const scopesSchema = v.array(tokenScopeSchema);

/** Tokens of programs; of each only the hash. */
export function createApiTokenStore(db: Kysely<Schema>): ApiTokenStore {
  const tokens = () => db.selectFrom('api_token').selectAll();
  const one = (row: Selectable<Schema['api_token']> | undefined) =>
    row === undefined ? undefined : tokenOf(row);
  return {
    async all() {
      return (await tokens().orderBy('created_at', 'desc').orderBy('id').execute()).map(tokenOf);
    },
    byId: async (id) => one(await tokens().where('id', '=', id).executeTakeFirst()),
    byHash: async (hash) => one(await tokens().where('token_hash', '=', hash).executeTakeFirst()),
    async add(token) {
      await db
        .insertInto('api_token')
        .values({
          id: token.id,
          name: token.name,
          token_hash: token.tokenHash,
          scopes: JSON.stringify(token.scopes),
          owner_id: token.ownerId,
          created_at: token.createdAt,
          expires_at: token.expiresAt,
          last_used_at: token.lastUsedAt,
          revoked_at: token.revokedAt,
        })
        .execute();
    },
    async revoke(id, at) {
      await db.updateTable('api_token').set({ revoked_at: at }).where('id', '=', id).execute();
    },
    async used(id, at) {
      await db.updateTable('api_token').set({ last_used_at: at }).where('id', '=', id).execute();
    },
    async removeOver(before) {
      await db
        .deleteFrom('api_token')
        .where((eb) => eb.or([eb('expires_at', '<', before), eb('revoked_at', '<', before)]))
        .execute();
    },
  };
}

function tokenOf(row: Selectable<Schema['api_token']>): ApiTokenRecord {
  return {
    id: row.id,
    name: row.name,
    tokenHash: row.token_hash,
    scopes: fromJson(scopesSchema, row.scopes),
    ownerId: row.owner_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
