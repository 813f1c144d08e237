import { createHash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { LouyuError } from '@louyu/contract/errors';
import type { Clock } from '../core/ports.ts';
import type { AuditEvent, AuditLog } from '../core/staff/audit-log.ts';
import { canonicalJson } from '../core/staff/canonical-json.ts';
import type { Schema } from './schema.ts';
import { readSetting, writeSetting } from './settings.ts';

type AuditRow = Selectable<Schema['audit']>;

/** What the first entry names as the hash before it. */
export const auditGenesis = '0'.repeat(64);

const verifyPageRows = 1000;

/** The audit log in the `audit` table; meant for use inside a transaction, together with what it tells of. */
export function createAuditLog(db: Kysely<Schema>, clock: Clock): AuditLog {
  return {
    async append(event: AuditEvent): Promise<void> {
      const last = await lastEntry(db);
      const entry = {
        seq: (last?.seq ?? 0) + 1,
        at: clock.now(),
        actor_id: event.actorId,
        action: event.action,
        subject: event.subject,
        detail: canonicalJson(event.detail ?? {}),
        previous_hash: last?.hash ?? auditGenesis,
      };
      const hash = hashOf(entry);
      await db
        .insertInto('audit')
        .values({ ...entry, hash })
        .execute();
      await writeSetting(db, 'audit_head', headOf(entry.seq, hash));
    },
  };
}

export interface AuditWalk {
  readonly entries: number;
  /** The hash of the newest entry. */
  readonly head: string;
}

/**
 * Walks the whole chain. The head that is kept beside it tells when entries were cut off at its end.
 * @throws LouyuError `audit.chain_broken` with the first entry that does not fit in `details.seq`
 */
export async function walkAudit(db: Kysely<Schema>): Promise<AuditWalk> {
  let seq = 0;
  let hash = auditGenesis;
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(verifyPageRows)
      .execute();
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.previous_hash !== hash || row.hash !== hashOf(row))
        throw broken(seq + 1);
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length < verifyPageRows) break;
  }
  const head = (await readSetting(db, 'audit_head')) ?? headOf(0, auditGenesis);
  if (head !== headOf(seq, hash)) throw broken(seq + 1);
  return { entries: seq, head: hash };
}

/** Walks the whole chain as {@link walkAudit}, and tells how many entries there are. */
export async function verifyAudit(db: Kysely<Schema>): Promise<number> {
  return (await walkAudit(db)).entries;
}

function lastEntry(db: Kysely<Schema>): Promise<{ seq: number; hash: string } | undefined> {
  return db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

function hashOf(entry: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actor_id, action, subject, detail, previous_hash } = entry;
  const text = canonicalJson({ seq, at, actor_id, action, subject, detail, previous_hash });
  return createHash('sha256').update(text).digest('hex');
}

function headOf(seq: number, hash: string): string {
  return `${seq}:${hash}`;
}

function broken(seq: number): LouyuError {
  return new LouyuError('audit.chain_broken', { details: { seq } });
}
