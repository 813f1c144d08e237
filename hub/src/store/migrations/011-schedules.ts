import { sql, type QueryExecutorProvider } from 'kysely';

/** The windows of notices that are shown at certain times. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql.raw('alter table revision add column windows text').execute(db);
}
