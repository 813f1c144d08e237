import type { Kysely, Selectable } from 'kysely';
import type { HelpRecord, HelpStore } from '../core/help/help-store.ts';
import { titlesOf } from '../core/notices/titles.ts';
import { nameMaxChars } from '../core/staff-alerts/conditions.ts';
import { contentOf } from './notice-rows.ts';
import type { Schema } from './schema.ts';

/** What residents in need have asked, one row for a phone and a notice. */
export function createHelpStore(db: Kysely<Schema>): HelpStore {
  const requests = () => db.selectFrom('help_request').selectAll();
  return {
    async of(noticeId, phoneHash) {
      const row = await requests()
        .where('notice_id', '=', noticeId)
        .where('phone_hash', '=', phoneHash)
        .executeTakeFirst();
      return row && helpOf(row);
    },
    async byId(id) {
      const row = await requests().where('id', '=', id).executeTakeFirst();
      return row && helpOf(row);
    },
    async list(noticeId) {
      const rows = await requests().where('notice_id', '=', noticeId).orderBy('asked_at').execute();
      const [open, settled] = [true, false].map((isOpen) =>
        rows.filter((row) => (row.settled_at === null) === isOpen).map(helpOf),
      );
      return [...(open ?? []), ...(settled ?? []).reverse()];
    },
    async open(limit) {
      const rows = await db
        .selectFrom('help_request as help')
        .innerJoin('notice', 'notice.id', 'help.notice_id')
        .leftJoin('household', 'household.id', 'help.household_id')
        .select(['help.id', 'help.notice_id', 'help.device_id', 'help.asked_at'])
        .select(['notice.number', 'notice.title', 'household.parent_id'])
        .select((eb) =>
          eb
            .selectFrom('revision')
            .select('content')
            .whereRef('revision.notice_id', '=', 'notice.id')
            .where('state', '=', 'signed')
            .orderBy('revision', 'desc')
            .limit(1)
            .as('content'),
        )
        .where('help.settled_at', 'is', null)
        .orderBy('help.asked_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        noticeId: row.notice_id,
        deviceId: row.device_id,
        askedAt: row.asked_at,
        number: row.number,
        title: titlesOf(row.title, contentOf(row.content), nameMaxChars),
        parentId: row.parent_id,
      }));
    },
    async save(help, revision) {
      const values = {
        device_id: help.deviceId,
        household_id: help.householdId,
        words: help.words,
        asked_at: help.askedAt,
        settled_at: help.settledAt,
        settled_by: help.settledBy,
        note: help.note,
      };
      await db
        .insertInto('help_request')
        .values({ id: help.id, notice_id: help.noticeId, phone_hash: help.phoneHash, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
      const answer = { notice_id: help.noticeId, phone_hash: help.phoneHash, choice: 'need-help' };
      await db
        .insertInto('acknowledgment')
        .values({ ...answer, revision, device_id: help.deviceId, at: help.askedAt })
        .onConflict((conflict) =>
          conflict.columns(['notice_id', 'phone_hash']).doUpdateSet({ choice: 'need-help' }),
        )
        .execute();
    },
  };
}

function helpOf(row: Selectable<Schema['help_request']>): HelpRecord {
  return {
    id: row.id,
    noticeId: row.notice_id,
    phoneHash: row.phone_hash,
    deviceId: row.device_id,
    householdId: row.household_id,
    words: row.words,
    askedAt: row.asked_at,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    note: row.note,
  };
}
