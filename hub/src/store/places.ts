import { sql, type Kysely, type Selectable } from 'kysely';
import * as v from 'valibot';
import { placeKindSchema } from '@louyu/contract/devices';
import { instantSchema, languageSchema, localizedSchema, type Localized } from '@louyu/contract/primitives';
import type { PlaceStore, SiteRecord } from '../core/places/place-store.ts';
import { PlaceTree, type PlaceNode } from '../core/places/place-tree.ts';
import { doorText } from '../core/households/wording.ts';
import { createHouseholdStore, type HeldHouseholds } from './households.ts';
import { fromJson } from './json-column.ts';
import { readSetting, writeSetting } from './settings.ts';
import { bringBack, dropRows, keepRows, type RowsOf } from './removed.ts';
import type { Schema } from './schema.ts';

/**
 * The last tree that was read and the version of the places it is of. Every change of a place raises the version in its
 * own transaction, so a tree of the present version is the present tree, whoever changed it.
 */
export interface PlaceTreeCache {
  held: { readonly version: string; readonly tree: PlaceTree } | undefined;
}

export function createPlaceTreeCache(): PlaceTreeCache {
  return { held: undefined };
}

const placeRows: readonly RowsOf[] = [{ table: 'place', column: 'id', needs: { parent_id: 'place' } }];

const phonesSchema = v.object({
  mode: v.picklist(['inside', 'outside']),
  reachedAt: v.nullable(instantSchema),
  url: v.nullable(v.string()),
});

/** More rows than this at once would be more variables than a SQLite statement may have. */
const insertRowsMax = 500;

/** The site and its places. Stores on one database share a `cache` and what is held of the households. */
export function createPlaceStore(
  db: Kysely<Schema>,
  cache: PlaceTreeCache,
  heldHouseholds: HeldHouseholds,
): PlaceStore {
  async function changed(): Promise<void> {
    const version = Number((await readSetting(db, 'places_version')) ?? 0) + 1;
    await writeSetting(db, 'places_version', String(version));
  }

  /** A household is in the register from its first moment. */
  async function enter(households: readonly PlaceNode[]): Promise<void> {
    const updatedAt = new Date().toISOString();
    const blank = { sealed: null, phoneCount: 0, hasName: false, tagIds: [], updatedAt, changeId: null };
    for (let start = 0; start < households.length; start += insertRowsMax) {
      const part = households.slice(start, start + insertRowsMax);
      const writes = part.map(({ id, parentId, name }) => ({
        record: { ...blank, id, parentId: parentId ?? '', door: doorText(name['zh-CN']) },
        digests: [],
      }));
      await createHouseholdStore(db, heldHouseholds).save(part[0]?.siteId ?? '', writes);
    }
  }

  async function tree(): Promise<PlaceTree> {
    // What a transaction sees may be rolled back, and its version given again to something else.
    if (db.isTransaction) return readTree(db);
    const version = (await readSetting(db, 'places_version')) ?? '0';
    if (cache.held?.version !== version) cache.held = { version, tree: await readTree(db) };
    return cache.held.tree;
  }

  return {
    tree,
    async site() {
      const row = await db.selectFrom('site').selectAll().executeTakeFirst();
      if (row === undefined) return undefined;
      const phones = await readSetting(db, 'phones');
      return {
        ...siteOf(row),
        bilingual: (await readSetting(db, 'bilingual')) === 'yes',
        ...(phones === undefined ? {} : { phones: fromJson(phonesSchema, phones) }),
      };
    },
    async addSite(site, createdAt) {
      await db
        .insertInto('site')
        .values({
          id: site.id,
          name: JSON.stringify(site.name),
          office: JSON.stringify(site.office),
          hotline: site.hotline,
          language: site.language,
          time_zone: site.timeZone,
          created_at: createdAt,
        })
        .execute();
      if (site.phones !== undefined) await writeSetting(db, 'phones', JSON.stringify(site.phones));
    },
    async changeSite(id, change) {
      const { name, office, hotline, language, timeZone, bilingual, firstReview, phones } = change;
      if (phones !== undefined) await writeSetting(db, 'phones', JSON.stringify(phones));
      if (bilingual !== undefined) await writeSetting(db, 'bilingual', bilingual ? 'yes' : 'no');
      const columns = [name, office, hotline, language, timeZone, firstReview];
      if (columns.every((column) => column === undefined)) return;
      await db
        .updateTable('site')
        .set({
          ...(name === undefined ? {} : { name: JSON.stringify(name) }),
          ...(office === undefined ? {} : { office: JSON.stringify(office) }),
          ...(hotline === undefined ? {} : { hotline }),
          ...(language === undefined ? {} : { language }),
          ...(timeZone === undefined ? {} : { time_zone: timeZone }),
          ...(firstReview === undefined ? {} : { first_review: firstReview ? 1 : 0 }),
        })
        .where('id', '=', id)
        .execute();
    },
    async householdCounts() {
      const rows = await db
        .selectFrom('household')
        .select(['parent_id', (eb) => eb.fn.countAll<number>().as('count')])
        .groupBy('parent_id')
        .execute();
      return countsUpward(await tree(), rows);
    },
    async countHouseholds(placeIds) {
      if (placeIds.length === 0) return 0;
      const { rows } = await sql<{ count: number }>`
        with recursive below (id, kind) as (
          select id, kind from place where id in (${sql.join(placeIds)})
          union
          select place.id, place.kind from place join below on place.parent_id = below.id
        )
        select count(*) as count from below where kind = 'household'`.execute(db);
      return Number(rows[0]?.count ?? 0);
    },
    async add(places) {
      for (let start = 0; start < places.length; start += insertRowsMax) {
        const rows = places.slice(start, start + insertRowsMax).map(rowOf);
        await db.insertInto('place').values(rows).execute();
      }
      const households = places.filter((place) => place.kind === 'household');
      if (households.length > 0) await enter(households);
      await changed();
    },
    async rename(id, name) {
      await db
        .updateTable('place')
        .set({ name: JSON.stringify(name) })
        .where('id', '=', id)
        .execute();
      await changed();
    },
    async remove(id, where, at) {
      await keepRows(db, { kind: 'place', id, at }, placeRows);
      const [below, standing, named] = await Promise.all([
        db.selectFrom('place').select('id').where('parent_id', '=', id).limit(1).execute(),
        db.selectFrom('device_place').select('place_id').where('place_id', '=', id).limit(1).execute(),
        db.selectFrom('revision_place').select('place_id').where('place_id', '=', id).limit(1).execute(),
      ]);
      const removedWhere = JSON.stringify(where);
      if (below.length + standing.length + named.length === 0) await dropRows(db, id, placeRows);
      else await db.updateTable('place').set({ removed_where: removedWhere }).where('id', '=', id).execute();
      await changed();
    },
    async restore(id) {
      if (!(await bringBack(db, 'place', id, placeRows))) return false;
      // Where something past names it, its row had stayed.
      await db.updateTable('place').set({ removed_where: null }).where('id', '=', id).execute();
      await changed();
      return true;
    },
    async inUse(id) {
      const below = db.selectFrom('place').select('id').where('parent_id', '=', id);
      const standing = db
        .selectFrom('device_place')
        .innerJoin('device', 'device.id', 'device_place.device_id')
        .select('place_id')
        .where('place_id', '=', id)
        .where('device.revoked_at', 'is', null);
      const [places, devices] = await Promise.all([
        below.where('removed_where', 'is', null).limit(1).execute(),
        standing.limit(1).execute(),
      ]);
      return places.length + devices.length > 0;
    },
  };
}

