import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import {
  alarmStateSchema,
  alertContentByLanguageSchema,
  alertModeSchema,
  hazardSchema,
  severitySchema,
} from '@louyu/contract/alarm';
import { alertDraftSchema, alertSchema, alertStateSchema } from '@louyu/contract/api/alerts';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema } from '@louyu/contract/primitives';
import type {
  AlertOnDevice,
  AlertProgress,
  AlertRecord,
  AlertRevisionRecord,
  AlertStore,
} from '../core/alerts/alert-store.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';

const idsSchema = v.array(idSchema);
const deedSchema = alertSchema.entries.history.item.entries.what;
const numberMax = 0xffffff;

/** Alerts with all that was said in them, and what devices said of them. */
export function createAlertStore(db: Kysely<Schema>): AlertStore {
  const alerts = () => db.selectFrom('alert').selectAll();
  async function withRevisions(rows: readonly Selectable<Schema['alert']>[]): Promise<AlertRecord[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const revisions = await db
      .selectFrom('alert_revision')
      .selectAll()
      .where('alert_id', 'in', ids)
      .orderBy('revision')
      .execute();
    const byAlert = Map.groupBy(revisions, (row) => row.alert_id);
    return rows.map((row) => ({ ...alertOf(row), revisions: (byAlert.get(row.id) ?? []).map(revisionOf) }));
  }
  const one = async (rows: Promise<Selectable<Schema['alert']>[]>) => (await withRevisions(await rows))[0];

  return {
    async nextNumber(siteId) {
      const { last } = await db
        .selectFrom('alert')
        .select(({ fn }) => fn.max<number | null>('number').as('last'))
        .where('site_id', '=', siteId)
        .executeTakeFirstOrThrow();
      const next = (last ?? 0) + 1;
      if (next > numberMax) throw new LouyuError('alert.numbers_used_up');
      return next;
    },
    byId: (id) => one(alerts().where('id', '=', id).execute()),
    byKey: (key) => one(alerts().where('key', '=', key).execute()),
    byNumber: (siteId, number) =>
      one(alerts().where('site_id', '=', siteId).where('number', '=', number).execute()),
    async current() {
      return withRevisions(await alerts().where('ended_at', 'is', null).orderBy('number').execute());
    },
    async onGlass(now) {
      const rows = await alerts()
        .where(({ or, eb }) => or([eb('state', '=', 'in-force'), eb('told_until', '>', now)]))
        .orderBy('number')
        .execute();
      return withRevisions(rows);
    },
    async uncountersigned(endedAfter) {
      const rows = await alerts()
        .where('countersign_by', 'is not', null)
        .where('countersigned_at', 'is', null)
        .where('ended_at', '>', endedAfter)
        .orderBy('number')
        .execute();
      return withRevisions(rows);
    },
    async past(limit) {
      const rows = await alerts()
        .where('ended_at', 'is not', null)
        .orderBy('ended_at', 'desc')
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
      return withRevisions(rows);
    },
    async drills() {
      const drill = await db
        .selectFrom('alert')
        .select(({ fn }) => fn.max<string | null>('raised_at').as('last'))
        .where('mode', '=', 'drill')
        .where('state', 'not in', ['waiting', 'withdrawn'])
        .executeTakeFirstOrThrow();
      const site = await db.selectFrom('site').select('created_at').executeTakeFirst();
      return { lastAt: drill.last, countedFrom: drill.last ?? site?.created_at ?? null };
    },
    async add(alert) {
      await db.insertInto('alert').values(rowOf(alert)).execute();
      const rows = alert.revisions.map(revisionRow);
      if (rows.length > 0) await db.insertInto('alert_revision').values(rows).execute();
    },
    async saveProgress(id, progress) {
      await db.updateTable('alert').set(progressColumns(progress)).where('id', '=', id).execute();
    },
    async saveRevision(revision) {
      const row = revisionRow(revision);
      await db
        .insertInto('alert_revision')
        .values(row)
        .onConflict((conflict) => conflict.columns(['alert_id', 'revision']).doUpdateSet(row))
        .execute();
    },
    async addDeed(alertId, { at, by, what, words }) {
      const { last } = await db
        .selectFrom('alert_deed')
        .select(({ fn }) => fn.max<number | null>('seq').as('last'))
        .where('alert_id', '=', alertId)
        .executeTakeFirstOrThrow();
      const seq = (last ?? 0) + 1;
      await db
        .insertInto('alert_deed')
        .values({ alert_id: alertId, seq, at, by_id: by, what, words })
        .execute();
    },
    async deeds(alertId) {
      const rows = await db
        .selectFrom('alert_deed')
        .selectAll()
        .where('alert_id', '=', alertId)
        .orderBy('seq')
        .execute();
      return rows.map(({ at, by_id, what, words }) => ({
        at,
        by: by_id,
        what: v.parse(deedSchema, what),
        words,
      }));
    },
    async onDevices(alertId) {
      const [carried, alerted] = await Promise.all([
        db.selectFrom('carried_alert').selectAll().where('alert_id', '=', alertId).execute(),
        db
          .selectFrom('alerted')
          .select(['device_id', 'revision'])
          .select(({ fn }) => [
            fn.min('received_at').as('received_at'),
            fn.min('painted_at').as('painted_at'),
          ])
          .where('alert_id', '=', alertId)
          .groupBy(['device_id', 'revision'])
          .execute(),
      ]);
      return joined(carried, alerted);
    },
  };
}

