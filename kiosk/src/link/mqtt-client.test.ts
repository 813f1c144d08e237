import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { generate, parser, type Packet } from 'mqtt-packet';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import { MqttClient, type MqttClientOptions } from './mqtt-client.ts';

/* One connection of a display, against a broker that is played by hand. */

const keepAliveSeconds = 10;
const will = {
  topic: 'louyu/s/device/d/presence',
  payload: '{"state":"offline"}',
  qos: 1,
  retain: true,
} as const;
const accepted: Packet = { cmd: 'connack', returnCode: 0, sessionPresent: false };
const timers = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] as const;

let server: WebSocketServer;
let url: string;
let broker: ServerSocket | undefined;
let received: Packet[];
const ended: (() => void)[] = [];

beforeEach(async () => {
  received = [];
  broker = undefined;
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'mqtt' });
  server.on('connection', (socket) => {
    broker = socket;
    const reader = parser({ protocolVersion: 4 });
    reader.on('packet', (packet) => received.push(packet));
    socket.on('message', (data: Buffer) => reader.parse(data));
  });
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`;
});

afterEach(() => {
  vi.useRealTimers();
  ended.splice(0).forEach((end) => end());
  server.clients.forEach((client) => client.terminate());
  server.close();
});

function clientOf(change: Partial<MqttClientOptions> = {}) {
  const heard = { connected: vi.fn(), message: vi.fn(), contact: vi.fn(), closed: vi.fn() };
  const client = new MqttClient({
    url,
    clientId: 'd1',
    username: 'd1',
    password: 'secret',
    keepAliveSeconds,
    connectTimeoutMs: 5_000,
    packetMaxBytes: 1_000,
    will,
    onConnected: heard.connected,
    onMessage: heard.message,
    onContact: heard.contact,
    onClosed: heard.closed,
    ...change,
  });
  ended.push(() => client.close());
  return { client, heard };
}

function say(packet: Packet): void {
  broker?.send(generate(packet, { protocolVersion: 4 }));
}

async function connected(change: Partial<MqttClientOptions> = {}) {
  const opened = clientOf(change);
  await vi.waitFor(() => expect(received).toMatchObject([{ cmd: 'connect' }]));
  say(accepted);
  await vi.waitFor(() => expect(opened.heard.connected).toHaveBeenCalledOnce());
  received.length = 0;
  return opened;
}

test('it greets with who it is and what shall be said when it dies', async () => {
  clientOf();
  await vi.waitFor(() =>
    expect(received).toMatchObject([
      {
        cmd: 'connect',
        clientId: 'd1',
        username: 'd1',
        keepalive: keepAliveSeconds,
        will: { topic: will.topic },
      },
    ]),
  );
  expect(broker?.protocol).toBe('mqtt');
});

test('it hears messages, answers those of QoS 1 after they were taken, and each packet is a contact', async () => {
  const { heard } = await connected();
  const message = {
    cmd: 'publish',
    topic: 'a/b',
    payload: Buffer.from('水'),
    retain: true,
    dup: false,
  } as const;
  say({ ...message, qos: 0 });
  say({ ...message, qos: 1, messageId: 7 });
  await vi.waitFor(() => expect(received).toMatchObject([{ cmd: 'puback', messageId: 7 }]));
  expect(heard.message.mock.calls).toEqual(Array(2).fill(['a/b', new TextEncoder().encode('水'), true]));
  expect(heard.contact).toHaveBeenCalledTimes(3);
});

test('it publishes, subscribes and unsubscribes', async () => {
  const { client } = await connected();
  client.publish({ topic: 'x', payload: 'y', qos: 1, retain: false });
  client.subscribe(['a', 'b']);
  client.unsubscribe(['a']);
  await vi.waitFor(() =>
    expect(received).toMatchObject([
      { cmd: 'publish', topic: 'x', qos: 1, messageId: 1 },
      { cmd: 'subscribe', subscriptions: [{ topic: 'a' }, { topic: 'b' }], messageId: 2 },
      { cmd: 'unsubscribe', unsubscriptions: ['a'], messageId: 3 },
    ]),
  );
});

test('a refusal is told with its code, once', async () => {
  const { heard } = clientOf();
  await vi.waitFor(() => expect(received).toHaveLength(1));
  say({ cmd: 'connack', returnCode: 5, sessionPresent: false });
  await vi.waitFor(() => expect(heard.closed.mock.calls).toEqual([[5]]));
  expect(heard.connected).not.toHaveBeenCalled();
});

test('a broker that goes, that is not there, or that talks nonsense is the end', async () => {
  const { heard } = await connected();
  broker?.terminate();
  await vi.waitFor(() => expect(heard.closed.mock.calls).toEqual([[null]]));

  received.length = 0;
  const babbled = await connected();
  broker?.send(Buffer.from([0xf0, 0]));
  await vi.waitFor(() => expect(babbled.heard.closed.mock.calls).toEqual([[null]]));

  const nobody = clientOf({ url: url.replace(/:\d+/, ':1') });
  await vi.waitFor(() => expect(nobody.heard.closed.mock.calls).toEqual([[null]]));
});

test('a packet above the limit is the end', async () => {
  const { heard } = await connected();
  say({ cmd: 'publish', topic: 'a', payload: Buffer.alloc(1_000), qos: 0, retain: false, dup: false });
  await vi.waitFor(() => expect(heard.closed).toHaveBeenCalledOnce());
  expect(heard.message).not.toHaveBeenCalled();
});

test('after it was closed nothing is heard, and the will is left to the broker', async () => {
  const { client, heard } = await connected();
  client.close();
  client.publish({ topic: 'x', payload: 'y', qos: 0, retain: false });
  await vi.waitFor(() => expect(server.clients.size).toBe(0));
  expect(received).toEqual([]);
  expect(heard.closed).toHaveBeenCalledOnce();
});

test('a broker that does not greet in time is the end', async () => {
  vi.useFakeTimers({ toFake: [...timers] });
  const { heard } = clientOf();
  vi.advanceTimersByTime(5_000);
  expect(heard.closed.mock.calls).toEqual([[null]]);
});

test('it pings within each interval of silence, and takes a broker that is silent for one and a half for gone', async () => {
  const { heard } = await connectedByFakeTimers();
  vi.advanceTimersByTime(keepAliveSeconds * 1000);
  await vi.waitFor(() => expect(received[0]).toMatchObject({ cmd: 'pingreq' }));
  const contacts = heard.contact.mock.calls.length;
  say({ cmd: 'pingresp' });
  await vi.waitFor(() => expect(heard.contact.mock.calls.length).toBe(contacts + 1));
  vi.advanceTimersByTime(keepAliveSeconds * 1500);
  expect(heard.closed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(keepAliveSeconds * 500);
  expect(heard.closed.mock.calls).toEqual([[null]]);
});

/** `vi.waitFor` waits by real timers; those of the client are ours. */
async function connectedByFakeTimers() {
  vi.useFakeTimers({ toFake: [...timers] });
  return connected();
}
