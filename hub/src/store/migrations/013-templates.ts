import { sql, type QueryExecutorProvider } from 'kysely';

/** The kinds of display of saved audiences. Templates as staff write them: each writing is one JSON document that never changes, so that notices may refer to it. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table saved_audience add column profiles text`,
  `create table template (
     id text primary key, position integer not null, current integer not null, disabled integer not null)`,
  `create table template_version (
     template_id text not null, version integer not null, document text not null, created_by text not null,
     created_at text not null, primary key (template_id, version))`,
];
