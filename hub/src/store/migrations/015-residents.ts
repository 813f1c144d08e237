import { sql, type QueryExecutorProvider } from 'kysely';

/**
 * The resident's side: which door a phone is of, the codes that prove it, calls and visits, requests for help. What calls
 * for help reaches everybody who had not turned all alerts off.
 */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table phone_door (
     phone_hash text primary key, household_id text not null, level text not null, at text not null)`,
  `create index phone_door_household on phone_door (household_id)`,
  `create table door_code (
     household_id text primary key, code_hash text not null, issued_at text not null, issued_by text not null)`,
  `create table household_contact (
     id text primary key, notice_id text not null references notice (id), household_id text not null,
     kind text not null, outcome text not null, by_id text not null, at text not null, taken_back_at text)`,
  `create index household_contact_notice on household_contact (notice_id, household_id)`,
  `create table help_request (
     id text primary key, notice_id text not null references notice (id), phone_hash text not null,
     device_id text not null, household_id text, words text not null, asked_at text not null,
     settled_at text, settled_by text, note text not null, unique (notice_id, phone_hash))`,
  `create index help_request_open on help_request (asked_at) where settled_at is null`,
  `create table household_known (
     notice_id text not null references notice (id), household_id text not null, level text not null,
     primary key (notice_id, household_id))`,
  `update robot set kinds = json_insert(kinds, '$[#]', 'help') where kinds != '[]'`,
  `update staff_alert_preference set kinds = json_insert(kinds, '$[#]', 'help') where kinds != '[]'`,
];
