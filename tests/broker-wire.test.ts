import { request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { generate } from 'mqtt-packet';
import { password, startEmbedded, topics } from './support/broker-under-test.ts';
import { GuardedBroker } from './support/guarded-broker.ts';
import { startMosquittoUnderTest } from './support/mosquitto-under-test.ts';
import { wireRuleDevices, wireRules } from './support/wire-rules.ts';

wireRules('the embedded broker', startEmbedded);
wireRules('Mosquitto', () => startMosquittoUnderTest(wireRuleDevices));

const guarded = new GuardedBroker();
const { start, open, admitted, publish, kinds } = guarded;

describe('the guards of the embedded broker', () => {
  afterEach(guarded.stop);

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
      expect(guarded.under.broker.stats().connected).toBe(0);
    });

    test('MQTT 5 is refused with 1', async () => {
      await start();
      const client = await open();
      expect(await client.connect('d1', password, { protocolVersion: 5 })).toBe(1);
    });

    test('a revoked device is refused with 5', async () => {
      await start();
      guarded.under.revoked.add('d1');
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
      expect(guarded.under.messages).toEqual([
        { clientId: 'd1', topic: topics.own('d1', 'receipt'), text: 'honest' },
      ]);
      expect(guarded.under.broker.retained(topics.board('p1'))).toBeUndefined();
      expect(guarded.under.broker.stats().incidents['publish-refused']).toBe(2);
      expect(client.ended).toBe(false);
    });

    test('it retains nothing but its presence', async () => {
      await start();
      const client = await admitted('d1');
      client.publish(topics.own('d1', 'receipt'), 'kept?', { retain: true, messageId: 1 });
      client.publish(topics.own('d1', 'presence'), 'online', { retain: true, messageId: 2 });
      await client.next((packet) => packet.cmd === 'puback' && packet.messageId === 2);
      expect(guarded.under.broker.retained(topics.own('d1', 'receipt'))).toBeUndefined();
      expect(guarded.under.broker.retained(topics.own('d1', 'presence'))?.toString()).toBe('online');
    });

    test('its last will stands when it is lost, and not when it says goodbye', async () => {
      await start();
      const topic = topics.own('d1', 'presence');
      const will = { topic, payload: Buffer.from('offline'), qos: 1 as const, retain: true };
      const polite = await open();
      await polite.connect('d1', password, { will });
      polite.send({ cmd: 'disconnect' });
      await polite.closed;
      expect(guarded.under.broker.retained(topic)).toBeUndefined();
      const lost = await open();
      await lost.connect('d1', password, { will });
      lost.destroy();
      await vi.waitFor(() => expect(guarded.under.broker.retained(topic)?.toString()).toBe('offline'));
      expect(guarded.under.messages).toEqual([{ clientId: 'd1', topic, text: 'offline' }]);
      expect(guarded.under.disconnects.map(({ reason }) => reason)).toEqual([
        'said-goodbye',
        'connection-lost',
      ]);
    });

    test('QoS 2 ends the connection', async () => {
      await start();
      const client = await admitted('d1');
      client.publish(topics.own('d1', 'receipt'), 'twice', { qos: 2 });
      await client.closed;
      expect(guarded.under.disconnects).toEqual([{ clientId: 'd1', reason: 'protocol' }]);
    });
  });

  describe('the hub', () => {
    test('closes a device at once: nothing of it comes through any more', async () => {
      await start();
      const client = await admitted('d1');
      await client.subscribe([topics.board('p1')]);
      expect(guarded.under.broker.closeClient('d1')).toBe(true);
      expect(publish(topics.board('p1'), 'too late')).toBe(0);
      client.publish(topics.own('d1', 'receipt'), 'too late');
      await client.closed;
      expect(guarded.under.messages).toEqual([]);
      expect(client.publishes()).toEqual([]);
      await vi.waitFor(() =>
        expect(guarded.under.disconnects).toEqual([{ clientId: 'd1', reason: 'closed-by-hub' }]),
      );
      expect(guarded.under.broker.closeClient('d1')).toBe(false);
    });

    test('hears of a takeover as one going and one coming', async () => {
      await start();
      const first = await admitted('d1');
      await admitted('d1');
      await first.closed;
      expect(guarded.under.disconnects).toEqual([{ clientId: 'd1', reason: 'taken-over' }]);
      expect(guarded.under.broker.stats()).toMatchObject({ connected: 1, connections: 1 });
    });

    test('may fail on a message without harm to the connection', async () => {
      await start();
      const client = await admitted('d1');
      vi.spyOn(guarded.under.messages, 'push').mockImplementationOnce(() => {
        throw new RangeError('a fault of the hub');
      });
      client.publish(topics.own('d1', 'receipt'), 'one', { messageId: 1 });
      client.publish(topics.own('d1', 'receipt'), 'two', { messageId: 2 });
      await client.next((packet) => packet.cmd === 'puback' && packet.messageId === 2);
      expect(guarded.under.messages.map(({ text }) => text)).toEqual(['two']);
      expect(kinds()).toEqual(['handler-failed']);
    });
  });

  describe('WebSocket', () => {
    function upgraded(): Promise<WebSocket> {
      const socket = new WebSocket(guarded.under.webSocketUrl, 'mqtt');
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
          port: guarded.under.httpPort,
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
});
