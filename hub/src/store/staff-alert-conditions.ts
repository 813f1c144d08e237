import type { ExpressionBuilder, Kysely } from 'kysely';
import * as v from 'valibot';
import { idSchema, type Instant } from '@louyu/contract/primitives';
import { titlesOf } from '../core/notices/titles.ts';
import {
  countersignConditions,
  faultCondition,
  nameMaxChars,
  reviewCondition,
} from '../core/staff-alerts/conditions.ts';
import type { StaffAlertStore } from '../core/staff-alerts/staff-alert-store.ts';
import { contentOf } from './notice-rows.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';

const idsSchema = v.array(idSchema);
const faultKindSchema = v.picklist(['no-picture', 'offline']);

/** What holds now that staff must hear of; each query walks an index of what is open, not of what has been. */
export function createConditionQueries(
  db: Kysely<Schema>,
): Pick<StaffAlertStore, 'reviews' | 'countersignatures' | 'faults'> {
  /** Place ids by notice and revision. */
  async function audiences(noticeIds: readonly string[]): Promise<Map<string, string[]>> {
    if (noticeIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('revision_place')
      .select(['notice_id', 'revision', 'place_id'])
      .where('notice_id', 'in', noticeIds)
      .execute();
    return grouped(rows.map((row) => [`${row.notice_id} ${row.revision}`, row.place_id]));
  }

  /** Place ids by device. */
  async function spotsOf(deviceIds: readonly string[]): Promise<Map<string, string[]>> {
    if (deviceIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('device_place')
      .selectAll()
      .where('device_id', 'in', deviceIds)
      .execute();
    return grouped(rows.map((row) => [row.device_id, row.place_id]));
  }

  return {
    async reviews(now) {
      const rows = await db
        .selectFrom('revision')
        .innerJoin('notice', 'notice.id', 'revision.notice_id')
        .select(['notice.id', 'notice.number', 'notice.title', 'revision.revision', 'revision.submitted_at'])
        .select(['revision.authors', 'revision.content', 'revision.first_review', 'revision.reviewed_by'])
        .where('revision.state', '=', 'in-review')
        .where('notice.recalled_at', 'is', null)
        .where(isNotReplaced(now))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('revision as newer')
                .select('newer.revision')
                .whereRef('newer.notice_id', '=', 'revision.notice_id')
                .whereRef('newer.revision', '>', 'revision.revision'),
            ),
          ),
        )
        .execute();
      const places = await audiences(rows.map(({ id }) => id));
      return rows.map((row) =>
        reviewCondition({
          noticeId: row.id,
          number: row.number,
          title: titlesOf(row.title, contentOf(row.content), nameMaxChars),
          revision: row.revision,
          submittedAt: row.submitted_at ?? '',
          authorIds: fromJson(idsSchema, row.authors),
          firstReview: row.first_review === 1,
          reviewedBy: row.reviewed_by,
          places: places.get(`${row.id} ${row.revision}`) ?? [],
        }),
      );
    },
    async countersignatures(now, shownSince = '') {
      const rows = await db
        .selectFrom('revision')
        .innerJoin('notice', 'notice.id', 'revision.notice_id')
        .select(['notice.id', 'notice.number', 'notice.title'])
        .select(['revision.revision', 'revision.authors', 'revision.content', 'revision.countersign_due_at'])
        .where('revision.countersign_due_at', 'is not', null)
        .where('revision.countersigned_at', 'is', null)
        .where('notice.recalled_at', 'is', null)
        .where(isNotReplaced(now))
        .where('revision.visible_to', '>', shownSince)
        // An approver has signed the next one since, or a later update stands for both.
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('revision as newer')
                .select('newer.revision')
                .whereRef('newer.notice_id', '=', 'revision.notice_id')
                .whereRef('newer.revision', '>', 'revision.revision')
                .where('newer.state', '=', 'signed'),
            ),
          ),
        )
        .execute();
      const places = await audiences(rows.map(({ id }) => id));
      return rows.flatMap((row) => {
        const known = {
          noticeId: row.id,
          number: row.number,
          title: titlesOf(row.title, contentOf(row.content), nameMaxChars),
          revision: row.revision,
          dueAt: row.countersign_due_at ?? now,
          authorIds: fromJson(idsSchema, row.authors),
          places: places.get(`${row.id} ${row.revision}`) ?? [],
        };
        return countersignConditions(known, now);
      });
    },
    async faults() {
      const rows = await db
        .selectFrom('fault')
        .innerJoin('device', 'device.id', 'fault.device_id')
        .select(['fault.id', 'fault.kind', 'device.id as device_id', 'device.name'])
        .where('fault.closed_at', 'is', null)
        .where('device.revoked_at', 'is', null)
        .execute();
      const spots = await spotsOf(rows.map((row) => row.device_id));
      return rows.map((row) =>
        faultCondition({
          faultId: row.id,
          kind: v.parse(faultKindSchema, row.kind),
          deviceId: row.device_id,
          deviceName: row.name,
          places: spots.get(row.device_id) ?? [],
        }),
      );
    },
  };
}

/** One that another notice replaces later can be signed until then. */
function isNotReplaced(now: Instant) {
  return (where: ExpressionBuilder<Schema, 'notice'>) =>
    where.or([where('notice.superseded_at', 'is', null), where('notice.superseded_at', '>', now)]);
}

function grouped(pairs: readonly (readonly [key: string, value: string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}
