import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
import { categorySchema } from '@louyu/contract/notice-content';
import type { ReportStore, SentNotice } from '../core/reports/report-store.ts';
import { knownWays } from './coverage.ts';
import { listOf } from './in-list.ts';
import type { Schema } from './schema.ts';

/** What reports count; each question walks an index by time or by notice. */
export function createReportStore(db: Kysely<Schema>): ReportStore {
  return {
    async sent({ from, to }) {
      const rows = await db
        .selectFrom('revision')
        .innerJoin('notice', 'notice.id', 'revision.notice_id')
        .select(['notice.id', 'notice.category', 'revision.goes_out_at', 'revision.visible_from'])
        .where('revision.state', '=', 'signed')
        // Recalled before it went out, it never did.
        .where((of) =>
          of.or([
            of('notice.recalled_at', 'is', null),
            of('notice.recalled_at', '>', of.ref('revision.goes_out_at')),
          ]),
        )
        .where('revision.notice_id', 'in', (query) =>
          query
            .selectFrom('revision as out')
            .select('out.notice_id')
            .where('out.goes_out_at', '>=', from)
            .where('out.goes_out_at', '<', to),
        )
        .orderBy('revision.revision')
        .execute();
      const firsts = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((revisions) =>
        revisions.slice(0, 1),
      );
      return firsts.flatMap(
        ({ id, category, goes_out_at: outAt, visible_from: visibleFrom }): SentNotice[] => {
          if (outAt === null || outAt < from || outAt >= to) return [];
          const seenFrom = visibleFrom !== null && visibleFrom > outAt ? visibleFrom : outAt;
          return [{ id, category: v.parse(categorySchema, category), seenFrom }];
        },
      );
    },
    async paintings(noticeIds) {
      const rows = await db
        .selectFrom('shown')
        .select(({ fn }) => ['notice_id', fn.min('first_at').as('at')])
        .where('notice_id', 'in', listOf(noticeIds))
        .groupBy(['notice_id', 'device_id'])
        .execute();
      return rows.map((row) => ({ noticeId: row.notice_id, at: row.at }));
    },
    async phones(noticeIds) {
      const rows = await db
        .selectFrom('acknowledgment')
        .select(({ fn }) => ['notice_id', fn.countAll<number>().as('count')])
        .where('notice_id', 'in', listOf(noticeIds))
        .groupBy('notice_id')
        .execute();
      return new Map(rows.map((row) => [row.notice_id, Number(row.count)]));
    },
    async known(noticeIds) {
      const levels = { noted: 0, claimed: 0, proved: 0 };
      if (noticeIds.length === 0) return levels;
      const { rows } = await sql<{ rank: number; count: number }>`
        select rank, count(*) as count from (
          select household.id, max(way.rank) as rank
          from (${knownWays(noticeIds)}) as way join household on household.id = way.household_id
          group by household.id) as surest
        group by rank`.execute(db);
      const countOf = (rank: number) => Number(rows.find((row) => Number(row.rank) === rank)?.count ?? 0);
      return { noted: countOf(0), claimed: countOf(1), proved: countOf(2) };
    },
    async households() {
      const row = await db
        .selectFrom('household')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    async staffAlerts({ from, to }) {
      const rows = await db
        .selectFrom('staff_alert')
        .select(['raised_at', 'taken_at', 'resolved_at'])
        .where('raised_at', '>=', from)
        .where('raised_at', '<', to)
        .execute();
      return rows.map((row) => ({
        raisedAt: row.raised_at,
        takenAt: row.taken_at,
        resolvedAt: row.resolved_at,
      }));
    },
    async emergencies({ from, to }) {
      const rows = await db
        .selectFrom('alert')
        .select(({ fn }) => ['mode', fn.countAll<number>().as('count')])
        .where('raised_at', '>=', from)
        .where('raised_at', '<', to)
        // What no second person confirmed was on no glass.
        .where('state', 'not in', ['waiting', 'withdrawn'])
        .groupBy('mode')
        .execute();
      const countOf = (mode: string) => Number(rows.find((row) => row.mode === mode)?.count ?? 0);
      return { real: countOf('real'), drill: countOf('drill') };
    },
  };
}
