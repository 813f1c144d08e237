import type { Kysely } from 'kysely';
import type { AcknowledgmentStore } from '../core/acknowledgments/acknowledgment-store.ts';
import type { Schema } from './schema.ts';

/** Reads acknowledgments; the ledger writes them. */
export function createAcknowledgmentStore(db: Kysely<Schema>): AcknowledgmentStore {
  return {
    async at(noticeId, phoneHash) {
      const row = await db
        .selectFrom('acknowledgment')
        .select('at')
        .where('notice_id', '=', noticeId)
        .where('phone_hash', '=', phoneHash)
        .executeTakeFirst();
      return row?.at;
    },
  };
}
