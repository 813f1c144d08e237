import { sql, type QueryExecutorProvider } from 'kysely';

/** Places, staff, devices, notices, documents, receipts, acknowledgments, audit. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table setting (name text primary key, value text not null)`,
  `create table site (
     id text primary key, name text not null, office text not null, hotline text not null,
     language text not null, time_zone text not null, created_at text not null)`,
  `create table place (
     id text primary key, site_id text not null references site (id), parent_id text references place (id),
     kind text not null, name text not null, position integer not null)`,
  `create index place_parent on place (parent_id)`,
  `create table staff (
     id text primary key, login text not null unique, name text not null, roles text not null,
     language text not null, password_hash text not null, disabled_at text, created_at text not null)`,
  `create table session (
     token_hash text primary key, staff_id text not null references staff (id), csrf_token text not null,
     created_at text not null, expires_at text not null)`,
  `create table audit (
     seq integer primary key, at text not null, actor_id text, action text not null, subject text not null,
     detail text not null, previous_hash text not null, hash text not null)`,
  `create trigger audit_keep_update before update on audit begin select raise(abort, 'the audit log is append-only'); end`,
  `create trigger audit_keep_delete before delete on audit begin select raise(abort, 'the audit log is append-only'); end`,
  `create table device (
     id text primary key, site_id text not null references site (id), kind text not null, name text not null,
     profile text not null, language text not null, volume_percent integer not null,
     brightness_percent integer not null, off_hours text not null, screen_code text not null unique,
     secret_hash text, created_at text not null, paired_at text, revoked_at text, last_seen_at text)`,
  `create table device_place (
     device_id text not null references device (id), place_id text not null references place (id),
     primary key (device_id, place_id))`,
  `create index device_place_place on device_place (place_id)`,
  `create table pairing (
     device_code_hash text primary key, user_code text not null unique, kind text not null, width_px integer,
     height_px integer, created_at text not null, expires_at text not null,
     device_id text references device (id))`,
  `create table fault (
     id text primary key, device_id text not null references device (id), kind text not null,
     opened_at text not null, closed_at text)`,
  `create index fault_device on fault (device_id, closed_at)`,
  `create table notice (
     id text primary key, site_id text not null references site (id), number integer not null,
     template_id text not null, category text not null, title text not null, created_by text not null,
     created_at text not null, updated_at text not null, recalled_at text, recalled_by text, recall_reason text,
     unique (site_id, number))`,
  `create index notice_updated on notice (updated_at, id)`,
  `create table revision (
     notice_id text not null references notice (id), revision integer not null, state text not null,
     draft text not null, content text, priority text not null, author_id text not null, created_at text not null,
     submitted_at text, signed_by text, signed_at text, goes_out_at text, visible_from text, visible_to text,
     return_reason text, primary key (notice_id, revision))`,
  `create index revision_visible on revision (state, visible_to)`,
  `create table revision_place (
     notice_id text not null, revision integer not null, place_id text not null references place (id),
     primary key (notice_id, revision, place_id),
     foreign key (notice_id, revision) references revision (notice_id, revision))`,
  `create index revision_place_place on revision_place (place_id)`,
  `create table document (
     topic text primary key, site_id text not null, epoch integer not null, version integer not null,
     body_hash text not null, payload blob not null, issued_at text not null)`,
  `create table board_entry (
     topic text not null, epoch integer not null, notice_id text not null references notice (id),
     revision integer not null, version_from integer not null, version_to integer,
     primary key (topic, epoch, notice_id, revision, version_from))`,
  `create index board_entry_notice on board_entry (notice_id)`,
  `create table held_document (
     device_id text not null, topic text not null, epoch integer not null, version integer not null,
     at text not null, primary key (device_id, topic))`,
  `create table carried (
     device_id text not null, notice_id text not null, revision integer not null, received_at text not null,
     removed_at text, primary key (device_id, notice_id, revision))`,
  `create index carried_notice on carried (notice_id)`,
  `create table receipt (
     device_id text not null, id text not null, notice_id text not null, revision integer not null,
     shown_from text not null, shown_to text not null, seconds real not null, stored_at text not null,
     primary key (device_id, id))`,
  `create table shown (
     device_id text not null, notice_id text not null, revision integer not null, seconds real not null,
     first_at text not null, last_at text not null, primary key (device_id, notice_id, revision))`,
  `create index shown_notice on shown (notice_id)`,
  `create table acknowledgment (
     notice_id text not null, phone_hash text not null, revision integer not null, device_id text not null,
     choice text not null, at text not null, primary key (notice_id, phone_hash))`,
];