/** One row for each device and revision that it carried or painted; its own word comes before what its documents tell. */
function joined(
  carried: readonly Schema['carried_alert'][],
  alerted: readonly Pick<Schema['alerted'], 'device_id' | 'revision' | 'received_at' | 'painted_at'>[],
): AlertOnDevice[] {
  const rows = new Map<string, AlertOnDevice>();
  for (const row of carried) {
    rows.set(`${row.device_id} ${row.revision}`, {
      deviceId: row.device_id,
      revision: row.revision,
      receivedAt: row.received_at,
      paintedAt: null,
      isHeld: true,
      removedAt: row.removed_at,
    });
  }
  for (const { device_id: deviceId, revision, received_at: receivedAt, painted_at: paintedAt } of alerted) {
    const known = rows.get(`${deviceId} ${revision}`) ?? {
      deviceId,
      revision,
      isHeld: false,
      removedAt: null,
    };
    rows.set(`${deviceId} ${revision}`, { ...known, receivedAt, paintedAt });
  }
  return [...rows.values()];
}

function alertOf(row: Selectable<Schema['alert']>): Omit<AlertRecord, 'revisions'> {
  return {
    id: row.id,
    siteId: row.site_id,
    number: row.number,
    mode: v.parse(alertModeSchema, row.mode),
    key: row.key,
    templateId: row.template_id,
    hazard: v.parse(hazardSchema, row.hazard),
    phone: row.phone,
    whereId: row.where_id,
    whereWords: row.where_words,
    needsSecond: row.needs_second === 1,
    raisedAt: row.raised_at,
    raisedBy: row.raised_by,
    state: v.parse(alertStateSchema, row.state),
    until: row.until,
    confirmedAt: row.confirmed_at,
    confirmedBy: row.confirmed_by,
    countersignBy: row.countersign_by,
    countersignedAt: row.countersigned_at,
    countersignedBy: row.countersigned_by,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    toldUntil: row.told_until,
  };
}

function rowOf(alert: AlertRecord): Schema['alert'] {
  return {
    id: alert.id,
    site_id: alert.siteId,
    number: alert.number,
    mode: alert.mode,
    key: alert.key,
    template_id: alert.templateId,
    hazard: alert.hazard,
    where_id: alert.whereId,
    where_words: alert.whereWords,
    needs_second: Number(alert.needsSecond),
    raised_at: alert.raisedAt,
    raised_by: alert.raisedBy,
    ...progressColumns(alert),
  };
}

function progressColumns(alert: AlertProgress) {
  return {
    state: alert.state,
    until: alert.until,
    phone: alert.phone,
    confirmed_at: alert.confirmedAt,
    confirmed_by: alert.confirmedBy,
    countersign_by: alert.countersignBy,
    countersigned_at: alert.countersignedAt,
    countersigned_by: alert.countersignedBy,
    ended_at: alert.endedAt,
    ended_by: alert.endedBy,
    told_until: alert.toldUntil,
  };
}

function revisionOf(row: Selectable<Schema['alert_revision']>): AlertRevisionRecord {
  return {
    alertId: row.alert_id,
    revision: row.revision,
    state: v.parse(alarmStateSchema, row.state),
    severity: v.parse(severitySchema, row.severity),
    placeIds: fromJson(idsSchema, row.place_ids),
    fields: fromJson(alertDraftSchema.entries.fields, row.fields),
    content: fromJson(alertContentByLanguageSchema, row.content),
    targetIds: fromJson(idsSchema, row.target_ids),
    households: row.households,
    saidAt: row.said_at,
    saidBy: row.said_by,
    key: row.key,
  };
}

function revisionRow(revision: AlertRevisionRecord): Schema['alert_revision'] {
  return {
    alert_id: revision.alertId,
    revision: revision.revision,
    state: revision.state,
    severity: revision.severity,
    place_ids: JSON.stringify(revision.placeIds),
    fields: JSON.stringify(revision.fields),
    content: JSON.stringify(revision.content),
    target_ids: JSON.stringify(revision.targetIds),
    households: revision.households,
    said_at: revision.saidAt,
    said_by: revision.saidBy,
    key: revision.key,
  };
}
