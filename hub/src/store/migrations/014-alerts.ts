import { sql, type QueryExecutorProvider } from 'kysely';

/**
 * Alerts, what was said and done in each, and what devices said of them. To end one is a permission of its own: who could raise
 * them may end them too, as nobody else could.
 */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table alert (
     id text primary key, site_id text not null references site (id), number integer not null, mode text not null,
     key text not null unique, template_id text not null, hazard text not null, phone text not null,
     where_id text not null, where_words text not null, needs_second integer not null,
     raised_at text not null, raised_by text not null, state text not null, until text not null,
     confirmed_at text, confirmed_by text, countersign_by text, countersigned_at text, countersigned_by text,
     ended_at text, ended_by text, told_until text, unique (site_id, number))`,
  `create index alert_current on alert (state) where ended_at is null`,
  `create index alert_told on alert (told_until)`,
  `create index alert_ended on alert (ended_at)`,
  `create table alert_revision (
     alert_id text not null references alert (id), revision integer not null, state text not null,
     severity text not null, place_ids text not null, fields text not null, content text not null,
     target_ids text not null, households integer not null, said_at text not null,
     said_by text not null, key text,
     primary key (alert_id, revision))`,
  `create table alert_deed (
     alert_id text not null references alert (id), seq integer not null, at text not null, by_id text,
     what text not null, words text not null, primary key (alert_id, seq))`,
  `create table alarm_entry (
     topic text not null, epoch integer not null, alert_id text not null, revision integer not null,
     version_from integer not null, version_to integer,
     primary key (topic, epoch, alert_id, revision, version_from))`,
  `create table held_alarm (
     device_id text not null, topic text not null, epoch integer not null, version integer not null, at text not null,
     primary key (device_id, topic))`,
  `create table carried_alert (
     device_id text not null, alert_id text not null, revision integer not null, received_at text not null,
     removed_at text, lost_at text, primary key (device_id, alert_id, revision))`,
  `create index carried_alert_alert on carried_alert (alert_id)`,
  `create table alerted (
     device_id text not null, id text not null, alert_id text not null, revision integer not null,
     received_at text not null, painted_at text not null, stored_at text not null, primary key (device_id, id))`,
  `create index alerted_alert on alerted (alert_id)`,
  `update staff set roles = replace(roles, '"operator"', '"operator","clearer"')
     where roles like '%"operator"%' and roles not like '%"clearer"%'`,
];
