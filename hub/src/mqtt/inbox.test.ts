import mqtt, { type MqttClient } from 'mqtt';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import { storedSchema, type Health, type ShownReceipt, type Stored } from '@louyu/contract/messages';
import { topicOf, type TopicName } from '@louyu/contract/topics';
import { lagGraceMs } from '../core/devices/laggards.ts';
import type { DeviceRecord } from '../core/devices/device-store.ts';
import type { Ledger } from '../core/receipts/ledger.ts';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';
import { createBroker, type Broker } from './broker.ts';
import { deviceAccess } from './device-access.ts';
import { Inbox } from './inbox.ts';
import { receiptFutureToleranceMs } from './receipt-items.ts';

/** The ledger writes in a thread of its own, which a busy machine lets wait. */
const soon = <Result>(check: () => Result | Promise<Result>) => vi.waitFor(check, { timeout: 15_000 });

let hub: DeviceHub;
let broker: Broker;
let inbox: Inbox;
let port: number;
/** Lets a test hold back or break what the ledger does. */
let ledger: Pick<Ledger, 'storeReceipts' | 'storeAlerted' | 'hold'>;
const clients: MqttClient[] = [];

beforeEach(async () => {
  hub = await openDeviceHub();
  ledger = hub.ledger;
  broker = await createBroker({
    access: deviceAccess(hub.directory),
    onMessage: (...message) => inbox.take(...message),
    onConnected: (deviceId) => inbox.connected(deviceId),
    onDisconnected: (deviceId, reason) => inbox.disconnected(deviceId, reason),
    port: 0,
    host: '127.0.0.1',
  });
  inbox = new Inbox({
    clock: hub.clock,
    log: hub.log,
    ledger: {
      storeReceipts: (...batch) => ledger.storeReceipts(...batch),
      storeAlerted: (...alerted) => ledger.storeAlerted(...alerted),
      hold: (holding) => ledger.hold(holding),
    },
    directory: hub.directory,
    devices: hub.live,
    faults: hub.faults,
    pairings: hub.pairings,
    live: { emit: (change) => void hub.changes.push(change) },
    wire: hub.wire,
    published: hub.published,
    publish: broker.publish,
    siteId: 'site1',
  });
  ({ port } = await broker.listen());
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.endAsync(true)));
  await broker.close();
  await hub.close();
});

/** A paired device at the broker. */
class Device {
  readonly record: DeviceRecord;
  readonly answers: Stored[] = [];
  readonly #client: MqttClient;

  private constructor(record: DeviceRecord, client: MqttClient) {
    this.record = record;
    this.#client = client;
    client.on('message', (_, payload) => {
      this.answers.push(v.parse(storedSchema, JSON.parse(payload.toString())));
    });
  }

  static async connect(): Promise<Device> {
    const record = await hub.addDevice();
    const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
      clientId: record.id,
      username: record.id,
      password: record.secret,
      keepalive: 15,
      reconnectPeriod: 0,
      will: {
        topic: topicOf('presence', 'site1', record.id),
        payload: Buffer.from('{"state":"offline","version":"t"}'),
        qos: 1,
        retain: true,
      },
    });
    clients.push(client);
    await new Promise<void>((resolve) => client.once('connect', () => resolve()));
    await client.subscribeAsync(topicOf('stored', 'site1', record.id), { qos: 1 });
    return new Device(record, client);
  }

  say(name: TopicName, message: unknown): Promise<unknown> {
    const isText = typeof message === 'string' || message instanceof Buffer;
    const text = isText ? message : JSON.stringify(message);
    return this.#client.publishAsync(topicOf(name, 'site1', this.record.id), text, {
      qos: name === 'health' ? 0 : 1,
      retain: name === 'presence',
    });
  }

  async answered(count = 1): Promise<Stored> {
    await soon(() => expect(this.answers.length).toBeGreaterThanOrEqual(count));
    return this.answers[count - 1] ?? { stored: [], rejected: [] };
  }

  /** Ends without a word, so that the last will speaks. */
  async vanish(): Promise<void> {
    await this.#client.endAsync(true);
  }
}

function receipt(id: string, change: Partial<ShownReceipt> = {}): ShownReceipt {
  const to = hub.clock.now();
  const from = new Date(Date.parse(to) - 10_000).toISOString();
  return { id, kind: 'shown', noticeId: 'notice312', revision: 1, from, to, seconds: 10, ...change };
}

