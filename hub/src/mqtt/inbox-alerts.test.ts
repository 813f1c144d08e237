import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import { storedSchema, type AlertedReceipt, type Health, type Stored } from '@louyu/contract/messages';
import { topicOf } from '@louyu/contract/topics';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';
import { raisedAlert } from '../../../tests/support/raised-alert.ts';
import type { Ledger } from '../core/receipts/ledger.ts';
import { laterBy } from '../core/time.ts';
import { Inbox } from './inbox.ts';
import { receiptFutureToleranceMs } from './receipt-items.ts';

/** The ledger writes in a thread of its own, which a busy machine lets wait. */
const soon = <Result>(check: () => Result | Promise<Result>) => vi.waitFor(check, { timeout: 15_000 });

let hub: DeviceHub;
let inbox: Inbox;
let deviceId: string;
let answers: Stored[];
/** Lets a test break what the ledger does. */
let storeAlerted: Ledger['storeAlerted'];

beforeEach(async () => {
  hub = await openDeviceHub();
  answers = [];
  storeAlerted = (...said) => hub.ledger.storeAlerted(...said);
  inbox = new Inbox({
    ...hub,
    ledger: {
      storeReceipts: (...batch) => hub.ledger.storeReceipts(...batch),
      storeAlerted: (...said) => storeAlerted(...said),
      hold: (holding) => hub.ledger.hold(holding),
    },
    devices: hub.live,
    live: { emit: (change) => void hub.changes.push(change) },
    publish: ({ payload }) => answers.push(v.parse(storedSchema, JSON.parse(payload.toString()))),
    siteId: 'site1',
  });
  ({ id: deviceId } = await hub.addDevice());
  await hub.store.alerts.add(raisedAlert());
});
afterEach(() => hub.close());

function say(name: 'receipt' | 'health', message: unknown): void {
  inbox.take(deviceId, topicOf(name, 'site1', deviceId), Buffer.from(JSON.stringify(message)));
}

async function answered(count = 1): Promise<Stored | undefined> {
  await soon(() => expect(answers.length).toBeGreaterThanOrEqual(count));
  return answers[count - 1];
}

function alerted(id: string, change: Partial<AlertedReceipt> = {}): AlertedReceipt {
  const at = hub.clock.now();
  return { id, kind: 'alerted', alertId: 'alert7', revision: 1, receivedAt: at, paintedAt: at, ...change };
}

describe('what a device says of an alert that it painted', () => {
  test('is answered when it is stored, beside receipts of notices, and told to whoever follows it', async () => {
    await hub.publish('site1', [outNotice(312)]);
    const to = hub.clock.now();
    const shown = { id: 'aaaaaaaa', kind: 'shown', noticeId: 'notice312', revision: 1, seconds: 10 };
    const said = alerted('painted1', { paintedAt: laterBy(to, 150) });
    say('receipt', { items: [said, { ...shown, from: laterBy(to, -10_000), to }] });
    expect(await answered()).toEqual({ stored: ['painted1', 'aaaaaaaa'], rejected: [] });
    expect(hub.changes).toContainEqual({ resource: 'alert', id: 'alert7' });
    expect(await hub.store.alerts.onDevices('alert7')).toMatchObject([
      { deviceId, receivedAt: said.receivedAt, paintedAt: said.paintedAt },
    ]);
    // Sent again, as after a lost answer, it changes nothing.
    hub.changes.length = 0;
    say('receipt', { items: [said] });
    expect(await answered(2)).toEqual({ stored: ['painted1'], rejected: [] });
    expect(hub.changes).toEqual([]);
  });

  test('is refused with a code where it cannot be true, and harms no other', async () => {
    const future = laterBy(hub.clock.now(), receiptFutureToleranceMs + 1_000);
    say('receipt', {
      items: [
        alerted('unknown1', { alertId: 'nobody' }),
        alerted('unknown2', { revision: 9 }),
        alerted('future01', { paintedAt: future }),
        { ...alerted('invalid1'), revision: 0 },
        alerted('good0001'),
      ],
    });
    const { stored = [], rejected = [] } = (await answered()) ?? {};
    expect(stored).toEqual(['good0001']);
    expect(Object.fromEntries(rejected.map(({ id, code }) => [id, code]))).toEqual({
      unknown1: 'receipt.unknown_alert',
      unknown2: 'receipt.unknown_alert',
      future01: 'receipt.from_future',
      invalid1: 'receipt.invalid',
    });
  });

  test('stays with the device while it cannot be stored', async () => {
    storeAlerted = () => Promise.reject(new LouyuError('store.disk_full'));
    say('receipt', { items: [alerted('painted1')] });
    await soon(() => expect(inbox.stats.receiptsUnanswered).toBe(1));
    expect(answers).toEqual([]);
    storeAlerted = (...said) => hub.ledger.storeAlerted(...said);
    say('receipt', { items: [alerted('painted1')] });
    expect(await answered()).toEqual({ stored: ['painted1'], rejected: [] });
  });
});

test('that a device refused a forged, foreign, expired or replayed document is in the log with it and why, once', () => {
  const at = hub.clock.now();
  const beat = (refused?: Health['refused']) => {
    say('health', {
      at,
      version: 'test',
      documents: [],
      visible: { kind: 'idle' },
      lastFrameAt: at,
      clock: { offsetMs: 0, trusted: true },
      pendingReceipts: 0,
      refused,
    });
  };
  const codes = ['wire.signature_invalid', 'wire.wrong_topic', 'wire.expired', 'wire.replayed'] as const;
  for (const code of codes) {
    beat(code);
    beat(code);
  }
  beat();
  beat('wire.expired');
  expect(hub.logged.map((line) => JSON.parse(line) as unknown)).toEqual(
    [...codes, 'wire.expired'].map((code) => ({ message: 'device refused a document', deviceId, code })),
  );
});
