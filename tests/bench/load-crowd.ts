import { setTimeout as wait } from 'node:timers/promises';
import { LoadConnection } from './load-connection.ts';
import { emptyReport, steadyMs, type ConnectOrder, type LoadReport } from './load-orders.ts';
import { clientFrame, connectPacket, pingPacket, subscribePacket } from './packets.ts';

export interface CrowdEvents {
  /** A PUBLISH stands in `bytes` from `start` to `end`. */
  publish(connection: LoadConnection, bytes: Buffer, start: number, end: number): void;
  puback(connection: LoadConnection): void;
}

interface Device {
  connection: LoadConnection;
  expected: number;
  ready: boolean;
}

const publisherIndex = 1_000_000;
const pingEveryMs = 9_000;
const quietMs = 300;
const retriesMax = 100;

const pubackPacket = Buffer.from([0x40, 2, 0, 0]);
const pubackFrame = clientFrame(pubackPacket);

const numbered = (template: string, index: number): string => template.replace('{index}', String(index));

/** Where the packet id of a PUBLISH stands. */
function packetIdAt(bytes: Buffer, start: number): number {
  return topicAt(bytes, start) + bytes.readUInt16BE(topicAt(bytes, start) - 2);
}

/** Where the topic of a PUBLISH starts. */
export function topicAt(bytes: Buffer, start: number): number {
  let at = start + 1;
  while ((bytes[at] ?? 0) >= 0x80) at += 1;
  return at + 3;
}

/** The PUBACK of a PUBLISH with QoS 1, ready for the socket; undefined for QoS 0. */
export function pubackOf({ transport }: LoadConnection, bytes: Buffer, start: number): Buffer | undefined {
  if ((((bytes[start] ?? 0) >> 1) & 3) === 0) return undefined;
  const idAt = packetIdAt(bytes, start);
  // a copy: a socket may keep a buffer after `write` has returned
  const puback = Buffer.from(transport === 'tcp' ? pubackPacket : pubackFrame);
  puback[puback.length - 2] = bytes[idAt] ?? 0;
  puback[puback.length - 1] = bytes[idAt + 1] ?? 0;
  return puback;
}

function justAcknowledge(connection: LoadConnection, bytes: Buffer, start: number): void {
  const puback = pubackOf(connection, bytes, start);
  if (puback !== undefined) connection.sendFramed(puback);
}

/** Many devices and a publisher on raw sockets. */
export class LoadCrowd {
  devices: Device[] = [];
  publisher: LoadConnection | undefined;
  /** Who hears what comes; replaced by each measurement. */
  events: CrowdEvents = { publish: justAcknowledge, puback: () => {} };
  #heardAt = 0;
  #pings: NodeJS.Timeout | undefined;

  /** Resolves when nothing has come for a while. */
  async quiet(): Promise<void> {
    for (;;) {
      const restMs = this.#heardAt + quietMs - steadyMs();
      if (restMs <= 0) return;
      await wait(restMs);
    }
  }

  connect(order: ConnectOrder): Promise<LoadReport> {
    const startedAt = steadyMs();
    let started = 0;
    let ready = 0;
    let retries = 0;
    this.devices = [];
    clearInterval(this.#pings);
    this.#pings = setInterval(() => this.#ping(), pingEveryMs);
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        const report = { ...emptyReport, ms: steadyMs() - startedAt };
        if (order.retained === 'quiet') this.quiet().then(() => resolve(report), reject);
        else resolve(report);
      };
      const settle = (device: Device): void => {
        device.expected -= 1;
        if (device.ready || device.expected > 0) return;
        device.ready = true;
        ready += 1;
        if (ready === order.count) finish();
        else startNext();
      };
      const startNext = (): void => {
        if (started >= order.count) return;
        const index = started;
        started += 1;
        start(index);
      };
      const start = (index: number): void => {
        const topics = order.topics[index % order.topics.length] ?? [];
        const connection = open(index, numbered(order.clientId, index), () =>
          connection.send(subscribePacket(topics.map((topic) => numbered(topic, index)))),
        );
        // the SUBACK is one of what is to come
        const expected = order.retained === 'quiet' ? 1 : order.retained + 1;
        this.devices[index] = { connection, expected, ready: false };
      };
      const open = (index: number, clientId: string, accepted: () => void): LoadConnection =>
        new LoadConnection(index, order.transport, order.port, {
          open: (connection) => connection.send(connectPacket(clientId, order.password)),
          packet: (connection, bytes, start, end) => {
            this.#heardAt = steadyMs();
            const type = (bytes[start] ?? 0) >> 4;
            const device = this.devices[index];
            if (type === 3 && device?.ready === false) {
              justAcknowledge(connection, bytes, start);
              if (order.retained !== 'quiet') settle(device);
            } else if (type === 3) this.events.publish(connection, bytes, start, end);
            else if (type === 4) this.events.puback(connection);
            else if (type === 9 && device !== undefined) settle(device);
            else if (type === 2 && bytes[start + 3] === 0) accepted();
            else if (type === 2) reject(new Error(`${clientId} is refused with ${bytes[start + 3]}`));
          },
          closed: () => {
            const device = this.devices[index];
            if (device === undefined) return;
            retries += 1;
            // a broker under such a storm may drop one that is on its way in; one that was in is a failure
            if (!device.ready && retries <= retriesMax) start(index);
            else reject(new Error(`${clientId} lost, ${ready} were ready`));
          },
        });
      const startDevices = (): void => {
        for (let running = 0; running < order.concurrency; running += 1) startNext();
      };
      this.publisher = order.publisher ? open(publisherIndex, 'publisher', startDevices) : undefined;
      if (!order.publisher) startDevices();
    });
  }

  disconnect(): void {
    clearInterval(this.#pings);
    const leaving = this.devices;
    this.devices = [];
    this.publisher?.destroy();
    for (const { connection } of leaving) connection.destroy();
  }

  #ping(): void {
    this.publisher?.send(pingPacket);
    for (const { connection } of this.devices) connection.send(pingPacket);
  }
}
