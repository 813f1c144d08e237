import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import { roleSchema } from '@louyu/contract/api/staff';
import {
  robotDeliveryStates,
  staffAlertKindSchema,
  staffAlertKindsSchema,
  staffAlertPolicySchema,
  type RobotDelivery,
} from '@louyu/contract/api/staff-alerts';
import { idSchema, localizedSchema } from '@louyu/contract/primitives';
import type { StaffAlertRecord, StaffAlertStore } from '../core/staff-alerts/staff-alert-store.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';
import { readSetting, writeSetting } from './settings.ts';
import { createConditionQueries } from './staff-alert-conditions.ts';

const rolesSchema = v.array(roleSchema);
const idsSchema = v.array(idSchema);
const deliveryStateSchema = v.picklist(robotDeliveryStates);

/** What staff are called for, their wishes, and what became of telling the robots. */
export function createStaffAlertStore(db: Kysely<Schema>): StaffAlertStore {
  const alerts = () => db.selectFrom('staff_alert').selectAll();
  return {
    ...createConditionQueries(db),
    async open() {
      const rows = await alerts()
        .where('resolved_at', 'is', null)
        .orderBy('raised_at')
        .orderBy('id')
        .execute();
      return rows.map(alertOf);
    },
    async resolved(limit) {
      const rows = await alerts()
        .where('resolved_at', 'is not', null)
        .orderBy('resolved_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(alertOf);
    },
    async byId(id) {
      const row = await alerts().where('id', '=', id).executeTakeFirst();
      return row && alertOf(row);
    },
    async add(alert) {
      await db
        .insertInto('staff_alert')
        .values({
          id: alert.id,
          key: alert.key,
          kind: alert.kind,
          text: JSON.stringify(alert.text),
          path: alert.path,
          roles: JSON.stringify(alert.roles),
          except_ids: JSON.stringify(alert.except),
          raised_at: alert.raisedAt,
          ...progressOf(alert),
          step: alert.step,
        })
        .execute();
    },
    async change(id, change) {
      await db.updateTable('staff_alert').set(progressOf(change)).where('id', '=', id).execute();
    },
    async forgetResolved(before) {
      const old = db.selectFrom('staff_alert').select('id').where('resolved_at', '<', before);
      await db.deleteFrom('robot_delivery').where('alert_id', 'in', old).execute();
      await db.deleteFrom('staff_alert').where('resolved_at', '<', before).execute();
    },
    async preference(staffId) {
      const row = await db
        .selectFrom('staff_alert_preference')
        .selectAll()
        .where('staff_id', '=', staffId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        sound: row.sound === 1,
        volumePercent: row.volume_percent,
        kinds: fromJson(staffAlertKindsSchema, row.kinds),
      };
    },
    async savePreference(staffId, { sound, volumePercent, kinds }) {
      const values = { sound: Number(sound), volume_percent: volumePercent, kinds: JSON.stringify(kinds) };
      await db
        .insertInto('staff_alert_preference')
        .values({ staff_id: staffId, ...values })
        .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(values))
        .execute();
    },
    async policy() {
      const text = await readSetting(db, 'staff_alert_policy');
      return text === undefined ? undefined : fromJson(staffAlertPolicySchema, text);
    },
    savePolicy: (policy) => writeSetting(db, 'staff_alert_policy', JSON.stringify(policy)),
    async deliveries(alertIds) {
      const found = new Map<string, RobotDelivery[]>();
      if (alertIds.length === 0) return found;
      const rows = await db
        .selectFrom('robot_delivery as delivery')
        .innerJoin('robot', 'robot.id', 'delivery.robot_id')
        .select(['delivery.alert_id', 'delivery.robot_id', 'delivery.step', 'delivery.state'])
        .select([
          'delivery.queued_at',
          'delivery.settled_at',
          'delivery.error',
          'robot.name',
          'robot.next_try_at',
        ])
        .select(({ selectFrom }) =>
          selectFrom('robot_delivery as other')
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .whereRef('other.message_id', '=', 'delivery.message_id')
            .as('together'),
        )
        .where('delivery.alert_id', 'in', alertIds)
        .orderBy('delivery.queued_at')
        .orderBy('robot.created_at')
        .execute();
      for (const { alert_id: alertId, ...row } of rows) {
        if (alertId === null) continue;
        const state = v.parse(deliveryStateSchema, row.state);
        const list = found.get(alertId) ?? [];
        list.push({
          robotId: row.robot_id,
          robotName: row.name,
          step: row.step,
          state,
          at: row.settled_at ?? row.queued_at,
          error: row.error,
          nextTryAt: state === 'waiting' ? row.next_try_at : null,
          together: Number(row.together ?? 0),
        });
        found.set(alertId, list);
      }
      return found;
    },
  };
}

type Progress = Pick<StaffAlertRecord, 'step' | 'nextStepAt' | 'takenAt' | 'takenBy' | 'resolvedAt'>;

function progressOf({ step, nextStepAt, takenAt, takenBy, resolvedAt }: Partial<Progress>) {
  return {
    ...(step === undefined ? {} : { step }),
    ...(nextStepAt === undefined ? {} : { next_step_at: nextStepAt }),
    ...(takenAt === undefined ? {} : { taken_at: takenAt }),
    ...(takenBy === undefined ? {} : { taken_by: takenBy }),
    ...(resolvedAt === undefined ? {} : { resolved_at: resolvedAt }),
  };
}

function alertOf(row: Selectable<Schema['staff_alert']>): StaffAlertRecord {
  return {
    id: row.id,
    key: row.key,
    kind: v.parse(staffAlertKindSchema, row.kind),
    text: fromJson(localizedSchema, row.text),
    path: row.path,
    roles: fromJson(rolesSchema, row.roles),
    except: fromJson(idsSchema, row.except_ids),
    raisedAt: row.raised_at,
    step: row.step,
    nextStepAt: row.next_step_at,
    takenAt: row.taken_at,
    takenBy: row.taken_by,
    resolvedAt: row.resolved_at,
  };
}
