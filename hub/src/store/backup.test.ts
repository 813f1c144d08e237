import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ordinalSchema } from '@louyu/contract/primitives';
import { systemClock } from '../system/node-ports.ts';
import { createAuditLog, verifyAudit } from './audit.ts';
import { backUp } from './backup.ts';
import { databaseFileOf, takeDataDirectory } from './data-directory.ts';
import { openForReading } from './database-file.ts';
import { openDatabase } from './database.ts';
import { readEpoch } from './epoch.ts';
import { restore } from './restore.ts';
import { readSetting, writeSetting } from './settings.ts';

const now = new Date('2026-11-21T08:00:00.000Z');
const nowSeconds = now.getTime() / 1000;

let directory: string;
let file: string;
let copy: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'louyu-backup-'));
  file = databaseFileOf(directory);
  copy = join(directory, 'copy.db');
  const db = await openDatabase(file);
  await readEpoch(db, new Date('2026-01-01T00:00:00.000Z'));
  await db
    .transaction()
    .execute((transaction) => createAuditLog(transaction, systemClock).append(event('before')));
  await db.destroy();
});
afterEach(() => rmSync(directory, { recursive: true }));

function event(subject: string) {
  return { actorId: null, action: 'site.changed', subject } as const;
}

async function reading<Result>(
  path: string,
  read: (db: ReturnType<typeof openForReading>) => Promise<Result>,
): Promise<Result> {
  const db = openForReading(path);
  try {
    return await read(db);
  } finally {
    await db.destroy();
  }
}

/** Another thread that writes pairs in one transaction each, as fast as it can, until it is stopped. */
function busyWriter(): Worker {
  const script = `
    const { parentPort, workerData } = require('node:worker_threads');
    const Database = require(workerData.library);
    const db = new Database(workerData.file, { timeout: 5000 });
    let stopped = false;
    parentPort.on('message', () => { stopped = true; });
    const insert = db.prepare('insert or replace into setting (name, value) values (?, ?)');
    const pair = db.transaction((n) => { insert.run('left', n); insert.run('right', n); insert.run('row' + n, 'x'.repeat(500)); });
    let n = 0;
    (function turn() {
      if (stopped) { db.close(); parentPort.postMessage(n); parentPort.close(); return; }
      pair(String(++n));
      if (n === 1) parentPort.postMessage('writing');
      setImmediate(turn);
    })();`;
  const library = import.meta.resolve('better-sqlite3').replace('file://', '');
  return new Worker(script, { eval: true, workerData: { file, library } });
}

describe('a backup', () => {
  it('is the state of one moment while another thread writes without pause', async () => {
    const writer = busyWriter();
    await once(writer, 'message');
    for (let round = 0; round < 5; round += 1) {
      const target = join(directory, `copy-${round}.db`);
      await backUp(file, target);
      const sqlite = new Database(target, { readonly: true });
      const value = sqlite.prepare('select value from setting where name = ?').pluck();
      expect(value.get('left')).toBe(value.get('right'));
      const rows = sqlite.prepare(`select count(*) from setting where name like 'row%'`).pluck().get();
      expect(String(rows)).toBe(value.get('left'));
      sqlite.close();
    }
    const written = new Promise<unknown>((resolve) => writer.once('message', resolve));
    writer.postMessage('stop');
    expect(Number(await written)).toBeGreaterThan(5);
  });

  it('is one file, for its owner only, and says what it holds', async () => {
    const result = await backUp(file, copy);
    expect(result).toMatchObject({ bytes: statSync(copy).size, auditEntries: 1, files: 0 });
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
  });

  it('overwrites nothing', async () => {
    writeFileSync(copy, 'precious');
    await expect(backUp(file, copy)).rejects.toMatchObject({ code: 'backup.file_exists' });
    expect(readFileSync(copy, 'utf8')).toBe('precious');
  });

  it('needs a database', async () => {
    await expect(backUp(join(directory, 'none.db'), copy)).rejects.toMatchObject({
      code: 'backup.not_found',
    });
    expect(readdirSync(directory)).not.toContain('copy.db.partial');
  });

  it('is not left behind when what was copied is broken', async () => {
    const sqlite = new Database(file);
    sqlite.exec('drop trigger audit_keep_update');
    sqlite.exec(`update audit set subject = 'altered'`);
    sqlite.close();
    await expect(backUp(file, copy)).rejects.toMatchObject({ code: 'audit.chain_broken' });
    expect(readdirSync(directory).filter((name) => name.startsWith('copy'))).toEqual([]);
  });
});

