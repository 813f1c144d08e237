import { sql, type QueryExecutorProvider } from 'kysely';

/** 报平安: what phones say in an alert, and what staff find at the doors. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table roll_call_word (
     id text primary key, alert_id text not null references alert (id), phone_hash text not null,
     device_id text not null, answer text not null, household_id text, level text, at text not null,
     help_at text, help_household_id text, seen_at text, seen_by text, unique (alert_id, phone_hash))`,
  `create index roll_call_word_help on roll_call_word (help_at) where help_at is not null`,
  `create table roll_call_finding (
     alert_id text not null references alert (id), household_id text not null, found text not null,
     at text not null, by_id text not null, primary key (alert_id, household_id))`,
  `create table roll_call_sum (
     alert_id text primary key references alert (id), safe integer not null, need_help integer not null,
     away integer not null, anonymous integer not null)`,
];
