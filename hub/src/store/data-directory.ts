import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { LouyuError } from '@louyu/contract/errors';

/** A data directory that belongs to this process until it is released or the process ends, however it ends. */
export interface DataDirectory {
  readonly directory: string;
  /** The hub's database file. */
  readonly databaseFile: string;
  release(): void;
}

/** Where the hub's database lies in a data directory. */
export function databaseFileOf(directory: string): string {
  return join(resolve(directory), 'louyu.db');
}

/**
 * Makes the directory where it is missing and takes it for this process. The lock is an open write transaction on a
 * SQLite file of its own: the operating system gives it back with the process, so that a killed hub leaves nothing to
 * clean up.
 * @throws LouyuError `store.in_use` where another process holds it
 */
export function takeDataDirectory(directory: string): DataDirectory {
  const path = resolve(directory);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = new Database(join(path, 'louyu.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')) {
      throw new LouyuError('store.in_use', { details: { directory: path }, cause });
    }
    throw cause;
  }
  return { directory: path, databaseFile: databaseFileOf(path), release: () => lock.close() };
}