describe('a restore', () => {
  it('takes the content back, raises the epoch and tells the audit log', async () => {
    await backUp(file, copy);
    const db = await openDatabase(file);
    await writeSetting(db, 'latest_time', 'written after the backup');
    await db.destroy();

    const { epoch, keptAs } = await restore(directory, copy, now);

    expect(epoch).toBe(nowSeconds);
    await reading(file, async (restored) => {
      expect(await readSetting(restored, 'epoch')).toBe(String(nowSeconds));
      expect(await readSetting(restored, 'latest_time')).toBeUndefined();
      expect(await verifyAudit(restored)).toBe(2);
    });
    expect(keptAs).toBe(join(directory, 'louyu-before-restore-20261121T080000Z.db'));
    await reading(keptAs ?? '', async (kept) => {
      expect(await readSetting(kept, 'latest_time')).toBe('written after the backup');
    });
  });

  it('goes above the epoch of the database it replaces, whatever the clock says', async () => {
    await backUp(file, copy);
    const db = await openDatabase(file);
    await writeSetting(db, 'epoch', String(nowSeconds + 500));
    await db.destroy();
    expect((await restore(directory, copy, now)).epoch).toBe(nowSeconds + 501);
    expect((await restore(directory, copy, now)).epoch).toBe(nowSeconds + 502);
  });

  it('goes above what a database too damaged to tell can have had, though the clock is behind', async () => {
    await backUp(file, copy);
    writeFileSync(file, 'damaged beyond reading '.repeat(1_000));
    const writtenAt = new Date('2026-12-24T08:00:00.000Z');
    utimesSync(file, writtenAt, writtenAt);
    const behind = new Date('2026-01-01T00:00:00.000Z');
    expect((await restore(directory, copy, behind)).epoch).toBe(writtenAt.getTime() / 1000);
  });

  it('goes above the epoch of a restored database that was lost, and of documents that went out', async () => {
    await backUp(file, copy);
    const db = await openDatabase(file);
    await writeSetting(db, 'epoch', String(nowSeconds + 500));
    await db.destroy();
    await restore(directory, copy, now);
    writeFileSync(file, 'damaged');
    utimesSync(file, now, now);
    expect((await restore(directory, copy, new Date(now.getTime() + 1000))).epoch).toBe(nowSeconds + 502);

    const sqlite = new Database(file);
    sqlite
      .prepare('insert into document values (?, ?, ?, ?, ?, ?, ?)')
      .run('t', 's', nowSeconds + 900, 1, '', Buffer.alloc(0), now.toISOString());
    sqlite.close();
    expect((await restore(directory, copy, new Date(now.getTime() + 2000))).epoch).toBe(nowSeconds + 901);
  });

  it('goes above the time that its content has lived through', async () => {
    const db = await openDatabase(file);
    await writeSetting(db, 'latest_time', now.toISOString());
    await db.destroy();
    await backUp(file, copy);
    rmSync(file);
    expect((await restore(directory, copy, new Date(0))).epoch).toBe(nowSeconds);
  });

  it('leaves room on the wire, however far ahead the clock runs', async () => {
    await backUp(file, copy);
    const { epoch } = await restore(directory, copy, new Date('2199-01-01T00:00:00.000Z'));
    expect(v.is(ordinalSchema, epoch + 1_000)).toBe(true);
  });

  it('ends all sessions', async () => {
    const db = await openDatabase(file);
    const at = now.toISOString();
    await db
      .insertInto('staff')
      .values({
        id: 'a',
        login: 'a',
        name: 'a',
        roles: '[]',
        language: 'en',
        password_hash: '',
        disabled_at: null,
        created_at: at,
      })
      .execute();
    await db
      .insertInto('session')
      .values({ token_hash: 'h', staff_id: 'a', csrf_token: 'c', created_at: at, expires_at: at })
      .execute();
    await db.destroy();
    await backUp(file, copy);
    await restore(directory, copy, now);
    expect(await reading(file, (restored) => restored.selectFrom('session').selectAll().execute())).toEqual(
      [],
    );
  });

  it('waits for the hub to stop', async () => {
    await backUp(file, copy);
    const hub = takeDataDirectory(directory);
    await expect(restore(directory, copy, now)).rejects.toMatchObject({ code: 'store.in_use' });
    hub.release();
    await restore(directory, copy, now);
  });

  it('replaces a database that is damaged, and an absent one', async () => {
    await backUp(file, copy);
    writeFileSync(file, 'not a database at all');
    const { keptAs } = await restore(directory, copy, now);
    expect(readFileSync(keptAs ?? '', 'utf8')).toBe('not a database at all');
    const elsewhere = join(directory, 'elsewhere');
    expect((await restore(elsewhere, copy, now)).keptAs).toBeUndefined();
    expect(await reading(databaseFileOf(elsewhere), verifyAudit)).toBe(2);
  });

  it('leaves the database alone where the file is missing, foreign, damaged or from a newer Louyu', async () => {
    const before = readFileSync(file);
    const text = join(directory, 'text.db');
    writeFileSync(text, 'no database');
    const foreign = join(directory, 'foreign.db');
    const other = new Database(foreign);
    other.exec('create table something (id)');
    other.close();
    const newer = join(directory, 'newer.db');
    await backUp(file, newer);
    const raised = new Database(newer);
    raised.pragma('user_version = 999');
    raised.close();

    const codes: [string, string][] = [
      [join(directory, 'none.db'), 'backup.not_found'],
      [text, 'backup.unusable'],
      [foreign, 'backup.unusable'],
      [newer, 'store.newer_than_code'],
    ];
    for (const [source, code] of codes) {
      await expect(restore(directory, source, now), source).rejects.toMatchObject({ code });
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
