import { sql, type QueryExecutorProvider } from 'kysely';

/** What residents report and what becomes of it. `case` is a word of SQL. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table case_record (
     id text primary key, site_id text not null, number integer not null, kind text not null, category text not null,
     state text not null, team text not null, assignee_id text, source text not null, entered_by text,
     place_id text not null, where_text text not null, text text not null, language text not null, notice_id text,
     contact blob, phone_hash text, code_hash text, form_hash text not null, body_digest text not null,
     created_at text not null, started_at text not null, receipt_at text, reply_at text, solution_at text,
     receipt_due_at text, reply_due_at text, solution_due_at text, late text not null, pauses text not null,
     next_target text, next_due_at text, remind_at text, escalate_at text, closed_at text, deferred_until text,
     reminded_at text, escalated_at text, reopened integer not null, waits_for_staff integer not null,
     echoes integer not null, held integer not null, refused integer not null, stars integer,
     rating_text text not null, erased_at text)`,
  `create unique index case_number on case_record (site_id, number)`,
  `create unique index case_code on case_record (code_hash)`,
  `create unique index case_form on case_record (form_hash)`,
  `create index case_open on case_record (next_due_at) where state <> 'closed'`,
  `create index case_closed on case_record (closed_at)`,
  `create index case_created on case_record (created_at)`,
  `create index case_place on case_record (place_id, created_at)`,
  `create index case_phone on case_record (phone_hash, created_at) where phone_hash is not null`,
  `create index case_notice on case_record (notice_id, created_at) where notice_id is not null`,
  `create index case_contact on case_record (closed_at) where contact is not null`,
  `create table case_event (
     id integer primary key autoincrement, case_id text not null references case_record (id), at text not null,
     kind text not null, by_party text not null, staff_id text, text text not null, open integer not null,
     detail text not null)`,
  `create index case_event_case on case_event (case_id, id)`,
  `create table case_photo (
     id text primary key, case_id text not null references case_record (id), file_name text not null,
     width integer not null, height integer not null, bytes integer not null, by_party text not null,
     created_at text not null, released integer not null, redacted integer not null)`,
  `create index case_photo_case on case_photo (case_id)`,
  `create index case_photo_created on case_photo (created_at)`,
  `create table case_echo (
     case_id text not null references case_record (id), phone_hash text not null, at text not null,
     primary key (case_id, phone_hash)) without rowid`,
  `create index case_echo_at on case_echo (at)`,
  `create table case_wipe (
     at text not null, contacts integer not null, photos integer not null, phones integer not null)`,
];
