import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openExisting } from './database-file.ts';
import { casePhotosDirectoryOf, createBlobs, filesDirectoryOf } from './blobs.ts';

/*
 * A backup is one file: the files of images and the photos of cases lie in tables of the copy, which no running hub ever sees.
 * They never change under their name, so those that the copied database lists are those of its moment.
 */

interface Shelf {
  /** Holds the files in the copy; each shelf has its own, since the same bytes may lie on both. */
  readonly table: string;
  /** What of the database lists them; a backup of an older version may have none. */
  readonly listedIn: string;
  readonly names: string;
  readonly directoryOf: (databaseFile: string) => string;
}

const shelves: readonly Shelf[] = [
  {
    table: 'backup_file',
    listedIn: 'image',
    names: 'select file_name from image union select paper_file_name from image',
    directoryOf: filesDirectoryOf,
  },
  {
    table: 'backup_case_photo',
    listedIn: 'case_photo',
    names: 'select distinct file_name from case_photo',
    directoryOf: casePhotosDirectoryOf,
  },
];

/**
 * Puts the files that a copied database lists into it; tells how many those were. A file that is missing was missing before.
 * @param databaseFile what was copied, beside which the files lie
 */
export function packFiles(copyFile: string, databaseFile: string): number {
  const copy = openExisting(copyFile);
  try {
    let packed = 0;
    for (const { table, listedIn, names, directoryOf } of shelves) {
      if (!hasTable(copy, listedIn)) continue;
      copy.exec(`create table ${table} (name text primary key, bytes blob not null)`);
      const add = copy.prepare<[string, Buffer]>(`insert into ${table} values (?, ?)`);
      copy.exec('begin');
      for (const name of copy.prepare<[], string>(names).pluck().all()) {
        const bytes = read(join(directoryOf(databaseFile), name));
        if (bytes === undefined) continue;
        add.run(name, bytes);
        packed += 1;
      }
      copy.exec('commit');
    }
    return packed;
  } finally {
    copy.close();
  }
}

/** Puts the files of a backup beside the database, each only if it is what its name says, and takes them out of the copy. */
export async function unpackFiles(copyFile: string, databaseFile: string): Promise<number> {
  const copy = openExisting(copyFile);
  try {
    const packed = shelves.filter(({ table }) => hasTable(copy, table));
    let unpacked = 0;
    for (const { table, directoryOf } of packed) {
      const blobs = createBlobs(directoryOf(databaseFile));
      const names = copy.prepare<[], string>(`select name from ${table}`).pluck().all();
      const bytesOf = copy.prepare<[string], Buffer>(`select bytes from ${table} where name = ?`).pluck();
      for (const name of names) {
        const bytes = bytesOf.get(name);
        if (bytes === undefined || !name.startsWith(createHash('sha256').update(bytes).digest('hex')))
          continue;
        await blobs.put(name, bytes);
        unpacked += 1;
      }
      copy.exec(`drop table ${table}`);
    }
    if (packed.length > 0) copy.exec('vacuum');
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