async function readTree(db: Kysely<Schema>): Promise<PlaceTree> {
  const rows = await db.selectFrom('place').selectAll().where('kind', '!=', 'household').execute();
  const removed = new Map<string, Localized>();
  for (const { id, removed_where: where } of rows)
    if (where !== null) removed.set(id, fromJson(localizedSchema, where));
  return new PlaceTree(rows.filter((row) => row.removed_where === null).map(nodeOf), removed);
}

function countsUpward(
  tree: PlaceTree,
  rows: readonly { parent_id: string | null; count: number }[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { parent_id: parentId, count } of rows) {
    for (const place of tree.upward(parentId ?? '')) {
      counts.set(place.id, (counts.get(place.id) ?? 0) + Number(count));
    }
  }
  return counts;
}

function siteOf(row: Selectable<Schema['site']>): SiteRecord {
  return {
    id: row.id,
    name: fromJson(localizedSchema, row.name),
    office: fromJson(localizedSchema, row.office),
    hotline: row.hotline,
    language: v.parse(languageSchema, row.language),
    timeZone: row.time_zone,
    firstReview: row.first_review === 1,
  };
}

function nodeOf(row: Selectable<Schema['place']>): PlaceNode {
  return {
    id: row.id,
    siteId: row.site_id,
    parentId: row.parent_id,
    kind: v.parse(placeKindSchema, row.kind),
    name: fromJson(localizedSchema, row.name),
    position: row.position,
  };
}

function rowOf(place: PlaceNode): Selectable<Schema['place']> {
  return {
    id: place.id,
    site_id: place.siteId,
    parent_id: place.parentId,
    kind: place.kind,
    name: JSON.stringify(place.name),
    position: place.position,
    removed_where: null,
  };
}
