import Database from 'better-sqlite3';
import { CompiledQuery, Kysely, SqliteDialect, SqliteDriver, type DatabaseConnection } from 'kysely';
import { LouyuError } from '@louyu/contract/errors';
import { KeptStatements } from './kept-statements.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** How long a statement waits for another connection's write, in milliseconds. */
export const busyTimeoutMs = 5000;

/**
 * When the log is moved into the database, in pages of 4 kB (32 MB). Random keys write the same pages again and again: the
 * longer the log, the more of it is written once only. The ledger's thread does it, off the broker's loop.
 */
export const checkpointPages = 8_000;

/** The pragmas of every connection to the hub's database: durable before it is acknowledged. */
export function configure(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`);
}

/**
 * Transactions take the write lock at their start: a read that turns into a write would otherwise fail at once, without
 * waiting, when another connection has written in between (SQLITE_BUSY_SNAPSHOT).
 */
class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: Database.Database;

  constructor(sqlite: Database.Database) {
    super({ database: new KeptStatements(sqlite) });
    this.#sqlite = sqlite;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk makes SQLite roll back by itself; to do it again would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
  }
}

export class ImmediateDialect extends SqliteDialect {
  readonly #sqlite: Database.Database;

  constructor(sqlite: Database.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#sqlite);
  }
}

/**
 * Opens the database file, checks it, and brings it to the newest version.
 * @throws LouyuError `store.damaged` or `store.newer_than_code`
 */
export async function openDatabase(file: string): Promise<Kysely<Schema>> {
  const sqlite = openChecked(file);
  const db = new Kysely<Schema>({ dialect: new ImmediateDialect(sqlite) });
  try {
    await migrate(db, sqlite);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

function openChecked(file: string): Database.Database {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file);
    configure(sqlite);
    // Only where the ledger's thread does not come to it.
    sqlite.pragma(`wal_autocheckpoint = ${checkpointPages * 2}`);
    if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw new LouyuError('store.damaged', { details: { file } });
    return sqlite;
  } catch (cause) {
    sqlite?.close();
    if (cause instanceof LouyuError) throw cause;
    throw new LouyuError('store.damaged', { details: { file }, cause });
  }
}

async function migrate(db: Kysely<Schema>, sqlite: Database.Database): Promise<void> {
  const databaseVersion = Number(sqlite.pragma('user_version', { simple: true }));
  const codeVersion = migrations.length;
  if (databaseVersion > codeVersion) {
    throw new LouyuError('store.newer_than_code', { details: { databaseVersion, codeVersion } });
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < databaseVersion) continue;
    await db.transaction().execute(async (transaction) => {
      await migration.up(transaction);
      sqlite.pragma(`user_version = ${index + 1}`);
    });
  }
}
