import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShownReceipt } from '@louyu/contract/messages';
import { topicOf } from '@louyu/contract/topics';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';
import { raisedAlert } from '../../../tests/support/raised-alert.ts';
import type { PruneOrder } from '../core/receipts/ledger.ts';
import { Pruner } from '../core/receipts/pruner.ts';
import { dayMs, laterBy } from '../core/time.ts';
import { pruneStepRows } from './pruning.ts';

const keepDays = 30;
const notice = outNotice(312);

let hub: DeviceHub;
let pruner: Pruner;

beforeEach(async () => {
  hub = await openDeviceHub();
  await hub.store.notices.add(notice);
  pruner = new Pruner({ ...hub, limits: { receiptKeepDays: keepDays, historyKeepDays: keepDays } });
});
afterEach(() => hub.close());

function receipt(id: string, to = hub.clock.now()): ShownReceipt {
  const from = laterBy(to, -10_000);
  return { id, kind: 'shown', noticeId: notice.id, revision: 1, from, to, seconds: 10 };
}

function orderOf(at: string): PruneOrder {
  const before = laterBy(at, -keepDays * dayMs);
  return {
    at,
    receiptsBefore: before,
    historyBefore: before,
    removedBefore: before,
    removedAfter: at,
    phonesBefore: before,
    helpWordsBefore: before,
  };
}

const store = (...receipts: ShownReceipt[]) => hub.ledger.storeReceipts('d', receipts, hub.clock.now());
const receiptIds = async () =>
  (await hub.db.selectFrom('receipt').select('id').orderBy('id').execute()).map(({ id }) => id);
const secondsShown = async () =>
  (await hub.db.selectFrom('shown').select('seconds').execute()).map(({ seconds }) => seconds);

describe('receipts', () => {
  test('go when they are older than the limit, their sums stay, and they are never counted twice', async () => {
    const old = receipt('old-receipt');
    await store(old);
    hub.clock.pass(20 * dayMs);
    const young = receipt('young-receipt');
    await store(young);
    hub.clock.pass(11 * dayMs);
    await pruner.run();
    expect(await receiptIds()).toEqual(['young-receipt']);
    expect(await store(old, young)).toEqual({
      stored: ['young-receipt'],
      rejected: [{ id: 'old-receipt', code: 'receipt.too_old' }],
      noticeIds: [],
    });
    expect(await secondsShown()).toEqual([20]);
  });

  test('are refused for ever once they may be forgotten, though the clock goes back', async () => {
    const old = receipt('old-receipt');
    await store(old);
    hub.clock.pass(31 * dayMs);
    await pruner.run();
    hub.clock.pass(-31 * dayMs);
    await pruner.run();
    expect((await store(old)).rejected).toEqual([{ id: 'old-receipt', code: 'receipt.too_old' }]);
    expect(await secondsShown()).toEqual([10]);
  });

  test('that came late are kept until they are as old as the limit', async () => {
    hub.clock.pass(29 * dayMs);
    await store(receipt('late-receipt', laterBy(hub.clock.now(), -29 * dayMs)));
    hub.clock.pass(2 * dayMs);
    await pruner.run();
    expect(await receiptIds()).toEqual(['late-receipt']);
    hub.clock.pass(29 * dayMs);
    await pruner.run();
    expect(await receiptIds()).toEqual([]);
  });

  test('go in steps, also behind those that a wrong clock has dated', async () => {
    const many = (name: string) =>
      Array.from({ length: pruneStepRows + 20 }, (_, index) => receipt(`${name}-receipt-${index}`));
    hub.clock.pass(400 * dayMs);
    await store(...many('wild'));
    hub.clock.pass(-400 * dayMs);
    await store(...many('old'));
    hub.clock.pass(31 * dayMs);
    await store(receipt('young-receipt'));
    const at = hub.clock.now();
    const order = orderOf(at);
    expect(await hub.ledger.prune(order)).toBe(true);
    expect(await hub.ledger.prune(order)).toBe(true);
    expect((await receiptIds()).some((id) => id.startsWith('old'))).toBe(true);
    expect(await hub.ledger.prune(order)).toBe(false);
    expect((await receiptIds()).filter((id) => !id.startsWith('wild'))).toEqual(['young-receipt']);
  });

  test('stay while the clock is not to be trusted', async () => {
    await store(receipt('old-receipt'));
    hub.clock.pass(31 * dayMs);
    const clock = {
      now: () => {
        throw new TypeError('no trust');
      },
    };
    await expect(new Pruner({ ledger: hub.ledger, clock }).run()).rejects.toThrow('no trust');
    expect(await receiptIds()).toEqual(['old-receipt']);
  });
});

