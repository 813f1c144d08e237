import { sql, type QueryExecutorProvider } from 'kysely';

/** Where a place was that is no more, in words: past notices name it. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql.raw(`alter table place add column removed_where text`).execute(db);
}
