import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';
import * as v from 'valibot';
import { idSchema } from '@louyu/contract/primitives';
import type {
  ChangeRecord,
  HouseholdFilter,
  HouseholdRecord,
  HouseholdStore,
} from '../core/households/household-store.ts';
import { doorName } from '../core/households/roll.ts';
import { doorKey, doorOrder } from '../core/households/wording.ts';
import { createAudienceRows } from './saved-audiences.ts';
import { Held } from './held.ts';
import { listOf } from './in-list.ts';
import { fromJson } from './json-column.ts';
import { bringBack, keepRows, type RowsOf } from './removed.ts';
import type { Schema } from './schema.ts';

/** A household with its contact, its tags, and the phones that have named its door. */
const householdRows: readonly RowsOf[] = [
  { table: 'place', column: 'id', needs: { parent_id: 'place' } },
  { table: 'household', column: 'id', needs: { id: 'place' } },
  { table: 'household_tag', column: 'household_id', needs: { household_id: 'household', tag_id: 'tag' } },
  { table: 'household_digest', column: 'household_id', needs: { household_id: 'household' } },
  { table: 'phone_door', column: 'household_id', needs: { household_id: 'household' } },
  { table: 'door_code', column: 'household_id', needs: { household_id: 'household' } },
];

const idListSchema = v.array(idSchema);
const changeKindSchema = v.picklist(['import', 'rooms']);
const beforeSchema = v.object({
  id: v.string(),
  parentId: v.string(),
  door: v.string(),
  sealed: v.nullable(v.string()),
  phoneCount: v.number(),
  hasName: v.boolean(),
  tagIds: v.array(v.string()),
  updatedAt: v.string(),
  changeId: v.nullable(v.string()),
});

/** No text begins after this one. */
const last = '\u{10ffff}';

/** How many households there are in each place, as the last page of the register counted them. */
export type HeldHouseholds = Held<ReadonlyMap<string, number>>;

export function createHeldHouseholds(): HeldHouseholds {
  return new Held(1);
}

/**
 * The household register in its tables, and the rows of its households in the place tree. Stores on one database share what
 * is `held`.
 */
