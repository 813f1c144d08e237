import { sql, type QueryExecutorProvider } from 'kysely';

/** What became of notices, told to webhooks: a delivery is of an alert or of news, and so needs no alert any more. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table robot_delivery_anew (
     id integer primary key autoincrement, robot_id text not null references robot (id),
     alert_id text references staff_alert (id), step integer not null, news text, queued_at text not null,
     state text not null, message_id text references robot_message (id), settled_at text, error text,
     check ((alert_id is null) <> (news is null)))`,
  `insert into robot_delivery_anew (robot_id, alert_id, step, queued_at, state, message_id, settled_at, error)
     select robot_id, alert_id, step, queued_at, state, message_id, settled_at, error from robot_delivery
     order by queued_at, alert_id`,
  `drop table robot_delivery`,
  `alter table robot_delivery_anew rename to robot_delivery`,
  `create unique index robot_delivery_alert on robot_delivery (alert_id, robot_id, step) where alert_id is not null`,
  `create index robot_delivery_waiting on robot_delivery (robot_id, queued_at) where state = 'waiting'`,
  `create index robot_delivery_message on robot_delivery (message_id)`,
  `create index robot_delivery_news on robot_delivery (settled_at) where news is not null`,
  `create table notice_told (
     robot_id text not null references robot (id), notice_id text not null references notice (id),
     revision integer not null, primary key (robot_id, notice_id)) without rowid`,
];
