import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAuditLog } from './audit.ts';
import { copyDatabase } from './backup.ts';
import { unpackFiles } from './backup-files.ts';
import { takeDataDirectory } from './data-directory.ts';
import { checkSound, openExisting } from './database-file.ts';
import { openDatabase } from './database.ts';
import { nextEpoch } from './epoch.ts';
import { keptPrefix, knownEpochs, noteEpoch } from './known-epochs.ts';
import { readSetting, writeSetting } from './settings.ts';

export interface RestoreResult {
  /** The epoch of the documents from now on. */
  readonly epoch: number;
  /** Where the database from before lies; undefined where there was none. */
  readonly keptAs: string | undefined;
}

/**
 * Puts a backup in the place of the database. Its epoch rises above all that are known, so that displays take its older content
 * (DESIGN.md §4); all sessions end, since some may have been closed since. The database from before is kept.
 * @throws LouyuError `store.in_use` while a hub runs, `backup.not_found`, `backup.unusable`, `store.newer_than_code`
 */
export async function restore(directory: string, file: string, now: Date): Promise<RestoreResult> {
  const data = takeDataDirectory(directory);
  try {
    const fresh = join(data.directory, 'louyu.restoring.db');
    removeDatabase(fresh);
    await copySound(file, fresh);
    await unpackFiles(fresh, data.databaseFile);
    const epoch = nextEpoch(knownEpochs(fresh, data.databaseFile), now);
    noteEpoch(data.databaseFile, epoch);
    await prepare(fresh, epoch, now);
    const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
    const keptAs = keep(data.databaseFile, join(data.directory, `${keptPrefix}${stamp}.db`));
    for (const suffix of ['-wal', '-shm']) rmSync(data.databaseFile + suffix, { force: true });
    renameSync(fresh, data.databaseFile);
    return { epoch, keptAs };
  } finally {
    data.release();
  }
}

async function copySound(file: string, fresh: string): Promise<void> {
  const source = openExisting(file);
  try {
    checkSound(source, file);
    await copyDatabase(source, fresh);
  } finally {
    source.close();
  }
}

async function prepare(file: string, epoch: number, now: Date): Promise<void> {
  const db = await openDatabase(file);
  try {
    await db.transaction().execute(async (transaction) => {
      await writeSetting(transaction, 'epoch', String(epoch));
      // An old backup is not a clock that has leapt ahead.
      const latest = await readSetting(transaction, 'latest_time');
      if (latest !== undefined && latest < now.toISOString())
        await writeSetting(transaction, 'latest_time', now.toISOString());
      await transaction.deleteFrom('session').execute();
      await createAuditLog(transaction, { now: () => now.toISOString() }).append({
        actorId: null,
        action: 'database.restored',
        subject: 'database',
        detail: { epoch },
      });
    });
  } finally {
    await db.destroy();
  }
}

/** Keeps what was there, write-ahead log included, in case the wrong backup was chosen. */
function keep(databaseFile: string, keptAs: string): string | undefined {
  if (!existsSync(databaseFile)) return undefined;
  for (const suffix of ['', '-wal']) {
    if (existsSync(databaseFile + suffix)) copyFileSync(databaseFile + suffix, keptAs + suffix);
  }
  return keptAs;
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
