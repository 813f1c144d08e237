import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { auditCheckSchema, auditHub, type AuditEntry, type AuditFilter } from '@louyu/contract/api/audit';
import type { AuditTrail } from '../core/staff/audit-trail.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';
import { readSetting } from './settings.ts';

const detailSchema = v.record(v.string(), v.unknown());

/** Reads of the audit log. */
export function createAuditTrail(db: Kysely<Schema>): AuditTrail {
  return {
    async page(filter, before, limit) {
      let query = filtered(db, filter)
        .leftJoin('staff', 'staff.id', 'audit.actor_id')
        // A guard's desk acts in its own name where nobody is on duty.
        .leftJoin('device', 'device.id', 'audit.actor_id')
        .select(['seq', 'at', 'actor_id', 'action', 'subject', 'detail'])
        .select(({ fn }) => fn.coalesce('staff.name', 'device.name').as('actor_name'))
        .orderBy('seq', 'desc')
        .limit(limit + 1);
      if (before !== null) query = query.where('seq', '<', before);
      const rows = await query.execute();
      const entries = rows.slice(0, limit).map((row): AuditEntry => ({
        seq: row.seq,
        at: row.at,
        actorId: row.actor_id,
        actorName: row.actor_name,
        action: row.action,
        subject: row.subject,
        detail: fromJson(detailSchema, row.detail),
      }));
      return { entries, next: rows.length > limit ? (entries.at(-1)?.seq ?? null) : null };
    },
    async people() {
      return db
        .selectFrom('staff')
        .select(['id', 'name'])
        .where((eb) =>
          eb.exists(eb.selectFrom('audit').select('seq').whereRef('audit.actor_id', '=', 'staff.id')),
        )
        .orderBy('name')
        .execute();
    },
    async actions() {
      const rows = await db.selectFrom('audit').select('action').distinct().orderBy('action').execute();
      return rows.map(({ action }) => action);
    },
    async lastCheck() {
      const text = await readSetting(db, 'audit_check');
      return text === undefined ? null : fromJson(auditCheckSchema, text);
    },
  };
}

function filtered(db: Kysely<Schema>, { actor, action, subject, from, to }: AuditFilter) {
  let query = db.selectFrom('audit');
  if (actor === auditHub) query = query.where('actor_id', 'is', null);
  else if (actor !== undefined) query = query.where('actor_id', '=', actor);
  if (action !== undefined) query = query.where('action', '=', action);
  if (subject?.includes(':') === true) query = query.where('subject', '=', subject);
  // Of a kind: a range of the index, since `;` follows `:`.
  else if (subject !== undefined)
    query = query.where('subject', '>=', `${subject}:`).where('subject', '<', `${subject};`);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  return query;
}
