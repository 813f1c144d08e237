import { sql, type QueryExecutorProvider } from 'kysely';

/** Where notices go by hand, and where they went. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table share_channel (
     id text primary key, site_id text not null references site (id), name text not null, kind text not null,
     created_at text not null, removed_at text)`,
  `create table share_mark (
     id text primary key, notice_id text not null references notice (id), revision integer not null,
     channel_id text not null references share_channel (id), by_id text not null, at text not null,
     taken_back_by text, taken_back_at text)`,
  `create index share_mark_notice on share_mark (notice_id, at)`,
];