export function createHouseholdStore(db: Kysely<Schema>, held: HeldHouseholds): HouseholdStore {
  async function withTags(rows: readonly Selectable<Schema['household']>[]): Promise<HouseholdRecord[]> {
    const tags = new Map<string, string[]>();
    const found = await db
      .selectFrom('household_tag')
      .selectAll()
      .where('household_id', 'in', listOf(rows.map((row) => row.id)))
      .execute();
    for (const { household_id: id, tag_id: tagId } of found) tags.set(id, [...(tags.get(id) ?? []), tagId]);
    return rows.map((row) => recordOf(row, tags.get(row.id) ?? []));
  }

  async function countsOf(filter: HouseholdFilter): Promise<ReadonlyMap<string, number>> {
    const rows = await db
      .selectFrom('household')
      .select(['parent_id', (eb) => eb.fn.countAll<number>().as('count')])
      .where((eb) => fits(eb, filter))
      .groupBy('parent_id')
      .execute();
    return new Map(rows.map((row) => [row.parent_id, Number(row.count)]));
  }

  async function remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await db.deleteFrom('household_tag').where('household_id', 'in', ids).execute();
    await db.deleteFrom('household_digest').where('household_id', 'in', ids).execute();
    await db.deleteFrom('phone_door').where('household_id', 'in', ids).execute();
    await db.deleteFrom('door_code').where('household_id', 'in', ids).execute();
    await held.change(() => db.deleteFrom('household').where('id', 'in', ids).execute());
    await db.deleteFrom('place').where('id', 'in', ids).execute();
  }

  return {
    async byId(id) {
      const row = await db.selectFrom('household').selectAll().where('id', '=', id).executeTakeFirst();
      return row && (await withTags([row]))[0];
    },
    async counts(filter) {
      const isOfAll = Object.values(filter).every((part) => part === undefined);
      const counts = () => countsOf(filter);
      return (isOfAll && !db.isTransaction ? await held.get('', counts) : await counts()) ?? new Map();
    },
    async pageOf(parentId, filter, { offset, limit }) {
      return withTags(
        await db
          .selectFrom('household')
          .selectAll()
          .where('parent_id', '=', parentId)
          .where((eb) => fits(eb, filter))
          .orderBy('door_order')
          .limit(limit)
          .offset(offset)
          .execute(),
      );
    },
    async inParents(parentIds, filter) {
      const rows = await db
        .selectFrom('household')
        .selectAll()
        .where('parent_id', 'in', listOf(parentIds))
        .where((eb) => fits(eb, filter))
        .orderBy('door_order')
        .execute();
      return withTags(rows);
    },
    async save(siteId, writes) {
      if (writes.length === 0) return;
      const records = writes.map(({ record }) => record);
      const ids = records.map(({ id }) => id);
      await db
        .insertInto('place')
        .values(
          records.map(({ id, parentId, door }) => ({
            id,
            site_id: siteId,
            parent_id: parentId,
            kind: 'household',
            name: JSON.stringify(doorName(door)),
            position: 0,
          })),
        )
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            name: eb.ref('excluded.name'),
            parent_id: eb.ref('excluded.parent_id'),
          })),
        )
        .execute();
      const register = db
        .insertInto('household')
        .values(records.map(rowOf))
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            parent_id: eb.ref('excluded.parent_id'),
            door: eb.ref('excluded.door'),
            door_key: eb.ref('excluded.door_key'),
            door_order: eb.ref('excluded.door_order'),
            sealed: eb.ref('excluded.sealed'),
            phone_count: eb.ref('excluded.phone_count'),
            has_name: eb.ref('excluded.has_name'),
            updated_at: eb.ref('excluded.updated_at'),
            change_id: eb.ref('excluded.change_id'),
          })),
        );
      await held.change(() => register.execute());
      await db.deleteFrom('household_tag').where('household_id', 'in', ids).execute();
      await db.deleteFrom('household_digest').where('household_id', 'in', ids).execute();
      const tags = records.flatMap(({ id, tagIds }) =>
        tagIds.map((tagId) => ({ household_id: id, tag_id: tagId })),
      );
      if (tags.length > 0) await db.insertInto('household_tag').values(tags).execute();
      const digests = writes.flatMap(({ record, digests }) =>
        digests.map((digest) => ({ household_id: record.id, digest })),
      );
      if (digests.length > 0) await db.insertInto('household_digest').values(digests).execute();
    },
    remove,
    async removeKept(id, at) {
      await keepRows(db, { kind: 'household', id, at }, householdRows);
      await remove([id]);
    },
    restore: (id) => held.change(() => bringBack(db, 'household', id, householdRows)),
    async sharing() {
      const rows = await db
        .selectFrom('household_digest')
        .select(['digest', 'household_id'])
        // Namesakes are no fault: phone numbers only.
        .where('digest', 'like', 'p%')
        .where('digest', 'in', (query) =>
          query
            .selectFrom('household_digest')
            .select('digest')
            .groupBy('digest')
            .having((eb) => eb.fn.countAll(), '>', 1),
        )
        .orderBy('household_id')
        .execute();
      return [...Map.groupBy(rows, (row) => row.digest).values()].map((group) =>
        group.map((row) => row.household_id),
      );
    },

    tags: () => db.selectFrom('tag').selectAll().execute(),
    async addTag(tag) {
      await db.insertInto('tag').values(tag).execute();
    },
    async tagCounts() {
      const rows = await db
        .selectFrom('household_tag')
        .select(['tag_id', (eb) => eb.fn.countAll<number>().as('count')])
        .groupBy('tag_id')
        .execute();
      return new Map(rows.map((row) => [row.tag_id, Number(row.count)]));
    },

    ...createAudienceRows(db),

    async changes(limit) {
      const rows = await db
        .selectFrom('register_change')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy(sql`rowid`, 'desc')
        .limit(limit)
        .execute();
      return rows.map(changeOf);
    },
    async addChange(change) {
      await db.deleteFrom('register_undo').execute();
      await db
        .insertInto('register_change')
        .values({
          id: change.id,
          kind: change.kind,
          at: change.at,
          by_id: change.by,
          added: change.added,
          changed: change.changed,
          places: JSON.stringify(change.placeIds),
          undone_at: change.undoneAt,
        })
        .execute();
    },
    async addUndo(changeId, undo) {
      if (undo.length === 0) return;
      const rows = undo.map(({ householdId, before }) => ({
        change_id: changeId,
        household_id: householdId,
        before: before === null ? null : jsonOf(before),
      }));
      await db.insertInto('register_undo').values(rows).execute();
    },
    async undoOf(changeId) {
      const rows = await db
        .selectFrom('register_undo')
        .selectAll()
        .where('change_id', '=', changeId)
        .execute();
      return rows.map(({ household_id: householdId, before }) => ({
        householdId,
        before: before === null ? null : beforeOf(before),
      }));
    },
    async markUndone(changeId, at) {
      await db.updateTable('register_change').set({ undone_at: at }).where('id', '=', changeId).execute();
      await db.deleteFrom('register_undo').where('change_id', '=', changeId).execute();
    },
  };
}

