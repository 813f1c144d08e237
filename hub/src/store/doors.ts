import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { DoorRecord, DoorStore } from '../core/doors/door-store.ts';
import type { Schema } from './schema.ts';

const levelSchema = v.picklist(['claimed', 'proved']);
/** More rows than this at once would be more variables than a SQLite statement may have. */
const rowsMax = 500;

/** Doors as residents know them, which phone is of which, and the codes that prove it. */
export function createDoorStore(db: Kysely<Schema>): DoorStore {
  const households = () => db.selectFrom('household').select(['id', 'parent_id', 'door']);
  return {
    async door(householdId) {
      const row = await households().where('id', '=', householdId).executeTakeFirst();
      return row && doorOf(row);
    },
    async doors(parentIds) {
      if (parentIds.length === 0) return [];
      const rows = await households().where('parent_id', 'in', parentIds).orderBy('door_order').execute();
      return rows.map(doorOf);
    },
    async ofPhone(phoneHash) {
      const row = await db
        .selectFrom('phone_door')
        .selectAll()
        .where('phone_hash', '=', phoneHash)
        .executeTakeFirst();
      return (
        row && {
          phoneHash,
          householdId: row.household_id,
          level: v.parse(levelSchema, row.level),
          at: row.at,
        }
      );
    },
    async save({ phoneHash, householdId, level, at }) {
      const values = { household_id: householdId, level, at };
      await db
        .insertInto('phone_door')
        .values({ phone_hash: phoneHash, ...values })
        .onConflict((conflict) => conflict.column('phone_hash').doUpdateSet(values))
        .execute();
    },
    async forget(phoneHash) {
      await db.deleteFrom('phone_door').where('phone_hash', '=', phoneHash).execute();
    },
    async code(householdId) {
      const row = await db
        .selectFrom('door_code')
        .selectAll()
        .where('household_id', '=', householdId)
        .executeTakeFirst();
      return (
        row && { householdId, codeHash: row.code_hash, issuedAt: row.issued_at, issuedBy: row.issued_by }
      );
    },
    async saveCodes(codes) {
      for (let start = 0; start < codes.length; start += rowsMax) {
        const part = codes.slice(start, start + rowsMax);
        const ids = part.map(({ householdId }) => householdId);
        await db
          .updateTable('phone_door')
          .set({ level: 'claimed' })
          .where('household_id', 'in', ids)
          .execute();
        await db.deleteFrom('door_code').where('household_id', 'in', ids).execute();
        await db
          .insertInto('door_code')
          .values(
            part.map(({ householdId, codeHash, issuedAt, issuedBy }) => ({
              household_id: householdId,
              code_hash: codeHash,
              issued_at: issuedAt,
              issued_by: issuedBy,
            })),
          )
          .execute();
      }
    },
    async issued() {
      const rows = await db.selectFrom('door_code').select(['household_id', 'issued_at']).execute();
      return new Map(rows.map((row) => [row.household_id, row.issued_at]));
    },
  };
}

function doorOf(row: { readonly id: string; readonly parent_id: string; readonly door: string }): DoorRecord {
  return { id: row.id, parentId: row.parent_id, door: row.door };
}
