import { sql, type QueryExecutorProvider } from 'kysely';

/** Places that people answer for, where they are logged in, tokens of programs, the first review. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table staff add column scope text not null default '[]'`,
  `alter table staff add column phone text not null default ''`,
  `alter table session add column browser text not null default ''`,
  `create table known_browser (
     token_hash text not null, staff_id text not null references staff (id), used_at text not null,
     primary key (token_hash, staff_id))`,
  `create index known_browser_staff on known_browser (staff_id)`,
  `create table api_token (
     id text primary key, name text not null, token_hash text not null unique, scopes text not null,
     owner_id text not null references staff (id), created_at text not null, expires_at text not null,
     last_used_at text, revoked_at text)`,
  `create index audit_actor on audit (actor_id, seq)`,
  `create index audit_action on audit (action, seq)`,
  `create index audit_subject on audit (subject, seq)`,
  `create index audit_at on audit (at)`,
  `alter table site add column first_review integer not null default 0`,
  `alter table revision add column first_review integer not null default 0`,
  `alter table revision add column reviewed_by text`,
  `alter table revision add column reviewed_at text`,
];
