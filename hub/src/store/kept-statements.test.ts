import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptStatements } from './kept-statements.ts';

let sqlite: Database.Database;

beforeEach(() => {
  sqlite = new Database(':memory:');
  sqlite.exec('create table line (text text)');
});

afterEach(() => {
  sqlite.close();
});

test('a statement is compiled once, the one used longest ago is given up first', () => {
  const prepare = vi.spyOn(sqlite, 'prepare');
  const kept = new KeptStatements(sqlite, 2);
  for (const sql of ['select 1', 'select 2', 'select 1', 'select 3', 'select 1', 'select 2'])
    kept.prepare(sql);
  expect(prepare.mock.calls.map(([sql]) => sql)).toEqual(['select 1', 'select 2', 'select 3', 'select 2']);
});

test('a kept statement sees new rows, and a table that has changed', () => {
  const kept = new KeptStatements(sqlite);
  const read = () => kept.prepare('select * from line').all([]);
  expect(read()).toEqual([]);
  kept.prepare('insert into line values (?)').run(['停水']);
  expect(read()).toEqual([{ text: '停水' }]);
  sqlite.exec("alter table line add column number integer default 1; insert into line values ('停电', 2)");
  expect(read()).toEqual([
    { text: '停水', number: 1 },
    { text: '停电', number: 2 },
  ]);
});