function health(change: Partial<Health> = {}): Health {
  const at = hub.clock.now();
  return {
    at,
    version: 'test',
    documents: [],
    visible: { kind: 'idle' },
    lastFrameAt: at,
    clock: { offsetMs: 0, trusted: true },
    pendingReceipts: 0,
    ...change,
  };
}

async function heard(device: Device, message: unknown): Promise<void> {
  const before = hub.live.get(device.record.id)?.lastHealthAt;
  hub.clock.pass(1);
  await device.say('health', message);
  await soon(() => expect(hub.live.get(device.record.id)?.lastHealthAt).not.toBe(before));
}

const seconds = async () =>
  (await hub.db.selectFrom('shown').select('seconds').execute()).map((row) => row.seconds);

describe('receipts', () => {
  beforeEach(() => hub.publish('site1', [outNotice(312)]));

  test('are answered when they are stored, and again when they come again, and count once', async () => {
    const device = await Device.connect();
    await device.say('receipt', { items: [receipt('aaaaaaaa'), receipt('bbbbbbbb')] });
    expect(await device.answered()).toEqual({ stored: ['aaaaaaaa', 'bbbbbbbb'], rejected: [] });
    expect(await seconds()).toEqual([20]);
    expect(hub.changes).toContainEqual({ resource: 'delivery', id: 'notice312' });
    await device.say('receipt', { items: [receipt('bbbbbbbb')] });
    expect(await device.answered(2)).toEqual({ stored: ['bbbbbbbb'], rejected: [] });
    expect(await seconds()).toEqual([20]);
  });

  test('are not answered before the commit', async () => {
    const device = await Device.connect();
    let commit = (): void => undefined;
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    ledger = {
      ...ledger,
      storeReceipts: async (...batch) => {
        await committed;
        return hub.ledger.storeReceipts(...batch);
      },
    };
    // The broker acknowledges; the hub is silent.
    await device.say('receipt', { items: [receipt('aaaaaaaa')] });
    expect(device.answers).toEqual([]);
    commit();
    expect((await device.answered()).stored).toEqual(['aaaaaaaa']);
  });

  test('that cannot be stored stay with the device, which sends them again', async () => {
    const device = await Device.connect();
    ledger = { ...ledger, storeReceipts: () => Promise.reject(new LouyuError('store.disk_full')) };
    await device.say('receipt', { items: [receipt('aaaaaaaa')] });
    await soon(() => expect(inbox.stats.receiptsUnanswered).toBe(1));
    expect(device.answers).toEqual([]);
    ledger = hub.ledger;
    await device.say('receipt', { items: [receipt('aaaaaaaa')] });
    expect((await device.answered()).stored).toEqual(['aaaaaaaa']);
  });

  test('that are bad are named with a code and harm no other', async () => {
    const device = await Device.connect();
    const future = new Date(Date.parse(hub.clock.now()) + receiptFutureToleranceMs + 1_000).toISOString();
    const almost = new Date(Date.parse(hub.clock.now()) + receiptFutureToleranceMs).toISOString();
    await device.say('receipt', {
      items: [
        receipt('good0001'),
        receipt('unknown1', { noticeId: 'nobody' }),
        receipt('unknown2', { revision: 9 }),
        receipt('future01', { to: future }),
        receipt('almost01', { to: almost }),
        { ...receipt('badkind1'), kind: 'eaten' },
        { ...receipt('seconds1'), seconds: 11.5 },
        { ...receipt('seconds2'), seconds: -1 },
        { ...receipt('backward'), from: future },
        { ...receipt('x'), id: 'short' },
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
    expect(inbox.stats.malformed).toBe(3);
  });
});

describe('health', () => {
  const board = topicOf('board', 'site1', 'site1');

  test('says what is on the glass, and which notices are received and gone', async () => {
    const device = await Device.connect();
    const notice = outNotice(312);
    const first = await hub.publish('site1', [notice]);
    const visible = { kind: 'notice', noticeId: notice.id, revision: 1, page: 1 } as const;
    await heard(device, health({ documents: [{ topic: board, ...first }], visible }));
    expect(hub.live.get(device.record.id)).toMatchObject({ connected: true, visible });
    expect(hub.changes).toContainEqual({ resource: 'delivery', id: notice.id });
    const carried = () => hub.db.selectFrom('carried').select(['notice_id', 'removed_at']).execute();
    await soon(async () => expect(await carried()).toEqual([{ notice_id: notice.id, removed_at: null }]));

    const second = await hub.publish('site1', []);
    await heard(device, health({ documents: [{ topic: board, ...second }] }));
    await soon(async () =>
      expect(await carried()).toEqual([{ notice_id: notice.id, removed_at: hub.clock.now() }]),
    );
  });

  test('that repeats itself writes nothing', async () => {
    const device = await Device.connect();
    const documents = [{ topic: board, ...(await hub.publish('site1', [])) }];
    const hold = vi.fn(hub.ledger.hold.bind(hub.ledger));
    ledger = { ...ledger, hold };
    for (let beat = 0; beat < 3; beat += 1) await heard(device, health({ documents }));
    expect(hold).toHaveBeenCalledTimes(1);
  });

  test('is written down anew for a glass that was put in its place, though it holds the same', async () => {
    const device = await Device.connect();
    const { id } = device.record;
    const documents = [
      { topic: topicOf('board', 'site1', 'site1'), ...(await hub.publish('site1', [outNotice(312)])) },
    ];
    const carried = () => hub.db.selectFrom('carried').select(['removed_at', 'lost_at']).execute();
    await heard(device, health({ documents }));
    await soon(async () => expect(await carried()).toHaveLength(1));
    const lostAt = hub.clock.now();
    await hub.ledger.lose({ deviceId: id, at: lostAt });
    expect(await carried()).toEqual([{ removed_at: lostAt, lost_at: lostAt }]);
    hub.directory.put({ ...device.record, pairedAt: lostAt }, await hub.store.places.tree());
    await heard(device, health({ documents }));
    await soon(async () => expect(await carried()).toEqual([{ removed_at: null, lost_at: lostAt }]));
  });

  test('is written down by a later beat when the first could not be', async () => {
    const device = await Device.connect();
    const documents = [{ topic: board, ...(await hub.publish('site1', [outNotice(312)])) }];
    ledger = { ...ledger, hold: () => Promise.reject(new LouyuError('hub.busy')) };
    await heard(device, health({ documents }));
    ledger = hub.ledger;
    await heard(device, health({ documents }));
    await soon(async () => expect(await hub.db.selectFrom('carried').selectAll().execute()).toHaveLength(1));
  });

  test('of a device that lags makes it subscribe anew', async () => {
    const device = await Device.connect();
    const old = await hub.publish('site1', []);
    await hub.publish('site1', [outNotice(312)]);
    const message = () => health({ documents: [{ topic: board, ...old }] });
    await heard(device, message());
    expect(hub.wired).toEqual([]);
    hub.clock.pass(lagGraceMs);
    await heard(device, message());
    expect(hub.wired).toEqual([`resubscribe:${device.record.id}`]);
    await heard(device, message());
    expect(inbox.stats.resubscribes).toBe(1);
  });
});

describe('presence', () => {
  test('follows the connection, and the last will of a device that vanished', async () => {
    const device = await Device.connect();
    const live = () => hub.live.get(device.record.id);
    await device.say('presence', { state: 'online', version: 'build7' });
    await soon(() => expect(live()).toMatchObject({ connected: true, version: 'build7' }));
    await device.vanish();
    await soon(() => expect(live()).toMatchObject({ connected: false }));
  });
});

describe('what is not what its topic says', () => {
  test('is counted and logged once a minute without its payload, and the next message is taken', async () => {
    const device = await Device.connect();
    const secret = '张三 13800000000';
    const messages: [TopicName, unknown][] = [
      ['receipt', '{'],
      ['receipt', { items: [] }],
      ['receipt', { items: secret }],
      ['receipt', { items: Array.from({ length: 101 }, () => receipt('aaaaaaaa')) }],
      ['receipt', Buffer.from([0xff, 0xfe, 0x00])],
      ['health', 'null'],
      ['health', { ...health(), visible: { kind: 'cat' } }],
      ['health', { ...health(), lastFrameAt: 'yesterday' }],
      ['health', { ...health(), documents: [{ topic: 'x', epoch: 0, version: 1 }] }],
      ['health', { ...health(), clock: { offsetMs: secret, trusted: true } }],
      ['presence', { state: secret, version: '' }],
      ['presence', '[]'],
    ];
    for (const [name, message] of messages) await device.say(name, message);
    await soon(() => expect(inbox.stats.malformed).toBe(messages.length));
    const lines = hub.logged.filter((line) => line.includes('malformed'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(device.record.id);
    expect(hub.logged.join()).not.toContain('张三');
    expect(device.answers).toEqual([]);
    await heard(device, health());
  });
});
