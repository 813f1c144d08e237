import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import type { AlertedReceipt } from '@louyu/contract/messages';
import { laterBy } from '../core/time.ts';
import { outNotice } from '../../../tests/support/device-hub.ts';
import { openInboxDesk, soon, type InboxDesk } from '../../../tests/support/inbox-desk.ts';
import { raisedAlert } from '../../../tests/support/raised-alert.ts';
import { receiptFutureToleranceMs } from './receipt-items.ts';

let desk: InboxDesk;
beforeEach(async () => {
  desk = await openInboxDesk();
});
afterEach(() => desk.close());

const seconds = async () =>
  (await desk.hub.db.selectFrom('shown').select('seconds').execute()).map((row) => row.seconds);

describe('receipts', () => {
  beforeEach(() => desk.hub.publish('site1', [outNotice(312)]));

  test('are answered when they are stored, and again when they come again, and count once', async () => {
    const device = await desk.connect();
    await device.say('receipt', { items: [desk.receipt('aaaaaaaa'), desk.receipt('bbbbbbbb')] });
    expect(await device.answered()).toEqual({ stored: ['aaaaaaaa', 'bbbbbbbb'], rejected: [] });
    expect(await seconds()).toEqual([20]);
    expect(desk.hub.changes).toContainEqual({ resource: 'delivery', id: 'notice312' });
    await device.say('receipt', { items: [desk.receipt('bbbbbbbb')] });
    expect(await device.answered(2)).toEqual({ stored: ['bbbbbbbb'], rejected: [] });
    expect(await seconds()).toEqual([20]);
  });

  test('are not answered before the commit', async () => {
    const device = await desk.connect();
    let commit = (): void => undefined;
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    desk.ledger = {
      ...desk.ledger,
      storeReceipts: async (...batch) => {
        await committed;
        return desk.hub.ledger.storeReceipts(...batch);
      },
    };
    // The broker acknowledges; the hub is silent.
    await device.say('receipt', { items: [desk.receipt('aaaaaaaa')] });
    expect(device.answers).toEqual([]);
    commit();
    expect((await device.answered()).stored).toEqual(['aaaaaaaa']);
  });

  test('that cannot be stored stay with the device, which sends them again', async () => {
    const device = await desk.connect();
    desk.ledger = { ...desk.ledger, storeReceipts: () => Promise.reject(new LouyuError('store.disk_full')) };
    await device.say('receipt', { items: [desk.receipt('aaaaaaaa')] });
    await soon(() => expect(desk.inbox.stats.receiptsUnanswered).toBe(1));
    expect(device.answers).toEqual([]);
    desk.ledger = desk.hub.ledger;
    await device.say('receipt', { items: [desk.receipt('aaaaaaaa')] });
    expect((await device.answered()).stored).toEqual(['aaaaaaaa']);
  });

  test('that are bad are named with a code and harm no other', async () => {
    const device = await desk.connect();
    const future = new Date(
      Date.parse(desk.hub.clock.now()) + receiptFutureToleranceMs + 1_000,
    ).toISOString();
    const almost = new Date(Date.parse(desk.hub.clock.now()) + receiptFutureToleranceMs).toISOString();
    await device.say('receipt', {
      items: [
        desk.receipt('good0001'),
        desk.receipt('unknown1', { noticeId: 'nobody' }),
        desk.receipt('unknown2', { revision: 9 }),
        desk.receipt('future01', { to: future }),
        desk.receipt('almost01', { to: almost }),
        { ...desk.receipt('badkind1'), kind: 'eaten' },
        { ...desk.receipt('seconds1'), seconds: 11.5 },
        { ...desk.receipt('seconds2'), seconds: -1 },
        { ...desk.receipt('backward'), from: future },
        { ...desk.receipt('x'), id: 'short' },
        { id: 'bare0001' },
        null,
        7,
        { id: 'x'.repeat(41) },
      ],
    });
    const { stored, rejected } = await device.answered();
    expect(stored).toEqual(['good0001', 'almost01']);
    expect(Object.fromEntries(rejected.map(({ id, code }) => [id, code]))).toEqual({
      unknown1: 'receipt.unknown_notice',
      unknown2: 'receipt.unknown_notice',
      future01: 'receipt.from_future',
      badkind1: 'receipt.invalid',
      seconds1: 'receipt.invalid',
      seconds2: 'receipt.invalid',
      backward: 'receipt.invalid',
      short: 'receipt.invalid',
      bare0001: 'receipt.invalid',
    });
    expect(desk.inbox.stats.malformed).toBe(3);
  });
});

describe('what a device says of an alert that it painted', () => {
  const alerted = (id: string, change: Partial<AlertedReceipt> = {}): AlertedReceipt => ({
    id,
    kind: 'alerted',
    alertId: 'alert7',
    revision: 1,
    receivedAt: desk.hub.clock.now(),
    paintedAt: desk.hub.clock.now(),
    ...change,
  });

  beforeEach(() => desk.hub.store.alerts.add(raisedAlert()));

  test('is answered when it is stored, beside receipts of notices, and told to whoever follows it', async () => {
    await desk.hub.publish('site1', [outNotice(312)]);
    const device = await desk.connect();
    const said = alerted('painted1', { paintedAt: laterBy(desk.hub.clock.now(), 150) });
    await device.say('receipt', { items: [said, desk.receipt('aaaaaaaa')] });
    expect(await device.answered()).toEqual({ stored: ['painted1', 'aaaaaaaa'], rejected: [] });
    expect(desk.hub.changes).toContainEqual({ resource: 'alert', id: 'alert7' });
    expect(await desk.hub.store.alerts.onDevices('alert7')).toMatchObject([
      { deviceId: device.record.id, receivedAt: said.receivedAt, paintedAt: said.paintedAt },
    ]);
    // Sent again, as after a lost answer, it changes nothing.
    desk.hub.changes.length = 0;
    await device.say('receipt', { items: [said] });
    expect(await device.answered(2)).toEqual({ stored: ['painted1'], rejected: [] });
    expect(desk.hub.changes).toEqual([]);
  });

  test('is refused with a code where it cannot be true, and harms no other', async () => {
    const device = await desk.connect();
    const future = laterBy(desk.hub.clock.now(), receiptFutureToleranceMs + 1_000);
    await device.say('receipt', {
      items: [
        alerted('unknown1', { alertId: 'nobody' }),
        alerted('unknown2', { revision: 9 }),
        alerted('future01', { paintedAt: future }),
        { ...alerted('invalid1'), revision: 0 },
        alerted('good0001'),
      ],
    });
    const { stored, rejected } = await device.answered();
    expect(stored).toEqual(['good0001']);
    expect(Object.fromEntries(rejected.map(({ id, code }) => [id, code]))).toEqual({
      unknown1: 'receipt.unknown_alert',
      unknown2: 'receipt.unknown_alert',
      future01: 'receipt.from_future',
      invalid1: 'receipt.invalid',
    });
  });

  test('stays with the device while it cannot be stored', async () => {
    const device = await desk.connect();
    desk.ledger = { ...desk.ledger, storeAlerted: () => Promise.reject(new LouyuError('store.disk_full')) };
    await device.say('receipt', { items: [alerted('painted1')] });
    await soon(() => expect(desk.inbox.stats.receiptsUnanswered).toBe(1));
    expect(device.answers).toEqual([]);
    desk.ledger = desk.hub.ledger;
    await device.say('receipt', { items: [alerted('painted1')] });
    expect((await device.answered()).stored).toEqual(['painted1']);
  });
});
