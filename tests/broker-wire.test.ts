import { request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { generate } from 'mqtt-packet';
import { brokerLimitDefaults, type BrokerLimits } from '../hub/src/mqtt/broker-limits.ts';
import { password, startEmbedded, topics, type EmbeddedUnderTest } from './support/broker-under-test.ts';
import { RawMqttClient } from './support/raw-mqtt-client.ts';
import { wireRules } from './support/wire-rules.ts';

wireRules('the embedded broker', startEmbedded);

/** Until the kernel's buffers for a reader are full and the drain time-out begins. */
const fillingMs = 2_000;

let under: EmbeddedUnderTest;
let clients: RawMqttClient[] = [];

async function start(limits: Partial<BrokerLimits> = {}): Promise<void> {
  under = await startEmbedded(limits);
}

async function open(): Promise<RawMqttClient> {
  const client = await RawMqttClient.open(under.tcpPort);
  clients.push(client);
  return client;
}

/** A device that is in. */
async function admitted(deviceId: string): Promise<RawMqttClient> {
  const client = await open();
  expect(await client.connect(deviceId, password)).toBe(0);
  return client;
}

const publish = (topic: string, text: string | Buffer, retain = false): number =>
  under.broker.publish({ topic, payload: Buffer.from(text), qos: 1, retain });

const kinds = (): string[] => under.incidents.map(({ kind }) => kind);

describe('the guards of the embedded broker', () => {
  afterEach(async () => {
    for (const client of clients) client.destroy();
    clients = [];
    await under.stop();
  });

  describe('who is let in', () => {
    const will = {
      topic: topics.own('d1', 'presence'),
      payload: Buffer.from('offline'),
      qos: 1 as const,
      retain: true,
    };

    test.each([
      ['a wrong password', 4, { password: Buffer.from('wrong') }],
      ['no password', 4, { password: undefined, username: undefined }],
      ['another user name than the client id', 4, { username: 'd2' }],
      ['a session that is to be kept', 5, { clean: false }],
      ['a keep-alive above the limit', 5, { keepalive: 21 }],
      ['no keep-alive', 5, { keepalive: 0 }],
      [
        'a last will on a topic of another device',
        5,
        { will: { ...will, topic: topics.own('d2', 'presence') } },
      ],
      ['a last will on a place', 5, { will: { ...will, topic: topics.board('p1') } }],
      ['a last will that is not retained', 5, { will: { ...will, retain: false } }],
      ['a last will with QoS 0', 5, { will: { ...will, qos: 0 as const } }],
    ])('%s is refused with %i', async (_name, code, changes) => {
      await start();
      const client = await open();
      // eslint takes undefined for a missing option; the packet generator does too
      expect(await client.connect('d1', password, changes as object)).toBe(code);
      await client.closed;
      expect(kinds()).toContain('connect-refused');
      expect(under.broker.stats().connected).toBe(0);
    });

    test('MQTT 5 is refused with 1', async () => {
      await start();
      const client = await open();
      expect(await client.connect('d1', password, { protocolVersion: 5 })).toBe(1);
    });

    test('a revoked device is refused with 5', async () => {
      await start();
      under.revoked.add('d1');
      const client = await open();
      expect(await client.connect('d1', password)).toBe(5);
    });

    test('a refusal is not answered at once, so that a refused device cannot spin', async () => {
      await start({ mqttRefusalDelayMs: 400 });
      const client = await open();
      const at = performance.now();
      expect(await client.connect('d1', 'wrong')).toBe(4);
      expect(performance.now() - at).toBeGreaterThan(150);
    });
  });

  describe('what a device may do', () => {
    test('it subscribes to what it may, exactly; the rest is refused and the connection stays', async () => {
      await start();
      const client = await admitted('d1');
      const wanted = [topics.board('p1'), topics.own('d2', 'config'), 'louyu/v1/test/place/+/board', '#'];
      expect(await client.subscribe(wanted)).toEqual([1, 128, 128, 128]);
      publish(topics.own('d2', 'config'), 'secret');
      publish(topics.board('p2'), 'of another place');
      publish(topics.board('p1'), 'mine');
      await client.next(({ cmd }) => cmd === 'publish');
      expect(client.publishes().map(({ payload }) => payload.toString())).toEqual(['mine']);
      expect(kinds()).toEqual(['subscribe-refused']);
    });

    test('what it may not publish is acknowledged, dropped, counted; the connection stays', async () => {
      await start();
      const client = await admitted('d1');
      client.publish(topics.own('d2', 'receipt'), 'forged', { messageId: 7 });
      client.publish(topics.board('p1'), 'forged', { messageId: 8, retain: true });
      client.publish(topics.own('d1', 'receipt'), 'honest', { messageId: 9 });
      for (const id of [7, 8, 9])
        await client.next((packet) => packet.cmd === 'puback' && packet.messageId === id);
      expect(under.messages).toEqual([
        { clientId: 'd1', topic: topics.own('d1', 'receipt'), text: 'honest' },
      ]);
      expect(under.broker.retained(topics.board('p1'))).toBeUndefined();
      expect(under.broker.stats().incidents['publish-refused']).toBe(2);
      expect(client.ended).toBe(false);
    });

    test('it retains nothing but its presence', async () => {
      await start();
      const client = await admitted('d1');
      client.publish(topics.own('d1', 'receipt'), 'kept?', { retain: true, messageId: 1 });
      client.publish(topics.own('d1', 'presence'), 'online', { retain: true, messageId: 2 });
      await client.next((packet) => packet.cmd === 'puback' && packet.messageId === 2);
      expect(under.broker.retained(topics.own('d1', 'receipt'))).toBeUndefined();
      expect(under.broker.retained(topics.own('d1', 'presence'))?.toString()).toBe('online');
    });

    test('its last will stands when it is lost, and not when it says goodbye', async () => {
      await start();
      const topic = topics.own('d1', 'presence');
      const will = { topic, payload: Buffer.from('offline'), qos: 1 as const, retain: true };
      const polite = await open();
      await polite.connect('d1', password, { will });
      polite.send({ cmd: 'disconnect' });
      await polite.closed;
      expect(under.broker.retained(topic)).toBeUndefined();
      const lost = await open();
      await lost.connect('d1', password, { will });
      lost.destroy();
      await vi.waitFor(() => expect(under.broker.retained(topic)?.toString()).toBe('offline'));
      expect(under.messages).toEqual([{ clientId: 'd1', topic, text: 'offline' }]);
      expect(under.disconnects.map(({ reason }) => reason)).toEqual(['said-goodbye', 'connection-lost']);
    });

    test('QoS 2 ends the connection', async () => {
      await start();
      const client = await admitted('d1');
      client.publish(topics.own('d1', 'receipt'), 'twice', { qos: 2 });
      await client.closed;
      expect(under.disconnects).toEqual([{ clientId: 'd1', reason: 'protocol' }]);
    });
  });

  describe('the hub', () => {
    test('closes a device at once: nothing of it comes through any more', async () => {
      await start();
      const client = await admitted('d1');
      await client.subscribe([topics.board('p1')]);
      expect(under.broker.closeClient('d1')).toBe(true);
      expect(publish(topics.board('p1'), 'too late')).toBe(0);
      client.publish(topics.own('d1', 'receipt'), 'too late');
      await client.closed;
      expect(under.messages).toEqual([]);
      expect(client.publishes()).toEqual([]);
      await vi.waitFor(() =>
        expect(under.disconnects).toEqual([{ clientId: 'd1', reason: 'closed-by-hub' }]),
      );
      expect(under.broker.closeClient('d1')).toBe(false);
    });

    test('hears of a takeover as one going and one coming', async () => {
      await start();
      const first = await admitted('d1');
      await admitted('d1');
      await first.closed;
      expect(under.disconnects).toEqual([{ clientId: 'd1', reason: 'taken-over' }]);
      expect(under.broker.stats()).toMatchObject({ connected: 1, connections: 1 });
    });

    test('may fail on a message without harm to the connection', async () => {
      await start();
      const client = await admitted('d1');
      vi.spyOn(under.messages, 'push').mockImplementationOnce(() => {
        throw new RangeError('a fault of the hub');
      });
      client.publish(topics.own('d1', 'receipt'), 'one', { messageId: 1 });
      client.publish(topics.own('d1', 'receipt'), 'two', { messageId: 2 });
      await client.next((packet) => packet.cmd === 'puback' && packet.messageId === 2);
      expect(under.messages.map(({ text }) => text)).toEqual(['two']);
      expect(kinds()).toEqual(['handler-failed']);
    });
  });

  describe('WebSocket', () => {
    function upgraded(): Promise<WebSocket> {
      const socket = new WebSocket(under.webSocketUrl, 'mqtt');
      return new Promise((resolve, reject) => {
        socket.on('open', () => resolve(socket));
        socket.on('error', reject);
      });
    }

    test('a delivery is one frame', async () => {
      await start();
      const socket = await upgraded();
      const frames: Buffer[] = [];
      socket.on('message', (data) => {
        if (Buffer.isBuffer(data)) frames.push(data);
      });
      const header = { protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: 20 } as const;
      const who = { clientId: 'd1', username: 'd1', password: Buffer.from(password) };
      socket.send(generate({ cmd: 'connect', ...header, ...who }));
      await vi.waitFor(() => expect(frames).toHaveLength(1));
      const subscriptions = [{ topic: topics.board('p1'), qos: 1 as const }];
      socket.send(generate({ cmd: 'subscribe', messageId: 1, subscriptions }));
      await vi.waitFor(() => expect(frames).toHaveLength(2));
      for (const size of [10, 200, 70_000]) publish(topics.board('p1'), Buffer.alloc(size, 'x'));
      await vi.waitFor(() => expect(frames).toHaveLength(5));
      expect(frames.slice(2).map((frame) => (frame[0] ?? 0) >> 4)).toEqual([3, 3, 3]);
      socket.terminate();
    });

    test('text frames are refused', async () => {
      await start();
      const socket = await upgraded();
      const code = new Promise<number>((resolve) => socket.on('close', resolve));
      socket.send('hello');
      expect(await code).toBe(1003);
    });

    test.each([
      ['another path', '/other', 'mqtt'],
      ['another subprotocol', '/mqtt', 'chat'],
      ['no subprotocol', '/mqtt', undefined],
    ])('%s is answered with 400', async (_name, path, protocol) => {
      await start();
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const upgrade = request({
          host: '127.0.0.1',
          port: under.httpPort,
          path,
          headers: {
            Connection: 'Upgrade',
            Upgrade: 'websocket',
            'Sec-WebSocket-Version': '13',
            'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
            ...(protocol === undefined ? {} : { 'Sec-WebSocket-Protocol': protocol }),
          },
        });
        upgrade.on('response', (response) => resolve(response.resume().statusCode));
        upgrade.on('upgrade', (_response, socket) => {
          socket.destroy();
          resolve(101);
        });
        upgrade.on('error', reject);
        upgrade.end();
      });
      expect(status).toBe(400);
    });
  });

  describe('slow readers', () => {
    test('one that stops reading is gone within the drain time-out, and the others do not feel it', async () => {
      await start();
      const topic = topics.board('p1');
      const stopped = await admitted('stopped');
      const reading = await admitted('reading');
      await stopped.subscribe([topic]);
      await reading.subscribe([topic]);
      stopped.socket.pause();
      // more than the kernel holds for a reader, within mqttInflightMax deliveries
      const payload = Buffer.alloc(400_000, 'x');
      const startedAt = performance.now();
      let slowestMs = 0;
      for (let sent = 1; under.disconnects.length === 0; sent += 1) {
        const at = performance.now();
        under.publish({ topic, payload, qos: 1, retain: true });
        await vi.waitFor(() => expect(reading.publishes()).toHaveLength(sent), { interval: 5 });
        reading.send({ cmd: 'puback', messageId: reading.publishes().at(-1)?.messageId ?? 0 });
        slowestMs = Math.max(slowestMs, performance.now() - at);
      }
      expect(under.disconnects).toEqual([{ clientId: 'stopped', reason: 'slow-reader' }]);
      expect(performance.now() - startedAt).toBeLessThan(brokerLimitDefaults.mqttDrainTimeoutMs + fillingMs);
      expect(slowestMs).toBeLessThan(1_000);
      expect(reading.ended).toBe(false);
    });

    test('messages that all count wait up to mqttBufferedMaxBytes, then the reader is dropped', async () => {
      await start({ mqttBufferedMaxBytes: 200_000, mqttDrainTimeoutMs: 60_000 });
      const stopped = await admitted('stopped');
      const topic = topics.own('stopped', 'stored');
      await stopped.subscribe([topic]);
      stopped.socket.pause();
      while (under.disconnects.length === 0) {
        publish(topic, Buffer.alloc(50_000, 'x'));
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(under.disconnects).toEqual([{ clientId: 'stopped', reason: 'slow-reader' }]);
    });

    test('a delivery without PUBACK is sent again as a duplicate, and a device that never answers is dropped', async () => {
      await start({ mqttResendAfterMs: 100, mqttResendsMax: 2, mqttSweepMs: 25 });
      const client = await admitted('d1');
      await client.subscribe([topics.own('d1', 'stored')]);
      publish(topics.own('d1', 'stored'), 'ids');
      await client.closed;
      expect(client.publishes().map(({ dup, messageId }) => [dup, messageId])).toEqual([
        [false, 1],
        [true, 1],
        [true, 1],
      ]);
      expect(under.disconnects).toEqual([{ clientId: 'd1', reason: 'never-acknowledges' }]);
    });

    test('without PUBACKs only mqttInflightMax deliveries are under way; a PUBACK lets the next one go', async () => {
      await start({ mqttInflightMax: 2 });
      const client = await admitted('d1');
      const topic = topics.own('d1', 'stored');
      await client.subscribe([topic]);
      for (const text of ['a', 'b', 'c', 'd']) publish(topic, text);
      const texts = (): string[] => client.publishes().map(({ payload }) => payload.toString());
      await vi.waitFor(() => expect(texts()).toEqual(['a', 'b']));
      client.send({ cmd: 'puback', messageId: client.publishes()[0]?.messageId ?? 0 });
      await vi.waitFor(() => expect(texts()).toEqual(['a', 'b', 'c']));
    });
  });

  describe('limits', () => {
    test('mqttConnectTimeoutMs: who says nothing is gone', async () => {
      await start({ mqttConnectTimeoutMs: 100, mqttSweepMs: 25 });
      const silent = await open();
      await silent.closed;
      expect(kinds()).toEqual(['connect-timeout']);
    });

    test('mqttBytesBeforeConnackMax: a large CONNECT is not read', async () => {
      await start({ mqttBytesBeforeConnackMax: 512 });
      const client = await open();
      client.sendBytes(
        generate({ cmd: 'connect', clientId: 'd1', username: 'd1', password: Buffer.alloc(1_000) }),
      );
      await client.closed;
      expect(kinds()).toEqual(['packet-too-large']);
    });

    test('mqttBytesBeforeConnackMax: what follows CONNECT before CONNACK is bounded too', async () => {
      await start({ mqttBytesBeforeConnackMax: 512, mqttRefusalDelayMs: 10_000 });
      const client = await open();
      client.sendBytes(
        generate({ cmd: 'connect', clientId: 'd1', username: 'd1', password: Buffer.from('wrong') }),
      );
      client.sendBytes(Buffer.alloc(1_000));
      await client.closed;
      expect(kinds()).toContain('packet-too-large');
    });

    test('mqttPacketMaxBytes: a larger packet ends the connection', async () => {
      await start({ mqttPacketMaxBytes: 2_000 });
      const client = await admitted('d1');
      client.publish(topics.own('d1', 'receipt'), 'x'.repeat(1_900), { messageId: 1 });
      await client.next(({ cmd }) => cmd === 'puback');
      client.publish(topics.own('d1', 'receipt'), 'x'.repeat(2_000), { messageId: 2 });
      await client.closed;
      expect(under.messages).toHaveLength(1);
      expect(kinds()).toEqual(['packet-too-large']);
    });

    test('mqttSubscriptionsMax: one more is refused, a known one is not', async () => {
      await start({ mqttSubscriptionsMax: 2 });
      const client = await admitted('d1');
      const wanted = ['p1', 'p2', 'p3'].map(topics.board);
      expect(await client.subscribe(wanted, 1)).toEqual([1, 1, 128]);
      expect(await client.subscribe([topics.board('p1')], 2)).toEqual([1]);
      client.send({ cmd: 'unsubscribe', messageId: 3, unsubscriptions: [topics.board('p1')] });
      await client.next(({ cmd }) => cmd === 'unsuback');
      expect(await client.subscribe([topics.board('p3')], 4)).toEqual([1]);
    });

    test('mqttConnectionsMax: one more is turned away, and the place of one that left is free', async () => {
      await start({ mqttConnectionsMax: 1 });
      const first = await admitted('d1');
      const second = await open();
      await second.closed;
      expect(kinds()).toEqual(['connections-full']);
      first.destroy();
      await vi.waitFor(() => expect(under.broker.stats().connections).toBe(0));
      await admitted('d2');
    });

    test('mqttKeepAliveMaxSeconds: a device that falls silent is dropped after one and a half keep-alives', async () => {
      await start({ mqttSweepMs: 50 });
      const client = await open();
      await client.connect('d1', password, { keepalive: 1 });
      const at = performance.now();
      await client.closed;
      expect(performance.now() - at).toBeGreaterThan(1_000);
      expect(under.disconnects).toEqual([{ clientId: 'd1', reason: 'keep-alive' }]);
    });

    test('mqttPacketsPerSecond: a mad device is dropped into quarantine, and let in again later', async () => {
      await start({
        mqttPacketsPerSecond: 1,
        mqttPacketsBurst: 5,
        mqttExcessPacketsMax: 10,
        mqttQuarantineMs: 300,
        mqttSweepMs: 25,
      });
      const mad = await admitted('mad');
      const other = await admitted('other');
      for (let id = 1; id <= 30; id += 1)
        mad.publish(topics.own('mad', 'receipt'), String(id), { messageId: id });
      await mad.closed;
      expect(under.messages).toHaveLength(5);
      expect(under.disconnects).toEqual([{ clientId: 'mad', reason: 'too-many-packets' }]);
      expect(under.broker.stats().incidents['publish-over-rate']).toBeGreaterThan(5);
      expect(await (await open()).connect('mad', password)).toBe(3);
      other.publish(topics.own('other', 'receipt'), 'calm');
      await other.next(({ cmd }) => cmd === 'puback');
      await vi.waitFor(async () => expect(await (await open()).connect('mad', password)).toBe(0), {
        timeout: 5_000,
      });
    });

    test('mqttConnectsPerMinute: a device that flaps is put in quarantine', async () => {
      await start({ mqttConnectsPerMinute: 3 });
      for (let round = 0; round < 3; round += 1) (await admitted('flapping')).destroy();
      expect(await (await open()).connect('flapping', password)).toBe(3);
      await admitted('other');
    });
  });
});
