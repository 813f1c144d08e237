import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ShownReceipt } from '@louyu/contract/messages';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';
import { Pruner } from '../core/receipts/pruner.ts';
import { dayMs, laterBy } from '../core/time.ts';
import { verifyAudit } from './audit.ts';
import { acceptClock, createClockStore } from './clock-acceptance.ts';
import { readSetting } from './settings.ts';

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

test('the present moment counts, and the audit log says so', async () => {
  await acceptClock(hub.db, hub.clock);
  expect(await readSetting(hub.db, 'latest_time')).toBe(hub.clock.now());
  expect(await verifyAudit(hub.db)).toBe(1);
  const [entry] = await hub.db.selectFrom('audit').select(['action', 'detail']).execute();
  expect(entry?.action).toBe('clock.accepted');
  expect(entry?.detail).toContain(hub.clock.now());
});

test('a running hub hears of it once', async () => {
  expect(await createClockStore(hub.db, hub.clock).takeAcceptance()).toBe(false);
  await acceptClock(hub.db, hub.clock);
  hub.clock.pass(5_000);
  expect(await createClockStore(hub.db, hub.clock).takeAcceptance()).toBe(true);
  expect(await createClockStore(hub.db, hub.clock).takeAcceptance()).toBe(false);
});

test('a hub that starts much later does not take it for its own clock', async () => {
  await acceptClock(hub.db, hub.clock);
  hub.clock.pass(40 * dayMs);
  expect(await createClockStore(hub.db, hub.clock).takeAcceptance()).toBe(false);
});

test('what a clock that ran ahead has made does not outlive its term', async () => {
  const staff = { id: 's1', login: 'a', name: 'A', roles: '[]', language: 'zh-CN', password_hash: '' };
  await hub.db
    .insertInto('staff')
    .values({ ...staff, disabled_at: null, created_at: hub.clock.now() })
    .execute();
  const session = (tokenHash: string) => {
    const now = hub.clock.now();
    const row = { token_hash: tokenHash, staff_id: 's1', csrf_token: '', created_at: now, expires_at: now };
    return hub.db.insertInto('session').values(row).execute();
  };
  await session('right');
  await hub.store.notices.add(outNotice(312));
  hub.clock.pass(800 * dayMs);
  await session('wild');
  await hub.pairings.authorize({ kind: 'lcd' });
  const pruner = new Pruner(hub);
  await pruner.run();
  hub.clock.pass(-800 * dayMs);
  const to = hub.clock.now();
  const receipt: ShownReceipt = {
    id: 'receipt1',
    kind: 'shown',
    noticeId: 'notice312',
    revision: 1,
    from: laterBy(to, -10_000),
    to,
    seconds: 10,
  };
  const report = async () => (await hub.ledger.storeReceipts('d', [receipt], hub.clock.now())).stored;
  expect(await report()).toEqual([]);
  await acceptClock(hub.db, hub.clock);
  await pruner.run();
  expect(await report()).toEqual(['receipt1']);
  expect(await hub.db.selectFrom('session').select('token_hash').execute()).toEqual([
    { token_hash: 'right' },
  ]);
  expect(await hub.store.devices.countPairings()).toBe(0);
});
