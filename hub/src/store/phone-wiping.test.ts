import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';
import { Phone } from '../../../tests/support/phone.ts';

const dayMs = 86_400_000;

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
  await hub.store.places.add([
    {
      id: 'door301',
      siteId: 'site1',
      parentId: 'u1',
      kind: 'household',
      name: { 'zh-CN': '301室' },
      position: 1,
    },
  ]);
});
afterEach(() => hub.close());

async function prune(): Promise<void> {
  const at = hub.clock.now();
  const before = (days: number) => new Date(Date.parse(at) - days * dayMs).toISOString();
  const order = {
    at,
    receiptsBefore: before(400),
    historyBefore: before(400),
    removedBefore: before(400),
    removedAfter: at,
    phonesBefore: before(90),
    helpWordsBefore: before(30),
  };
  while (await hub.ledger.prune(order));
}

it('wipes phones after their time, and leaves what they came to', async () => {
  const screen = await hub.addDevice();
  const notice = outNotice(312);
  await hub.publish('site1', [notice]);
  const code = hub.code(screen, notice);
  const phone = new Phone(hub.app);
  await phone.tap((await phone.open(`/q/${code}`)).text);
  await phone.open('/d', { method: 'POST', body: new URLSearchParams({ door: 'door301' }) });
  await phone.open(`/q/${code}/help`, {
    method: 'POST',
    body: new URLSearchParams({ words: '老人卧床' }),
  });
  const [asked] = await hub.db.selectFrom('help_request').select('id').execute();
  await hub.app.request(`/api/notices/${notice.id}/help/${asked?.id ?? ''}/settle`, {
    method: 'POST',
    body: JSON.stringify({ note: '已上门' }),
  });
  const [before] = await hub.db.selectFrom('phone_door').select('phone_hash').execute();
  hub.clock.pass(89 * dayMs);
  await prune();
  expect(await hub.db.selectFrom('phone_door').selectAll().execute()).toHaveLength(1);
  expect(await hub.db.selectFrom('help_request').select(['words', 'note']).execute()).toEqual([
    { words: '', note: '' },
  ]);
  hub.clock.pass(2 * dayMs);
  await prune();
  const everything = JSON.stringify([
    await hub.db.selectFrom('acknowledgment').selectAll().execute(),
    await hub.db.selectFrom('phone_door').selectAll().execute(),
    await hub.db.selectFrom('help_request').selectAll().execute(),
    await hub.db.selectFrom('household_known').selectAll().execute(),
  ]);
  expect(everything).not.toContain(before?.phone_hash);
  expect(await hub.store.coverage.known(notice.id)).toEqual([
    { householdId: 'door301', parentId: 'u1', level: 'claimed' },
  ]);
  expect(await hub.store.coverage.phones(notice.id)).toEqual({ total: 1, anonymous: 1 });
});
