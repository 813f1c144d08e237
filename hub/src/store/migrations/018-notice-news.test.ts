import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as staffAlerts from './007-staff-alerts.ts';
import { up } from './018-notice-news.ts';

/* What was queued for robots before there were webhooks for notices is still queued, sent or given up afterwards. */

let sqlite: Database.Database;
let db: Kysely<unknown>;

beforeEach(async () => {
  sqlite = new Database(':memory:');
  sqlite.pragma('foreign_keys = ON');
  // What the older migration builds on.
  for (const statement of [
    'create table fault (opened_at text, closed_at text)',
    'create table staff (id text primary key)',
    'create table notice (id text primary key)',
  ])
    sqlite.exec(statement);
  db = new Kysely({ dialect: new SqliteDialect({ database: sqlite }) });
  await staffAlerts.up(db);
});
afterEach(() => db.destroy());

const alert = `insert into staff_alert (id, key, kind, text, path, roles, except_ids, raised_at, step)
  values (?, ?, 'fault', '{}', '/', '[]', '[]', '2026-11-21T00:00:00.000Z', 0)`;
const robot = `insert into robot (id, name, kind, url, secret, private_allowed, kinds, language, created_at, failures)
  values ('r', 'r', 'wecom', '', '', 0, '[]', 'zh-CN', '', 0)`;
const delivery = `insert into robot_delivery (alert_id, robot_id, step, queued_at, state, message_id, settled_at, error)
  values (?, 'r', ?, ?, ?, ?, ?, ?)`;

test('deliveries of alerts are kept whole, in their order, and each still once', async () => {
  sqlite.prepare(robot).run();
  for (const id of ['a', 'b']) sqlite.prepare(alert).run(id, id);
  sqlite.prepare(`insert into robot_message values ('m', 'r', '2026-11-21T00:00:05.000Z', 'open', 1)`).run();
  const rows = [
    ['b', 0, '2026-11-21T00:00:01.000Z', 'waiting', null, null, null],
    ['a', 0, '2026-11-21T00:00:02.000Z', 'waiting', 'm', null, 'HTTP 502'],
    ['a', 1, '2026-11-21T00:00:03.000Z', 'given-up', null, '2026-11-22T00:00:00.000Z', 'HTTP 401'],
  ] as const;
  for (const row of rows) sqlite.prepare(delivery).run(...row);

  await up(db);

  const kept = sqlite
    .prepare(
      `select alert_id, step, queued_at, state, message_id, settled_at, error from robot_delivery order by id`,
    )
    .raw()
    .all();
  expect(kept).toEqual(rows);
  expect(() => sqlite.prepare(delivery).run(...rows[0])).toThrow(/UNIQUE/);
  const neither = `insert into robot_delivery (robot_id, step, queued_at, state) values ('r', 0, '', 'waiting')`;
  expect(() => sqlite.prepare(neither).run()).toThrow(/CHECK/);
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
});
