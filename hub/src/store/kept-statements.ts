import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** So many statements stay compiled; each takes a few kilobytes. */
export const keptStatementsMaxCount = 500;

/** A database that keeps the statements it has compiled, those used last: compiling one takes longer than most run. */
export class KeptStatements implements SqliteDatabase {
  readonly #sqlite: Database.Database;
  readonly #maxCount: number;
  readonly #kept = new Map<string, SqliteStatement>();

  constructor(sqlite: Database.Database, maxCount = keptStatementsMaxCount) {
    this.#sqlite = sqlite;
    this.#maxCount = maxCount;
  }

  prepare(sql: string): SqliteStatement {
    const statement = this.#kept.get(sql) ?? this.#sqlite.prepare(sql);
    this.#kept.delete(sql);
    this.#kept.set(sql, statement);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#maxCount && oldest !== undefined) this.#kept.delete(oldest);
    return statement;
  }

  close(): void {
    this.#kept.clear();
    this.#sqlite.close();
  }
}
