import { sql, type QueryExecutorProvider } from 'kysely';

/** The household register: doors, contacts, tags, bulk changes; audiences that were saved. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const door = `replace(json_extract(name, '$."zh-CN"'), '室', '')`;

const statements = [
  `create table household (
     id text primary key references place (id), parent_id text not null, door text not null, door_key text not null,
     door_order text not null, sealed blob, phone_count integer not null, has_name integer not null,
     updated_at text not null, change_id text)`,
  `create index household_parent on household (parent_id, door_order)`,
  `create index household_door on household (door_key, parent_id)`,
  `create table household_digest (
     household_id text not null references household (id), digest text not null,
     primary key (household_id, digest))`,
  `create index household_digest_digest on household_digest (digest, household_id)`,
  `create table tag (id text primary key, sealed blob not null)`,
  `create table household_tag (
     household_id text not null references household (id), tag_id text not null references tag (id),
     primary key (household_id, tag_id))`,
  `create index household_tag_tag on household_tag (tag_id, household_id)`,
  `create table register_change (
     id text primary key, kind text not null, at text not null, by_id text not null, added integer not null,
     changed integer not null, places text not null, undone_at text)`,
  `create table register_undo (
     change_id text not null references register_change (id), household_id text not null, before text,
     primary key (change_id, household_id))`,
  `create table saved_audience (
     id text primary key, name text not null, places text not null, tags text not null, created_by text not null,
     created_at text not null)`,
  // Households of a place tree that was made before there was a register.
  `insert into household
     select id, parent_id, ${door}, ltrim(${door}, '0'), substr('000000' || ltrim(${door}, '0'), -6), null, 0, 0,
            '2026-11-22T00:00:00.000Z', null
     from place where kind = 'household'`,
];
