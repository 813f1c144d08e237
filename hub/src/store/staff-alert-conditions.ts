import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { idSchema } from '@louyu/contract/primitives';
import { faultCondition, reviewCondition } from '../core/staff-alerts/conditions.ts';
import type { StaffAlertStore } from '../core/staff-alerts/staff-alert-store.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';

const idsSchema = v.array(idSchema);
const faultKindSchema = v.picklist(['no-picture', 'offline']);

/** What holds now that staff must hear of; each query walks an index of what is open, not of what has been. */
export function createConditionQueries(db: Kysely<Schema>): Pick<StaffAlertStore, 'reviews' | 'faults'> {
  return {
    async reviews() {
      const rows = await db
        .selectFrom('revision')
        .innerJoin('notice', 'notice.id', 'revision.notice_id')
        .select(['notice.id', 'notice.number', 'notice.title', 'revision.revision', 'revision.submitted_at'])
        .select('revision.authors')
        .where('revision.state', '=', 'in-review')
        .where('notice.recalled_at', 'is', null)
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
      return rows.map((row) =>
        reviewCondition({
          noticeId: row.id,
          number: row.number,
          title: row.title,
          revision: row.revision,
          submittedAt: row.submitted_at ?? '',
          authorIds: fromJson(idsSchema, row.authors),
        }),
      );
    },
    async faults() {
      const rows = await db
        .selectFrom('fault')
        .innerJoin('device', 'device.id', 'fault.device_id')
        .select(['fault.id', 'fault.kind', 'device.id as device_id', 'device.name'])
        .where('fault.closed_at', 'is', null)
        .where('device.revoked_at', 'is', null)
        .execute();
      return rows.map((row) =>
        faultCondition({
          faultId: row.id,
          kind: v.parse(faultKindSchema, row.kind),
          deviceId: row.device_id,
          deviceName: row.name,
        }),
      );
    },
  };
}
