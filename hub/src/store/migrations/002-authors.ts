import { sql, type QueryExecutorProvider } from 'kysely';

/** Who wrote a revision's words, and how often they were written: what a change is based on. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table revision add column authors text not null default '[]'`,
  `alter table revision add column edit integer not null default 1`,
  // Ids are letters and digits: they need no escaping as JSON.
  `update revision set authors = '["' || author_id || '"]'`,
];
