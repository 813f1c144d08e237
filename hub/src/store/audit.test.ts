import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../system/node-ports.ts';
import { createAuditLog, verifyAudit } from './audit.ts';
import { openDatabase } from './database.ts';
import type { Schema } from './schema.ts';

let directory: string;
let db: Kysely<Schema>;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'louyu-audit-'));
  db = await openDatabase(join(directory, 'louyu.db'));
  for (const subject of ['notice:1', 'notice:2', 'notice:3']) await append(subject);
});
afterEach(async () => {
  await db.destroy();
  rmSync(directory, { recursive: true });
});

function append(subject: string, detail: Record<string, unknown> = { b: 1, a: [2, { z: 1, y: 2 }] }) {
  return db.transaction().execute((transaction) =>
    createAuditLog(transaction, systemClock).append({
      actorId: null,
      action: 'site.changed',
      subject,
      detail,
    }),
  );
}

/** What somebody does who has the file and removes the guards first. */
function tamper(statement: string): void {
  const sqlite = new Database(join(directory, 'louyu.db'));
  sqlite.exec('drop trigger audit_keep_update; drop trigger audit_keep_delete;');
  sqlite.exec(statement);
  sqlite.close();
}

describe('the audit log', () => {
  it('is intact as written, also when empty', async () => {
    expect(await verifyAudit(db)).toBe(3);
    const empty = await openDatabase(join(directory, 'empty.db'));
    expect(await verifyAudit(empty)).toBe(0);
    await empty.destroy();
  });

  it('keeps the detail with its keys in order', async () => {
    const row = await db.selectFrom('audit').selectAll().where('seq', '=', 1).executeTakeFirstOrThrow();
    expect(row.detail).toBe('{"a":[2,{"y":2,"z":1}],"b":1}');
  });

  it('cannot be changed or shortened by SQL', async () => {
    await expect(db.updateTable('audit').set({ subject: 'x' }).execute()).rejects.toThrow('append-only');
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('append-only');
  });

  it.each([
    [`update audit set subject = 'notice:9' where seq = 2`, 2],
    [`update audit set at = '2020-01-01T00:00:00.000Z' where seq = 1`, 1],
    [`update audit set actor_id = 'somebody' where seq = 3`, 3],
    [`update audit set detail = '{}' where seq = 2`, 2],
    [`delete from audit where seq = 1`, 1],
    [`delete from audit where seq = 2`, 2],
    [`delete from audit where seq = 3`, 3],
    [`update audit set seq = 4 where seq = 3`, 3],
    [
      `insert into audit select 4, at, actor_id, action, subject, detail, hash, hash from audit where seq = 3`,
      4,
    ],
  ])('shows that somebody did: %s', async (statement, seq) => {
    tamper(statement);
    await expect(verifyAudit(db)).rejects.toMatchObject({ code: 'audit.chain_broken', details: { seq } });
  });

  it('goes with what it tells of: rolled back together', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      const event = { actorId: null, action: 'site.changed', subject: 'x' } as const;
      await createAuditLog(transaction, systemClock).append(event);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await verifyAudit(db)).toBe(3);
  });

  it('stays one chain when many append at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => append(`notice:${index}`)));
    expect(await verifyAudit(db)).toBe(33);
  });
});
