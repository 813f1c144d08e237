import { sql, type QueryExecutorProvider } from 'kysely';

/** What was deleted, for as long as it can be put back. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table removed (
     kind text not null, id text not null, removed_at text not null, number integer, rows text not null,
     primary key (kind, id))`,
  `create index removed_at on removed (removed_at)`,
];