function fits(eb: ExpressionBuilder<Schema, 'household'>, filter: HouseholdFilter) {
  const { doorPrefix, tagIds, digest, lacksPhone } = filter;
  return eb.and([
    ...(doorPrefix === undefined
      ? []
      : [eb('door_key', '>=', doorPrefix), eb('door_key', '<', doorPrefix + last)]),
    ...(tagIds === undefined
      ? []
      : [
          eb('household.id', 'in', (query) =>
            query.selectFrom('household_tag').select('household_id').where('tag_id', 'in', tagIds),
          ),
        ]),
    ...(digest === undefined
      ? []
      : [
          eb('household.id', 'in', (query) =>
            query.selectFrom('household_digest').select('household_id').where('digest', '=', digest),
          ),
        ]),
    ...(lacksPhone === true ? [eb('phone_count', '=', 0)] : []),
  ]);
}

function rowOf(record: HouseholdRecord): Selectable<Schema['household']> {
  return {
    id: record.id,
    parent_id: record.parentId,
    door: record.door,
    door_key: doorKey(record.door),
    door_order: doorOrder(record.door),
    sealed: record.sealed === null ? null : Buffer.from(record.sealed),
    phone_count: record.phoneCount,
    has_name: record.hasName ? 1 : 0,
    updated_at: record.updatedAt,
    change_id: record.changeId,
  };
}

function recordOf(row: Selectable<Schema['household']>, tagIds: readonly string[]): HouseholdRecord {
  return {
    id: row.id,
    parentId: row.parent_id,
    door: row.door,
    sealed: row.sealed,
    phoneCount: row.phone_count,
    hasName: row.has_name === 1,
    tagIds,
    updatedAt: row.updated_at,
    changeId: row.change_id,
  };
}

function jsonOf({ sealed, ...record }: HouseholdRecord): string {
  return JSON.stringify({
    ...record,
    sealed: sealed === null ? null : Buffer.from(sealed).toString('base64'),
  });
}

function beforeOf(text: string): HouseholdRecord {
  const { sealed, ...record } = fromJson(beforeSchema, text);
  return { ...record, sealed: sealed === null ? null : Buffer.from(sealed, 'base64') };
}

function changeOf(row: Selectable<Schema['register_change']>): ChangeRecord {
  return {
    id: row.id,
    kind: v.parse(changeKindSchema, row.kind),
    at: row.at,
    by: row.by_id,
    added: row.added,
    changed: row.changed,
    undoneAt: row.undone_at,
    placeIds: fromJson(idListSchema, row.places),
  };
}
