import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeListSchema } from '@louyu/contract/api/places';
import { AppClient } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';
import { verifyAudit } from './audit.ts';

let hub: StaffApp;
beforeEach(async () => {
  hub = await openStaffApp();
});
afterEach(() => hub.close());

describe('a full disk', () => {
  it('is told as such, keeps what was saved, and is over when there is space again', async () => {
    const admin = new AppClient(hub.app);
    await admin.setUp(hub.setupCode, 'empty');
    const [site] = await admin.ask('GET', '/api/places', placeListSchema);
    const add = () =>
      admin.send('POST', '/api/places', {
        parentId: site?.id,
        kind: 'spot',
        name: { 'zh-CN': '点'.repeat(60) },
      });
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(hub.db);
    const pages = rows[0]?.page_count ?? 0;
    await sql.raw(`pragma max_page_count = ${pages + 2}`).execute(hub.db);

    let added = 0;
    let response = await add();
    for (; response.status === 201; response = await add()) added += 1;
    expect([response.status, (await response.text()).includes('store.disk_full')]).toEqual([507, true]);
    expect(await admin.ask('GET', '/api/places', placeListSchema)).toHaveLength(1 + added);
    expect(await verifyAudit(hub.db)).toBe(2 + added);

    await sql.raw(`pragma max_page_count = ${pages + 100}`).execute(hub.db);
    expect((await add()).status).toBe(201);
    expect(await verifyAudit(hub.db)).toBe(3 + added);
  });
});
