import { sql, type Kysely, type Selectable } from 'kysely';
import * as v from 'valibot';
import { contactKinds, contactOutcomes } from '@louyu/contract/api/coverage';
import type { ContactRecord, CoverageStore, KnownHousehold } from '../core/coverage/coverage-store.ts';
import { listOf } from './in-list.ts';
import type { Schema } from './schema.ts';

const kindSchema = v.picklist(contactKinds);
const outcomeSchema = v.picklist(contactOutcomes);

/** From the least sure: a household that is known in several ways counts at the highest. */
const levels = ['noted', 'claimed', 'proved'] as const;

interface KnownRow {
  readonly household_id: string;
  readonly parent_id: string;
  readonly rank: number;
}

/**
 * One row for each household of these notices and each way in which it is known: by the door that a phone which has answered
 * is of, by the door that a request for help names, by what was wiped of such phones, by a call or a visit. Each part walks
 * an index of its own.
 */
export function knownWays(noticeIds: readonly string[]) {
  const ids = listOf(noticeIds);
  return sql`
    select answer.notice_id, phone.household_id, case phone.level when 'proved' then 2 else 1 end as rank
      from acknowledgment as answer join phone_door as phone on phone.phone_hash = answer.phone_hash
      where answer.notice_id in ${ids}
    union all select notice_id, household_id, 1 from help_request
      where notice_id in ${ids} and household_id is not null
    union all select notice_id, household_id, case level when 'proved' then 2 else 1 end from household_known
      where notice_id in ${ids}
    union all select notice_id, household_id, 0 from household_contact
      where notice_id in ${ids} and outcome = 'told' and taken_back_at is null`;
}

/** Which households know a notice, and by whose word (R6, R20). */
export function createCoverageStore(db: Kysely<Schema>): CoverageStore {
  const contacts = () => db.selectFrom('household_contact').selectAll().where('taken_back_at', 'is', null);
  return {
    async known(noticeId) {
      const { rows } = await sql<KnownRow>`
        select household.id as household_id, household.parent_id, max(way.rank) as rank
        from (${knownWays([noticeId])}) as way join household on household.id = way.household_id
        group by household.id`.execute(db);
      return rows.map(knownOf);
    },
    async counts(noticeIds) {
      if (noticeIds.length === 0) return new Map();
      const { rows } = await sql<{ notice_id: string; count: number }>`
        select way.notice_id, count(distinct household.id) as count
        from (${knownWays(noticeIds)}) as way join household on household.id = way.household_id
        group by way.notice_id`.execute(db);
      return new Map(rows.map((row) => [row.notice_id, Number(row.count)]));
    },
    async phones(noticeId) {
      const row = await db
        .selectFrom('acknowledgment as answer')
        .leftJoin('phone_door as phone', 'phone.phone_hash', 'answer.phone_hash')
        .select(({ fn }) => [
          fn.countAll<number>().as('total'),
          fn.count<number>('phone.phone_hash').as('named'),
        ])
        .where('answer.notice_id', '=', noticeId)
        .executeTakeFirstOrThrow();
      return { total: Number(row.total), anonymous: Number(row.total) - Number(row.named) };
    },
    async addContact({ id, noticeId, householdId, kind, outcome, by, at }) {
      await db
        .insertInto('household_contact')
        .values({
          id,
          notice_id: noticeId,
          household_id: householdId,
          kind,
          outcome,
          by_id: by,
          at,
          taken_back_at: null,
        })
        .execute();
    },
    async contact(id) {
      const row = await contacts().where('id', '=', id).executeTakeFirst();
      return row && contactOf(row);
    },
    async takeBackContact(id, at) {
      await db.updateTable('household_contact').set({ taken_back_at: at }).where('id', '=', id).execute();
    },
    async tried(noticeId) {
      const rows = await contacts()
        .where('notice_id', '=', noticeId)
        .where('outcome', '=', 'no-answer')
        .orderBy('at')
        .execute();
      return new Map(rows.map((row) => [row.household_id, contactOf(row)]));
    },
  };
}

function knownOf(row: KnownRow): KnownHousehold {
  return {
    householdId: row.household_id,
    parentId: row.parent_id,
    level: levels[row.rank] ?? 'noted',
  };
}

function contactOf(row: Selectable<Schema['household_contact']>): ContactRecord {
  return {
    id: row.id,
    noticeId: row.notice_id,
    householdId: row.household_id,
    kind: v.parse(kindSchema, row.kind),
    outcome: v.parse(outcomeSchema, row.outcome),
    by: row.by_id,
    at: row.at,
  };
}
