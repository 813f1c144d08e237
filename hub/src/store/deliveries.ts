import type { Kysely } from 'kysely';
import type { DeviceDelivery, NoticeCounts } from '../core/notices/notice-store.ts';
import { listOf } from './in-list.ts';
import type { DeliveryQueries } from './notices.ts';
import type { Schema } from './schema.ts';

/** What devices and residents have said about notices. */
export function createDeliveryQueries(db: Kysely<Schema>): DeliveryQueries {
  return {
    async counts(noticeIds) {
      const counts = new Map<string, NoticeCounts>();
      if (noticeIds.length === 0) return counts;
      const shown = await db
        .selectFrom('shown')
        .select(({ fn }) => ['notice_id', fn.count<number>('device_id').distinct().as('devices')])
        .where('notice_id', 'in', listOf(noticeIds))
        .groupBy('notice_id')
        .execute();
      const acknowledged = await db
        .selectFrom('acknowledgment')
        .select(({ fn }) => ['notice_id', fn.countAll<number>().as('phones')])
        .where('notice_id', 'in', listOf(noticeIds))
        .groupBy('notice_id')
        .execute();
      const shownBy = new Map(shown.map((row) => [row.notice_id, row.devices]));
      const acknowledgedBy = new Map(acknowledged.map((row) => [row.notice_id, row.phones]));
      for (const id of noticeIds) {
        counts.set(id, {
          shownOn: shownBy.get(id) ?? 0,
          acknowledged: acknowledgedBy.get(id) ?? 0,
        });
      }
      return counts;
    },
    async deliveries(noticeId) {
      const carried = await db.selectFrom('carried').selectAll().where('notice_id', '=', noticeId).execute();
      const shown = await db.selectFrom('shown').selectAll().where('notice_id', '=', noticeId).execute();
      return joined(carried, shown);
    },
    async unsettled(noticeIds, deviceIds) {
      if (noticeIds.length === 0) return new Map();
      const carried = await db
        .selectFrom('carried')
        .selectAll()
        .where('notice_id', 'in', listOf(noticeIds))
        .where((where) =>
          where.or([
            where('removed_at', 'is', null),
            ...(deviceIds.length > 0 ? [where('device_id', 'in', listOf(deviceIds))] : []),
          ]),
        )
        .execute();
      const shown =
        deviceIds.length === 0
          ? []
          : await db
              .selectFrom('shown')
              .selectAll()
              .where('notice_id', 'in', listOf(noticeIds))
              .where('device_id', 'in', listOf(deviceIds))
              .execute();
      const [carriedOf, shownOf] = [
        Map.groupBy(carried, (row) => row.notice_id),
        Map.groupBy(shown, (row) => row.notice_id),
      ];
      return new Map(noticeIds.map((id) => [id, joined(carriedOf.get(id) ?? [], shownOf.get(id) ?? [])]));
    },
    async acknowledgments(noticeId) {
      const rows = await db
        .selectFrom('acknowledgment')
        .select(({ fn }) => ['device_id', fn.countAll<number>().as('count'), fn.max('at').as('last_at')])
        .where('notice_id', '=', noticeId)
        .groupBy('device_id')
        .execute();
      return rows.map((row) => ({ deviceId: row.device_id, count: row.count, lastAt: row.last_at }));
    },
    async reachAt(noticeId, moments) {
      if (moments.length === 0) return [];
      const last = moments.reduce((latest, at) => (at > latest ? at : latest));
      const shown = await db
        .selectFrom('shown')
        .select(({ fn }) => fn.min('first_at').as('at'))
        .where('notice_id', '=', noticeId)
        .where('first_at', '<=', last)
        .groupBy('device_id')
        .execute();
      // Tens of thousands of phones stay in the database: only how many there were at each moment is brought.
      const known = await db
        .selectFrom('acknowledgment')
        .select(({ eb, fn }) =>
          moments.map((at, index) =>
            fn.sum<number | null>(eb.case().when('at', '<=', at).then(1).else(0).end()).as(`m${index}`),
          ),
        )
        .where('notice_id', '=', noticeId)
        .executeTakeFirst();
      return moments.map((moment, index) => ({
        reached: shown.filter(({ at }) => at <= moment).length,
        known: known?.[`m${index}`] ?? 0,
      }));
    },
    async wasOnBoardOf(noticeId, deviceId, boardTopics) {
      const row = await db
        .selectFrom('board_entry')
        .select('topic')
        .where('notice_id', '=', noticeId)
        .where((where) =>
          where.or([
            ...(boardTopics.length > 0 ? [where('topic', 'in', boardTopics)] : []),
            where('topic', 'in', (query) =>
              query.selectFrom('held_document').select('topic').where('device_id', '=', deviceId),
            ),
          ]),
        )
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** One row for each device and revision of a notice that it carried or showed. */
function joined(carried: readonly Schema['carried'][], shown: readonly Schema['shown'][]): DeviceDelivery[] {
  const rows = new Map<string, DeviceDelivery>();
  for (const row of carried) {
    rows.set(`${row.device_id} ${row.revision}`, {
      deviceId: row.device_id,
      revision: row.revision,
      receivedAt: row.received_at,
      removedAt: row.removed_at,
      lostAt: row.lost_at,
      firstShownAt: null,
      lastShownAt: null,
      secondsShown: 0,
    });
  }
  for (const row of shown) {
    const key = `${row.device_id} ${row.revision}`;
    const known = rows.get(key) ?? {
      deviceId: row.device_id,
      revision: row.revision,
      receivedAt: null,
      removedAt: null,
      lostAt: null,
    };
    rows.set(key, {
      ...known,
      firstShownAt: row.first_at,
      lastShownAt: row.last_at,
      secondsShown: row.seconds,
    });
  }
  return [...rows.values()];
}