test('closed faults go when they are older than the limit, open ones stay', async () => {
  const device = await hub.addDevice();
  const fault = { deviceId: device.id, kind: 'offline', openedAt: hub.clock.now(), closedAt: null } as const;
  await hub.store.devices.openFault({ ...fault, id: 'closed' });
  await hub.store.devices.openFault({ ...fault, id: 'open' });
  await hub.store.devices.closeFault('closed', hub.clock.now());
  hub.clock.pass(29 * dayMs);
  await pruner.run();
  expect(await hub.db.selectFrom('fault').select('id').execute()).toHaveLength(2);
  hub.clock.pass(2 * dayMs);
  await pruner.run();
  expect(await hub.db.selectFrom('fault').select('id').execute()).toEqual([{ id: 'open' }]);
});

describe('the boards a notice stood on', () => {
  const topic = 'louyu/v1/site1/place/lobby/board';
  const entries = () => hub.db.selectFrom('board_entry').select('notice_id').execute();

  test('are kept while it runs, and forgotten long after it was over', async () => {
    const running = outNotice(313, {
      revisions: notice.revisions.map((revision) => ({
        ...revision,
        noticeId: 'notice313',
        visibleTo: laterBy(hub.clock.now(), 50 * dayMs),
      })),
    });
    await hub.publish('lobby', [notice, running]);
    await hub.publish('lobby', []);
    hub.clock.pass(40 * dayMs);
    await pruner.run();
    expect(await entries()).toEqual([{ notice_id: 'notice313' }]);
  });

  test('are kept while it stands there, or a device has not said that it is gone', async () => {
    const device = await hub.addDevice();
    const held = await hub.publish('lobby', [notice]);
    await hub.ledger.hold({ deviceId: device.id, documents: [{ topic, ...held }], at: hub.clock.now() });
    hub.clock.pass(40 * dayMs);
    await pruner.run();
    expect(await entries()).toHaveLength(1);
    const empty = await hub.publish('lobby', []);
    await pruner.run();
    expect(await entries()).toHaveLength(1);
    await hub.ledger.hold({ deviceId: device.id, documents: [{ topic, ...empty }], at: hub.clock.now() });
    await pruner.run();
    expect(await entries()).toEqual([]);
  });
});

