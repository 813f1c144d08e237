/**
 * The load generator: a process of its own with many devices on raw sockets. It takes orders from the parent process
 * and answers with what it has measured. Every order ends by itself or by its time-out.
 */
import { performance } from 'node:perf_hooks';
import { topicsOf } from './bench-topics.ts';
import { LoadConnection, type BenchTransport } from './load-connection.ts';
import { clientFrame, connectPacket, publishPacket, pingPacket, subscribePacket } from './packets.ts';

export interface ConnectOrder {
  kind: 'connect';
  transport: BenchTransport;
  port: number;
  count: number;
  /** How many connections are on their way at once. */
  concurrency: number;
  /** As `topicsOf` in bench-topics.ts takes them. */
  topics: string[];
  /** Retained messages to wait for after the subscription, per device. */
  retained: number;
  password: string;
}

export interface FanOutOrder {
  kind: 'fan-out';
  /** What the publisher sends to; the broker under test delivers it to the devices. */
  topic: string;
  payloadBytes: number;
  rounds: number;
  /**
   * Publishes under way at once. With more than 1 the broker is saturated and PUBACKs go out at once. With 1 latency is
   * measured: each round starts at a quiet broker, and PUBACKs wait for its end, because real devices would send them
   * on their own CPUs and not on the one that is timing.
   */
  window: number;
  retain: boolean;
}

export interface DisconnectOrder {
  kind: 'disconnect';
}

export type LoadOrder = ConnectOrder | FanOutOrder | DisconnectOrder;

/** `roundsMs`: publish → last device, for each round. */
export interface LoadReport {
  ms: number;
  roundsMs: number[];
  /** Deliveries that came twice to a device in one round. */
  duplicates: number;
}

const orderTimeoutMs = 120_000;
/** Between two rounds that measure latency: time for a broker to take the PUBACKs of thousands. */
const quietMs = 60;
const publisherIndex = 1_000_000;

interface Device {
  connection: LoadConnection;
  retainedLeft: number;
  ready: boolean;
}

let devices: Device[] = [];
let publisher: LoadConnection | undefined;
let onPublish: (connection: LoadConnection) => void = () => {};
/** PUBACKs held back, undefined while they go out at once. */
let heldBack: (() => void)[] | undefined;
let pings: NodeJS.Timeout | undefined;

const pubackFrame = clientFrame(Buffer.from([0x40, 2, 0, 0]));
const pubackPacket = Buffer.from([0x40, 2, 0, 0]);

/** Copies: a socket may keep a buffer after `write` has returned. */
function acknowledge(connection: LoadConnection, high: number, low: number): void {
  const template = connection.transport === 'tcp' ? pubackPacket : pubackFrame;
  const bytes = Buffer.from(template);
  bytes[bytes.length - 2] = high;
  bytes[bytes.length - 1] = low;
  connection.sendFramed(bytes);
}

function acknowledgePublish(connection: LoadConnection, bytes: Buffer, start: number): void {
  if ((((bytes[start] ?? 0) >> 1) & 3) === 0) return;
  let at = start + 1;
  while ((bytes[at] ?? 0) >= 0x80) at += 1;
  const idAt = at + 3 + bytes.readUInt16BE(at + 1);
  const [high = 0, low = 0] = [bytes[idAt], bytes[idAt + 1]];
  if (heldBack === undefined) acknowledge(connection, high, low);
  else heldBack.push(() => acknowledge(connection, high, low));
}

function releasePubacks(): void {
  for (const send of heldBack ?? []) send();
  heldBack = [];
}

