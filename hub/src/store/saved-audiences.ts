import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { draftSchema } from '@louyu/contract/api/notices';
import { idSchema } from '@louyu/contract/primitives';
import type { HouseholdStore } from '../core/households/household-store.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';

const idListSchema = v.array(idSchema);

/** The audiences that staff have saved. */
export function createAudienceRows(
  db: Kysely<Schema>,
): Pick<HouseholdStore, 'audiences' | 'addAudience' | 'removeAudience'> {
  return {
    async audiences() {
      const rows = await db.selectFrom('saved_audience').selectAll().orderBy('name').execute();
      return rows.map(({ id, name, places, tags, profiles }) => ({
        id,
        name,
        placeIds: fromJson(idListSchema, places),
        tagIds: fromJson(idListSchema, tags),
        ...(profiles === null ? {} : { profiles: fromJson(draftSchema.entries.profiles, profiles) }),
      }));
    },
    async addAudience({ id, name, placeIds, tagIds, profiles = null }, createdBy, at) {
      const [places, tags] = [JSON.stringify(placeIds), JSON.stringify(tagIds)];
      await db
        .insertInto('saved_audience')
        .values({
          id,
          name,
          places,
          tags,
          profiles: profiles && JSON.stringify(profiles),
          created_by: createdBy,
          created_at: at,
        })
        .execute();
    },
    async removeAudience(id) {
      await db.deleteFrom('saved_audience').where('id', '=', id).execute();
    },
  };
}
