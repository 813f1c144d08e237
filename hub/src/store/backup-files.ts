import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openExisting } from './database-file.ts';
import { createBlobs } from './blobs.ts';

/*
 * A backup is one file: the files of the images lie in a table of the copy, which no running hub ever sees. They never
 * change under their name, so those that the copied database lists are those of its moment.
 */

const table = 'backup_file';

/** Puts the files that a copied database lists into it; tells how many those were. A file that is missing was missing before. */
export function packFiles(copyFile: string, filesDirectory: string): number {
  const copy = openExisting(copyFile);
  try {
    if (!hasTable(copy, 'image')) return 0;
    copy.exec(`create table ${table} (name text primary key, bytes blob not null)`);
    const add = copy.prepare<[string, Buffer]>(`insert into ${table} values (?, ?)`);
    const names = copy
      .prepare<[], string>('select file_name from image union select paper_file_name from image')
      .pluck()
      .all();
    let packed = 0;
    copy.exec('begin');
    for (const name of names) {
      const bytes = read(join(filesDirectory, name));
      if (bytes === undefined) continue;
      add.run(name, bytes);
      packed += 1;
    }
    copy.exec('commit');
    return packed;
  } finally {
    copy.close();
  }
}

/** Puts the files of a backup into the directory of files, each only if it is what its name says, and takes them out of the copy. */
export async function unpackFiles(copyFile: string, filesDirectory: string): Promise<number> {
  const copy = openExisting(copyFile);
  try {
    if (!hasTable(copy, table)) return 0;
    const blobs = createBlobs(filesDirectory);
    const names = copy.prepare<[], string>(`select name from ${table}`).pluck().all();
    const bytesOf = copy.prepare<[string], Buffer>(`select bytes from ${table} where name = ?`).pluck();
    let unpacked = 0;
    for (const name of names) {
      const bytes = bytesOf.get(name);
      if (bytes === undefined || !name.startsWith(createHash('sha256').update(bytes).digest('hex'))) continue;
      await blobs.put(name, bytes);
      unpacked += 1;
    }
    copy.exec(`drop table ${table}`);
    copy.exec('vacuum');
    return unpacked;
  } finally {
    copy.close();
  }
}

function hasTable(database: Database.Database, name: string): boolean {
  const found = database.prepare(`select 1 from sqlite_master where type = 'table' and name = ?`).get(name);
  return found !== undefined;
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
