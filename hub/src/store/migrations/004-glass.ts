import { sql, type QueryExecutorProvider } from 'kysely';

/** What was lost with a glass that was replaced, and which pairing codes have been used. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table carried add column lost_at text`,
  `alter table pairing add column fetched_at text`,
];
