import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { LouyuError } from '@louyu/contract/errors';
import { configure, ImmediateDialect } from './database.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/**
 * Opens a database file to look into it, beside a hub that may be writing to it.
 * @throws LouyuError `backup.not_found`
 */
export function openForReading(file: string): Kysely<Schema> {
  const sqlite = openExisting(file);
  sqlite.pragma('query_only = ON');
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
}

/**
 * Opens a database file to write to it, beside a hub that may be doing so too.
 * @throws LouyuError `backup.not_found`
 */
export function openForWriting(file: string): Kysely<Schema> {
  const sqlite = openExisting(file);
  configure(sqlite);
  return new Kysely<Schema>({ dialect: new ImmediateDialect(sqlite) });
}

/** @throws LouyuError `backup.not_found` */
export function openExisting(file: string): Database.Database {
  if (!existsSync(file)) throw new LouyuError('backup.not_found', { details: { file } });
  return new Database(file, { fileMustExist: true });
}

/**
 * Checks every page and reference of a database, and that it is one of ours.
 * @throws LouyuError `backup.unusable`, `store.newer_than_code`
 */
export function checkSound(sqlite: Database.Database, file: string): void {
  try {
    const pages = sqlite.pragma('integrity_check(1)', { simple: true });
    const references = sqlite.prepare('pragma foreign_key_check').all();
    sqlite.prepare('select count(*) from audit').get();
    if (pages !== 'ok' || references.length > 0)
      throw new LouyuError('backup.unusable', { details: { file } });
  } catch (cause) {
    if (cause instanceof LouyuError) throw cause;
    throw new LouyuError('backup.unusable', { details: { file }, cause });
  }
  const databaseVersion = Number(sqlite.pragma('user_version', { simple: true }));
  const codeVersion = migrations.length;
  if (databaseVersion > codeVersion) {
    throw new LouyuError('store.newer_than_code', { details: { databaseVersion, codeVersion } });
  }
}
