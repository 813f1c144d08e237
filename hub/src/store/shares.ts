import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { shareChannelKinds } from '@louyu/contract/api/shares';
import type { ShareStore } from '../core/shares/share-store.ts';
import type { Schema } from './schema.ts';

const kindSchema = v.picklist(shareChannelKinds);

export function createShareStore(db: Kysely<Schema>): ShareStore {
  return {
    async channels(siteId) {
      const rows = await db
        .selectFrom('share_channel')
        .select(['id', 'name', 'kind'])
        .where('site_id', '=', siteId)
        .where('removed_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(({ id, name, kind }) => ({ id, name, kind: v.parse(kindSchema, kind) }));
    },
    async addChannel(siteId, { id, name, kind }, at) {
      await db
        .insertInto('share_channel')
        .values({ id, site_id: siteId, name, kind, created_at: at, removed_at: null })
        .execute();
    },
    async renameChannel(id, name) {
      await db.updateTable('share_channel').set({ name }).where('id', '=', id).execute();
    },
    async removeChannel(id, at) {
      await db.updateTable('share_channel').set({ removed_at: at }).where('id', '=', id).execute();
    },
    async marks(noticeId) {
      const rows = await db
        .selectFrom('share_mark')
        .innerJoin('share_channel', 'share_channel.id', 'share_mark.channel_id')
        .select([
          'share_mark.id as id',
          'share_mark.revision as revision',
          'share_mark.by_id as by',
          'share_mark.at as at',
          'share_channel.id as channelId',
          'share_channel.name as name',
          'share_channel.kind as kind',
        ])
        .where('share_mark.notice_id', '=', noticeId)
        .where('share_mark.taken_back_at', 'is', null)
        .orderBy('share_mark.at', 'desc')
        .orderBy('share_mark.id')
        .execute();
      return rows.map(({ channelId, name, kind, ...mark }) => ({
        ...mark,
        noticeId,
        channel: { id: channelId, name, kind: v.parse(kindSchema, kind) },
      }));
    },
    async addMark({ id, noticeId, revision, channelId, by, at }) {
      await db
        .insertInto('share_mark')
        .values({
          id,
          notice_id: noticeId,
          revision,
          channel_id: channelId,
          by_id: by,
          at,
          taken_back_by: null,
          taken_back_at: null,
        })
        .execute();
    },
    async takeBackMark(id, by, at) {
      await db
        .updateTable('share_mark')
        .set({ taken_back_by: by, taken_back_at: at })
        .where('id', '=', id)
        .execute();
    },
  };
}
