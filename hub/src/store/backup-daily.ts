import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '@louyu/contract/api/audit';
import { backUp } from './backup.ts';

/** What a name ends in where the hash chain of the copy is broken. */
const brokenHead = 'broken';
const namePattern = /^louyu-(\d{4}-\d{2}-\d{2})-([0-9a-f]{12}|broken)\.db$/;
/** What a backup is called until its head is known. */
const takingName = 'louyu-taking.db';

export interface BackupLimits {
  /** Daily backups that are kept. */
  readonly backupsKeepMax: number;
  /** All daily backups together; the newest is kept however large it is. */
  readonly backupsMaxBytes: number;
}

/** Where the daily backups of a data directory lie. */
export function backupsDirectoryOf(dataDirectory: string): string {
  return join(dataDirectory, 'backups');
}

/** The daily backups, newest first. */
export function dailyBackups(directory: string): Backup[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => namePattern.test(name))
    .map((name) => {
      const { size, mtime } = statSync(join(directory, name));
      return { name, at: mtime.toISOString(), bytes: size };
    })
    .sort((a, b) =>
      a.name.slice(0, datedChars) === b.name.slice(0, datedChars) ? 0 : a.name < b.name ? 1 : -1,
    );
}

const datedChars = 'louyu-2026-11-21'.length;

/** Whether there is a backup of a day, `2026-11-21`. */
export function hasBackupOf(date: string, directory: string): boolean {
  return dailyBackups(directory).some(({ name }) => namePattern.exec(name)?.[1] === date);
}

/**
 * Takes the backup of a day and forgets old ones. It is called `louyu-2026-11-21-<first 12 digits of the head of its audit
 * log>.db`: whoever writes down the name can prove later that nothing in the log before it was changed.
 * @throws LouyuError as {@link backUp}, but a broken chain is copied as it is and named so
 */
export async function takeDailyBackup(
  databaseFile: string,
  directory: string,
  date: string,
  limits: BackupLimits,
): Promise<string> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const taking = join(directory, takingName);
  rmSync(taking, { force: true });
  const { auditHead } = await backUp(databaseFile, taking, { evenIfBroken: true });
  const name = `louyu-${date}-${auditHead?.slice(0, 12) ?? brokenHead}.db`;
  renameSync(taking, join(directory, name));
  for (const old of superfluous(dailyBackups(directory), limits)) rmSync(join(directory, old.name));
  return name;
}

/** Backups of a broken chain push out none of a whole one. */
function superfluous(
  backups: readonly Backup[],
  { backupsKeepMax, backupsMaxBytes }: BackupLimits,
): Backup[] {
  const isBroken = ({ name }: Backup) => name.includes(brokenHead);
  const whole = backups.filter((backup) => !isBroken(backup));
  const broken = backups.filter(isBroken);
  const keep = new Set([...whole.slice(0, backupsKeepMax), ...broken.slice(0, backupsKeepMax)]);
  let bytes = 0;
  for (const backup of [...whole, ...broken].filter((each) => keep.has(each))) {
    bytes += backup.bytes;
    const isNewest = backup === whole[0] || (whole.length === 0 && backup === broken[0]);
    if (bytes > backupsMaxBytes && !isNewest) keep.delete(backup);
  }
  return backups.filter((backup) => !keep.has(backup));
}
