import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from './backup.ts';
import { createBlobs } from './blobs.ts';
import { databaseFileOf } from './data-directory.ts';
import { openDatabase } from './database.ts';
import { readEpoch } from './epoch.ts';
import { restore } from './restore.ts';

const now = new Date('2026-11-21T08:00:00.000Z');

let directory: string;
let file: string;
let copy: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'louyu-backup-'));
  file = databaseFileOf(directory);
  copy = join(directory, 'copy.db');
  const db = await openDatabase(file);
  await readEpoch(db, now);
  await db.destroy();
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the files of images', () => {
  const bytes = Buffer.from('a picture');
  const name = `${createHash('sha256').update(bytes).digest('hex')}.webp`;
  const files = () => join(directory, 'files');

  beforeEach(async () => {
    const db = await openDatabase(file);
    const row = { description: '{}', paper_file_name: 'gone.png', bytes: 9, created_by: 'a', created_at: '' };
    await db
      .insertInto('image')
      .values({ ...row, hash: name.slice(0, 64), file_name: name })
      .execute();
    await db.destroy();
    await createBlobs(files()).put(name, bytes);
    writeFileSync(join(files(), `${'0'.repeat(64)}.png`), 'of no image');
  });

  it('go with a backup and come back with it, and the database has nothing of them', async () => {
    expect(await backUp(file, copy)).toMatchObject({ files: 1 });
    rmSync(files(), { recursive: true });
    await restore(directory, copy, now);
    expect(readdirSync(files())).toEqual([name]);
    expect(readFileSync(join(files(), name))).toEqual(bytes);
    const sqlite = new Database(file, { readonly: true });
    expect(sqlite.prepare(`select name from sqlite_master where name = 'backup_file'`).all()).toEqual([]);
    sqlite.close();
  });

  it('come back only where they are what their name says', async () => {
    await backUp(file, copy);
    const sqlite = new Database(copy);
    sqlite.prepare('update backup_file set bytes = ?').run(Buffer.from('something else'));
    sqlite.close();
    rmSync(files(), { recursive: true });
    await restore(directory, copy, now);
    expect(existsSync(files())).toBe(false);
  });
});

describe('the photos of cases', () => {
  const bytes = Buffer.from('a dark stairwell');
  const name = `${createHash('sha256').update(bytes).digest('hex')}.webp`;
  const photos = () => join(directory, 'case-photos');

  beforeEach(async () => {
    const sqlite = new Database(file);
    // A case of which nothing is known but that there is one.
    const needed = sqlite
      .prepare<[], string>(`select name from pragma_table_info('case_record') where "notnull" = 1`)
      .pluck()
      .all()
      .filter((column) => column !== 'id');
    sqlite.exec(
      `insert into case_record (id, ${needed.join()}) values ('case', ${needed.map(() => 0).join()})`,
    );
    const add = sqlite.prepare(
      `insert into case_photo (id, case_id, file_name, width, height, bytes, by_party, created_at, released, redacted)
       values (?, 'case', ?, 1, 1, 16, 'resident', '2026-11-21T00:00:00.000Z', 0, 0)`,
    );
    // Two cases with one photo, and one whose file is gone.
    add.run('photo1', name);
    add.run('photo2', name);
    add.run('photo3', `${'1'.repeat(64)}.webp`);
    sqlite.close();
    await createBlobs(photos()).put(name, bytes);
    writeFileSync(join(photos(), `${'0'.repeat(64)}.webp`), 'of no case');
  });

  it('go with a backup and come back where nobody finds them by an address', async () => {
    expect(await backUp(file, copy)).toMatchObject({ files: 1 });
    rmSync(photos(), { recursive: true });
    await restore(directory, copy, now);
    expect(readdirSync(photos())).toEqual([name]);
    expect(readFileSync(join(photos(), name))).toEqual(bytes);
    expect(existsSync(join(directory, 'files'))).toBe(false);
    const sqlite = new Database(file, { readonly: true });
    expect(sqlite.prepare(`select name from sqlite_master where name like 'backup%'`).all()).toEqual([]);
    sqlite.close();
  });

  it('come back only where they are what their name says', async () => {
    await backUp(file, copy);
    const sqlite = new Database(copy);
    sqlite.prepare('update backup_case_photo set bytes = ?').run(Buffer.from('something else'));
    sqlite.close();
    rmSync(photos(), { recursive: true });
    await restore(directory, copy, now);
    expect(existsSync(photos())).toBe(false);
  });

  it('are missed by no backup from before there were any', async () => {
    const sqlite = new Database(file);
    for (const table of ['case_photo', 'case_event', 'case_echo', 'case_wipe', 'case_record'])
      sqlite.exec(`drop table ${table}`);
    sqlite.close();
    expect(await backUp(file, copy)).toMatchObject({ files: 0 });
  });
});