describe('of an alert', () => {
  const topic = topicOf('alarm', 'site1', 'b3');
  const over = { state: 'all-clear', endedAt: '2026-11-21T00:40:00.000Z', endedBy: 'guard' } as const;
  const alarmEntries = () => hub.db.selectFrom('alarm_entry').select(['alert_id', 'version_to']).execute();
  const said = async () =>
    (await hub.db.selectFrom('alerted').select('id').orderBy('id').execute()).map(({ id }) => id);

  /** Puts an alert into the alarm document, or takes it out, and lets a device say that it holds that. */
  async function document(version: number, alertIds: readonly string[], deviceId: string): Promise<void> {
    await hub.store.transaction(async ({ documents }) => {
      const at = hub.clock.now();
      const record = { topic, siteId: 'site1', epoch: 1, version, bodyHash: '', issuedAt: at };
      await documents.save({ ...record, payload: new Uint8Array() });
      const entries = alertIds.map((alertId) => ({ alertId, revision: 1 }));
      await documents.saveEntries(topic, 1, version, { kind: 'alarm', entries });
    });
    const documents = [{ topic, epoch: 1, version }];
    await hub.ledger.hold({ deviceId, documents, at: hub.clock.now() });
  }

  test('what a device said first stays for its report; what it repeated goes, and is never counted', async () => {
    await hub.store.alerts.add(raisedAlert(over));
    const at = hub.clock.now();
    const receipt = (id: string, paintedAt: string) =>
      ({ id, kind: 'alerted', alertId: 'alert7', revision: 1, receivedAt: at, paintedAt }) as const;
    const first = receipt('the-first', at);
    await hub.ledger.storeAlerted('d', [receipt('the-second', laterBy(at, 1_000)), first], at);
    const before = await hub.store.alerts.onDevices('alert7');
    hub.clock.pass(29 * dayMs);
    await pruner.run();
    expect(await said()).toEqual(['the-first', 'the-second']);
    hub.clock.pass(2 * dayMs);
    await pruner.run();
    expect(await said()).toEqual(['the-first']);
    expect(await hub.store.alerts.onDevices('alert7')).toEqual(before);
    const again = receipt('the-second', laterBy(at, 1_000));
    const { rejected } = await hub.ledger.storeAlerted('d', [again], hub.clock.now());
    expect(rejected).toEqual([{ id: 'the-second', code: 'receipt.too_old' }]);
  });

  describe('what devices repeated', () => {
    const painted = (id: string, paintedAt = hub.clock.now()) =>
      ({ id, kind: 'alerted', alertId: 'alert7', revision: 1, receivedAt: paintedAt, paintedAt }) as const;
    const say = (deviceId: string, ...ids: string[]) =>
      hub.ledger.storeAlerted(
        deviceId,
        ids.map((id) => painted(id)),
        hub.clock.now(),
      );
    const many = (name: string) =>
      Array.from({ length: pruneStepRows }, (_, index) => `${name}-${String(index).padStart(4, '0')}`);

    beforeEach(() => hub.store.alerts.add(raisedAlert(over)));

    test('goes in steps, also behind what only one said and what a wrong clock has dated', async () => {
      hub.clock.pass(400 * dayMs);
      await Promise.all(many('wild').map((id) => say(id, id)));
      hub.clock.pass(-400 * dayMs);
      await Promise.all(many('once').map((id) => say(id, id)));
      await say('d', 'said-first', 'said-again');
      hub.clock.pass(31 * dayMs);
      await say('d', 'said-lately');
      const order = orderOf(hub.clock.now());
      for (const isMore of [true, true]) expect(await hub.ledger.prune(order)).toBe(isMore);
      expect(await said()).toContain('said-again');
      expect(await hub.ledger.prune(order)).toBe(false);
      expect(await said()).toEqual([...many('once'), 'said-first', 'said-lately', ...many('wild')]);
    });

    test('goes whenever it has become old, though all before it has been looked at', async () => {
      await say('d', ...many('first'), 'last');
      for (const next of ['later', 'latest', 'newest']) {
        hub.clock.pass(31 * dayMs);
        await pruner.run();
        expect(await said()).toEqual(['first-0000']);
        await say('d', next);
      }
    });

    test('is looked for once: what stayed when it was old is not read again', async () => {
      await Promise.all(many('once').map((id) => say(id, id)));
      hub.clock.pass(31 * dayMs);
      await pruner.run();
      const order = orderOf(hub.clock.now());
      expect(await hub.ledger.prune(order)).toBe(false);
      await say('d', 'said-first', 'said-again');
      hub.clock.pass(31 * dayMs);
      // A single step: were all read again, there would be more to do behind the first of them.
      expect(await hub.ledger.prune(orderOf(hub.clock.now()))).toBe(false);
      expect(await said()).toEqual([...many('once'), 'said-first']);
    });
  });

  test('the entries of its documents go when it is long over and no display carries it; itself it stays', async () => {
    const { id: deviceId } = await hub.addDevice();
    await hub.store.alerts.add(raisedAlert(over));
    await document(1, ['alert7'], deviceId);
    hub.clock.pass(40 * dayMs);
    await pruner.run();
    expect(await alarmEntries()).toEqual([{ alert_id: 'alert7', version_to: null }]);
    await document(2, [], deviceId);
    await pruner.run();
    expect(await alarmEntries()).toEqual([]);
    expect((await hub.store.alerts.byId('alert7'))?.revisions).toHaveLength(1);
    expect(await hub.store.alerts.onDevices('alert7')).toMatchObject([{ deviceId, revision: 1 }]);
  });

  test('those entries are kept while one is in force, or a display still carries it', async () => {
    const { id: deviceId } = await hub.addDevice();
    await hub.store.alerts.add(raisedAlert());
    await hub.store.alerts.add(raisedAlert({ id: 'alert8', number: 8, ...over }));
    await document(1, ['alert7', 'alert8'], deviceId);
    hub.clock.pass(40 * dayMs);
    await hub.store.transaction(async ({ documents }) => {
      await documents.saveEntries(topic, 1, 2, { kind: 'alarm', entries: [] });
    });
    await pruner.run();
    expect((await alarmEntries()).map(({ alert_id: id }) => id).sort()).toEqual(['alert7', 'alert8']);
  });
});
