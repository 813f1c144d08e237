import mqtt, { type MqttClient } from 'mqtt';
import { expect, vi } from 'vitest';
import * as v from 'valibot';
import { storedSchema, type Health, type ShownReceipt, type Stored } from '@louyu/contract/messages';
import { topicOf, type TopicName } from '@louyu/contract/topics';
import type { DeviceRecord } from '../../hub/src/core/devices/device-store.ts';
import type { Ledger } from '../../hub/src/core/receipts/ledger.ts';
import { createBroker } from '../../hub/src/mqtt/broker.ts';
import { deviceAccess } from '../../hub/src/mqtt/device-access.ts';
import { Inbox } from '../../hub/src/mqtt/inbox.ts';
import { openDeviceHub, type DeviceHub } from './device-hub.ts';

/** The ledger writes in a thread of its own, which a busy machine lets wait. */
export const soon = <Result>(check: () => Result | Promise<Result>) => vi.waitFor(check, { timeout: 15_000 });

/** What takes the messages of devices, behind a real broker, on a real database. */
export interface InboxDesk {
  readonly hub: DeviceHub;
  readonly inbox: Inbox;
  /** What the inbox writes to: lets a test hold back or break it. */
  ledger: Pick<Ledger, 'storeReceipts' | 'storeAlerted' | 'hold'>;
  connect(): Promise<TalkingDevice>;
  /** Sends health, and waits until it is taken. */
  heard(device: TalkingDevice, message: unknown): Promise<void>;
  receipt(id: string, change?: Partial<ShownReceipt>): ShownReceipt;
  health(change?: Partial<Health>): Health;
  close(): Promise<void>;
}

export async function openInboxDesk(): Promise<InboxDesk> {
  const hub = await openDeviceHub();
  const clients: MqttClient[] = [];
  const broker = await createBroker({
    access: deviceAccess(hub.directory),
    onMessage: (...message) => inbox.take(...message),
    onConnected: (deviceId) => inbox.connected(deviceId),
    onDisconnected: (deviceId, reason) => inbox.disconnected(deviceId, reason),
    port: 0,
    host: '127.0.0.1',
  });
  const inbox = new Inbox({
    clock: hub.clock,
    log: hub.log,
    ledger: {
      storeReceipts: (...batch) => desk.ledger.storeReceipts(...batch),
      storeAlerted: (...alerted) => desk.ledger.storeAlerted(...alerted),
      hold: (holding) => desk.ledger.hold(holding),
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
  const { port } = await broker.listen();
  const desk: InboxDesk = {
    hub,
    inbox,
    ledger: hub.ledger,
    async connect() {
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
      return new TalkingDevice(record, client);
    },
    async heard(device, message) {
      const before = hub.live.get(device.record.id)?.lastHealthAt;
      hub.clock.pass(1);
      await device.say('health', message);
      await soon(() => expect(hub.live.get(device.record.id)?.lastHealthAt).not.toBe(before));
    },
    receipt(id, change = {}) {
      const to = hub.clock.now();
      const from = new Date(Date.parse(to) - 10_000).toISOString();
      return { id, kind: 'shown', noticeId: 'notice312', revision: 1, from, to, seconds: 10, ...change };
    },
    health(change = {}) {
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
    },
    async close() {
      await Promise.all(clients.map((client) => client.endAsync(true)));
      await broker.close();
      await hub.close();
    },
  };
  return desk;
}

/** A paired device at the broker. */
export class TalkingDevice {
  readonly record: DeviceRecord;
  readonly answers: Stored[] = [];
  readonly #client: MqttClient;

  constructor(record: DeviceRecord, client: MqttClient) {
    this.record = record;
    this.#client = client;
    client.on('message', (_, payload) => {
      this.answers.push(v.parse(storedSchema, JSON.parse(payload.toString())));
    });
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
