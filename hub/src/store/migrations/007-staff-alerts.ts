import { sql, type QueryExecutorProvider } from 'kysely';

/** What staff are called for, and the robots that tell them. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table staff_alert (
     id text primary key, key text not null, kind text not null, text text not null, path text not null,
     roles text not null, except_ids text not null, raised_at text not null, step integer not null,
     next_step_at text, taken_at text, taken_by text, resolved_at text)`,
  `create unique index staff_alert_open on staff_alert (key) where resolved_at is null`,
  `create index staff_alert_resolved on staff_alert (resolved_at)`,
  `create table staff_alert_preference (
     staff_id text primary key references staff (id), sound integer not null, volume_percent integer not null,
     kinds text not null)`,
  `create table robot (
     id text primary key, name text not null, kind text not null, url text not null, secret text not null,
     private_allowed integer not null, kinds text not null, language text not null, created_at text not null,
     disabled_at text, failures integer not null, trouble text, error text, next_try_at text, last_sent_at text)`,
  `create table robot_message (
     id text primary key, robot_id text not null references robot (id), created_at text not null,
     state text not null, attempts integer not null)`,
  `create unique index robot_message_open on robot_message (robot_id) where state = 'open'`,
  `create index robot_message_created on robot_message (created_at)`,
  `create table robot_delivery (
     alert_id text not null references staff_alert (id), robot_id text not null references robot (id),
     step integer not null, queued_at text not null, state text not null,
     message_id text references robot_message (id), settled_at text, error text,
     primary key (alert_id, robot_id, step))`,
  `create index robot_delivery_waiting on robot_delivery (robot_id, queued_at) where state = 'waiting'`,
  `create index robot_delivery_message on robot_delivery (message_id)`,
  `create table robot_attempt (robot_id text not null references robot (id), at text not null)`,
  `create index robot_attempt_at on robot_attempt (robot_id, at)`,
  `create index fault_open on fault (opened_at) where closed_at is null`,
];
