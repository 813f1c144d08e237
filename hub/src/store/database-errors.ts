import Database from 'better-sqlite3';
import { LouyuError, type ErrorCode } from '@louyu/contract/errors';

/**
 * The code for what SQLite reports and somebody can do something about; undefined for everything else. A full disk, which
 * also shows itself by I/O errors, is the operator's to mend; a lock that was held too long may pass.
 */
export function databaseErrorCode(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  if (error.code === 'SQLITE_FULL' || error.code.startsWith('SQLITE_IOERR')) return 'store.disk_full';
  if (error.code.startsWith('SQLITE_BUSY')) return 'hub.busy';
  return undefined;
}

/** Does the work, and throws what SQLite reports as a {@link LouyuError} where it has a code. */
export async function withErrorCodes<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const code = databaseErrorCode(cause);
    throw code === undefined ? cause : new LouyuError(code, { cause });
  }
}
