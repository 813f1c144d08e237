import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { LouyuError } from '@louyu/contract/errors';
import { walkAudit, type AuditWalk } from './audit.ts';
import { packFiles } from './backup-files.ts';
import { checkSound, openExisting, openForReading } from './database-file.ts';

/** As many pages as a step of SQLite's backup takes: the copy is made in one, so that a busy writer cannot restart it. */
const allPages = 0x7fff_ffff;

export interface BackupResult {
  readonly bytes: number;
  readonly auditEntries: number;
  /** The hash of the newest entry of its audit log; null where the chain is broken. */
  readonly auditHead: string | null;
  /** Files of images and photos of cases in it. */
  readonly files: number;
}

/**
 * Copies a database with the files it lists, also while a hub writes to it: the copy is the state of one moment. It appears
 * under its name when it is whole and has been read through. `evenIfBroken` takes an audit log whose chain is broken as it is:
 * better a backup with a known fault than none.
 * @throws LouyuError `backup.not_found`, `backup.file_exists`, `backup.unusable`, `audit.chain_broken`
 */
export async function backUp(
  databaseFile: string,
  file: string,
  { evenIfBroken = false }: { evenIfBroken?: boolean } = {},
): Promise<BackupResult> {
  const target = resolve(file);
  if (existsSync(target)) throw new LouyuError('backup.file_exists', { details: { file } });
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    const source = openExisting(databaseFile);
    try {
      await copyDatabase(source, partial);
    } finally {
      source.close();
    }
    const files = packFiles(partial, databaseFile);
    syncFile(partial);
    const audit = await readThrough(partial, evenIfBroken);
    renameSync(partial, target);
    const { entries: auditEntries = 0, head: auditHead = null } = audit ?? {};
    return { bytes: statSync(target).size, auditEntries, auditHead, files };
  } finally {
    rmSync(partial, { force: true });
  }
}

/** Makes `file` a copy of an open database, in one piece and on disk when this returns. */
export async function copyDatabase(source: Database.Database, file: string): Promise<void> {
  // It holds the hub's signing key.
  closeSync(openSync(file, 'wx', 0o600));
  await source.backup(file, { progress: () => allPages });
  const copy = openExisting(file);
  try {
    // One file, without the write-ahead log beside it.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
  syncFile(file);
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

async function readThrough(file: string, evenIfBroken: boolean): Promise<AuditWalk | undefined> {
  const sqlite = openExisting(file);
  try {
    checkSound(sqlite, file);
  } finally {
    sqlite.close();
  }
  const db = openForReading(file);
  try {
    return await walkAudit(db);
  } catch (error) {
    if (evenIfBroken && error instanceof LouyuError && error.code === 'audit.chain_broken') return undefined;
    throw error;
  } finally {
    await db.destroy();
  }
}
