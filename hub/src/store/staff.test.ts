import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../core/store.ts';
import { openDatabase } from './database.ts';
import { createStore } from './store.ts';

const at = '2026-11-21T01:00:00.000Z';

let store: Store;
let close: () => Promise<void>;

beforeEach(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'louyu-people-'));
  const db = await openDatabase(join(directory, 'louyu.db'));
  store = createStore(db, { now: () => at });
  close = async () => {
    await db.destroy();
    rmSync(directory, { recursive: true });
  };
  await store.staff.add({
    id: 'zhou',
    login: 'zhou',
    name: '周客服',
    roles: ['editor'],
    scope: [],
    phone: '',
    language: 'zh-CN',
    passwordHash: 'hash',
    disabledAt: null,
    createdAt: at,
  });
  await store.staff.addSession({
    tokenHash: 'one',
    staffId: 'zhou',
    csrfToken: 'csrf',
    createdAt: at,
    expiresAt: '2026-11-22T01:00:00.000Z',
    browser: '',
  });
});
afterEach(() => close());

async function seen() {
  const [session, person] = [await store.staff.session('one'), await store.staff.byId('zhou')];
  return { session: session?.expiresAt.slice(0, 10), roles: person?.roles, disabledAt: person?.disabledAt };
}

const before = { session: '2026-11-22', roles: ['editor'], disabledAt: null };

test('a session that was in use is over with the transaction that ends it', async () => {
  expect(await seen()).toEqual(before);
  await store.transaction(({ staff }) => staff.removeSession('one'));
  expect((await seen()).session).toBeUndefined();
});

test.each([
  ['signed out everywhere', () => store.staff.removeSessionsOf('zhou'), undefined],
  ['expired', () => store.staff.removeExpiredSessions('2026-11-23T00:00:00.000Z'), undefined],
  ['kept open', () => store.staff.extendSession('one', '2026-11-24T00:00:00.000Z'), '2026-11-24'],
  ['pushed out', () => store.staff.keepNewestSessions('zhou', 'another', 1), undefined],
])('a session that was in use is seen %s at once', async (_, change, expected) => {
  await seen();
  await change();
  expect((await seen()).session).toBe(expected);
});

test('other roles, and a lock, hold from the next request on', async () => {
  await seen();
  await store.transaction(({ staff }) => staff.change('zhou', { roles: ['auditor'] }));
  expect((await seen()).roles).toEqual(['auditor']);
  await store.staff.change('zhou', { disabledAt: at });
  expect((await seen()).disabledAt).toBe(at);
});

test('what is rolled back has not happened', async () => {
  await seen();
  const full = store.transaction(async ({ staff }) => {
    await staff.change('zhou', { roles: ['admin'] });
    await staff.removeSessionsOf('zhou');
    throw new RangeError('full');
  });
  await expect(full).rejects.toThrow('full');
  expect(await seen()).toEqual(before);
});