function connectAll(order: ConnectOrder): Promise<LoadReport> {
  const startedAt = performance.now();
  const names = (index: number) => (index === publisherIndex ? 'publisher' : `device-${index}`);
  let started = 0;
  let ready = 0;
  return new Promise((resolve, reject) => {
    const settle = (device: Device): void => {
      if (device.ready || device.retainedLeft > 0) return;
      device.ready = true;
      ready += 1;
      if (ready === order.count) resolve({ ms: performance.now() - startedAt, roundsMs: [], duplicates: 0 });
      else startNext();
    };
    const startNext = (): void => {
      if (started >= order.count) return;
      const index = started;
      started += 1;
      // the SUBACK counts as one of what is to come
      const device: Device = { connection: open(index), retainedLeft: order.retained + 1, ready: false };
      devices[index] = device;
    };
    const open = (index: number): LoadConnection =>
      new LoadConnection(index, order.transport, order.port, {
        open: (connection) => connection.send(connectPacket(names(index), order.password)),
        packet(connection, bytes, start) {
          const type = (bytes[start] ?? 0) >> 4;
          const device = devices[index];
          if (type === 3) {
            acknowledgePublish(connection, bytes, start);
            if (device?.ready === false) {
              device.retainedLeft -= 1;
              settle(device);
            } else onPublish(connection);
          } else if (type === 2) {
            if (bytes[start + 3] !== 0) reject(new Error(`refused with ${bytes[start + 3]}`));
            if (index !== publisherIndex) connection.send(subscribePacket(topicsOf(order.topics, index)));
          } else if (type === 9 && device !== undefined) {
            device.retainedLeft -= 1;
            settle(device);
          }
        },
        closed() {
          if (index !== publisherIndex && devices[index] !== undefined)
            reject(new Error(`connection ${index} to ${order.port} lost, ${ready} ready`));
        },
      });
    devices = [];
    publisher = open(publisherIndex);
    for (let running = 0; running < order.concurrency; running += 1) startNext();
    clearInterval(pings);
    pings = setInterval(() => {
      publisher?.send(pingPacket);
      for (const { connection } of devices) connection.send(pingPacket);
    }, 9_000);
  });
}

function fanOut(order: FanOutOrder): Promise<LoadReport> {
  const payload = Buffer.alloc(order.payloadBytes, 'x');
  const roundsMs: number[] = [];
  const startedAt = performance.now();
  const sentAt: number[] = [];
  const seen = new Uint32Array(devices.length);
  let sent = 0;
  let delivered = 0;
  return new Promise((resolve) => {
    const publish = (): void => {
      sent += 1;
      sentAt.push(performance.now());
      publisher?.send(publishPacket(order.topic, payload, (sent % 65_535) + 1, order.retain));
    };
    onPublish = ({ index }) => {
      seen[index] = (seen[index] ?? 0) + 1;
      delivered += 1;
      if (delivered % devices.length !== 0) return;
      const at = performance.now();
      roundsMs.push(at - (sentAt[roundsMs.length] ?? at));
      if (roundsMs.length === order.rounds) {
        onPublish = () => {};
        releasePubacks();
        heldBack = undefined;
        const duplicates = seen.reduce((sum, count) => sum + Math.max(0, count - order.rounds), 0);
        resolve({ ms: at - startedAt, roundsMs, duplicates });
      } else if (sent < order.rounds) {
        if (order.window === 1) {
          releasePubacks();
          setTimeout(publish, quietMs);
        } else publish();
      }
    };
    heldBack = order.window === 1 ? [] : undefined;
    for (let running = 0; running < Math.min(order.window, order.rounds); running += 1) publish();
  });
}

function disconnectAll(): Promise<LoadReport> {
  clearInterval(pings);
  const leaving = devices;
  devices = [];
  publisher?.destroy();
  for (const { connection } of leaving) connection.destroy();
  return Promise.resolve({ ms: 0, roundsMs: [], duplicates: 0 });
}

function obey(order: LoadOrder): Promise<LoadReport> {
  switch (order.kind) {
    case 'connect':
      return connectAll(order);
    case 'fan-out':
      return fanOut(order);
    case 'disconnect':
      return disconnectAll();
  }
}

process.on('message', (order: LoadOrder) => {
  const timeout = setTimeout(() => process.send?.({ error: `${order.kind} took too long` }), orderTimeoutMs);
  obey(order)
    .then(
      (report) => process.send?.({ report }),
      (error: unknown) => process.send?.({ error: String(error) }),
    )
    .finally(() => clearTimeout(timeout));
});
process.on('disconnect', () => process.exit(0));
