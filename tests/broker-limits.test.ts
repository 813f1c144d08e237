import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { generate } from 'mqtt-packet';
import { WebSocket } from 'ws';
import { brokerLimitDefaults } from '../hub/src/mqtt/broker-limits.ts';
import { password, topics } from './support/broker-under-test.ts';
import { GuardedBroker } from './support/guarded-broker.ts';

/** Until the kernel's buffers for a reader are full and the drain time-out begins. */
const fillingMs = 2_000;

const guarded = new GuardedBroker();
const { start, open, admitted, publish, kinds } = guarded;

describe('the limits of the embedded broker', () => {
  afterEach(guarded.stop);

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
      for (let sent = 1; guarded.under.disconnects.length === 0; sent += 1) {
        const at = performance.now();
        guarded.under.publish({ topic, payload, qos: 1, retain: true });
        await vi.waitFor(() => expect(reading.publishes()).toHaveLength(sent), { interval: 5 });
        reading.send({ cmd: 'puback', messageId: reading.publishes().at(-1)?.messageId ?? 0 });
        slowestMs = Math.max(slowestMs, performance.now() - at);
      }
      expect(guarded.under.disconnects).toEqual([{ clientId: 'stopped', reason: 'slow-reader' }]);
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
      while (guarded.under.disconnects.length === 0) {
        publish(topic, Buffer.alloc(50_000, 'x'));
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(guarded.under.disconnects).toEqual([{ clientId: 'stopped', reason: 'slow-reader' }]);
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
      expect(guarded.under.disconnects).toEqual([{ clientId: 'd1', reason: 'never-acknowledges' }]);
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
      expect(guarded.under.messages).toHaveLength(1);
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
      await vi.waitFor(() => expect(guarded.under.broker.stats().connections).toBe(0));
      await admitted('d2');
    });

    test('mqttConnectionsPerAddressMax: counts what comes by TCP and by WebSocket, and frees what has left', async () => {
      await start({ mqttConnectionsPerAddressMax: 2 });
      const first = await admitted('d1');
      await admitted('d2');
      const third = await open();
      await third.closed;
      const webSocket = new WebSocket(guarded.under.webSocketUrl, 'mqtt');
      await once(webSocket, 'close');
      expect(guarded.under.broker.stats().incidents).toEqual({ 'address-full': 2 });
      first.destroy();
      await vi.waitFor(() => expect(guarded.under.broker.stats().connections).toBe(1));
      await admitted('d3');
    });

    test('mqttKeepAliveMaxSeconds: a device that falls silent is dropped after one and a half keep-alives', async () => {
      await start({ mqttSweepMs: 50 });
      const client = await open();
      await client.connect('d1', password, { keepalive: 1 });
      const at = performance.now();
      await client.closed;
      expect(performance.now() - at).toBeGreaterThan(1_000);
      expect(guarded.under.disconnects).toEqual([{ clientId: 'd1', reason: 'keep-alive' }]);
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
      expect(guarded.under.messages).toHaveLength(5);
      expect(guarded.under.disconnects).toEqual([{ clientId: 'mad', reason: 'too-many-packets' }]);
      expect(guarded.under.broker.stats().incidents['publish-over-rate']).toBeGreaterThan(5);
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
