import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  generate,
  parser,
  type IConnackPacket,
  type IConnectPacket,
  type IPublishPacket,
  type Packet,
} from 'mqtt-packet';

const packetTimeoutMs = 15_000;

/** A device that speaks MQTT packet by packet, lawfully or not, on a TCP socket. */
export class RawMqttClient {
  readonly socket: Socket;
  readonly received: Packet[] = [];
  /** Resolves when the connection is over, whoever ended it. */
  readonly closed: Promise<void>;
  #ended = false;
  #changed: () => void = () => {};

  private constructor(socket: Socket) {
    this.socket = socket;
    const packets = parser({ protocolVersion: 4 });
    packets.on('packet', (packet: Packet) => {
      this.received.push(packet);
      this.#changed();
    });
    socket.on('data', (chunk: Buffer) => packets.parse(chunk));
    socket.on('error', () => socket.destroy());
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.#ended = true;
        this.#changed();
        resolve();
      });
    });
  }

  static async open(port: number): Promise<RawMqttClient> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    await once(socket, 'connect');
    return new RawMqttClient(socket);
  }

  get ended(): boolean {
    return this.#ended;
  }

  send(packet: Packet): void {
    this.socket.write(generate(packet, { protocolVersion: 4 }));
  }

  sendBytes(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  /** Sends CONNECT (clean, keep-alive 20 s unless told otherwise) and resolves with the return code of CONNACK. */
  async connect(deviceId: string, password: string, changes: Partial<IConnectPacket> = {}): Promise<number> {
    this.send({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: true,
      clientId: deviceId,
      keepalive: 20,
      username: deviceId,
      password: Buffer.from(password),
      ...changes,
    });
    const connack = await this.next((packet): packet is IConnackPacket => packet.cmd === 'connack');
    return connack.returnCode ?? -1;
  }

  async subscribe(topics: string[], messageId = 1): Promise<number[]> {
    this.send({ cmd: 'subscribe', messageId, subscriptions: topics.map((topic) => ({ topic, qos: 1 })) });
    const suback = await this.next((packet) => packet.cmd === 'suback' && packet.messageId === messageId);
    return suback.cmd === 'suback' ? suback.granted.map(Number) : [];
  }

  publish(topic: string, payload: string, changes: Partial<IPublishPacket> = {}): void {
    this.send({
      cmd: 'publish',
      topic,
      payload,
      qos: 1,
      dup: false,
      retain: false,
      messageId: 1,
      ...changes,
    });
  }

  publishes(): IPublishPacket[] {
    return this.received.filter((packet) => packet.cmd === 'publish');
  }

  next<Found extends Packet>(matches: (packet: Packet) => packet is Found): Promise<Found>;
  next(matches: (packet: Packet) => boolean): Promise<Packet>;
  /** The first packet, already here or still to come, that matches. Rejects when the connection ends before. */
  async next(matches: (packet: Packet) => boolean): Promise<Packet> {
    const timeout = AbortSignal.timeout(packetTimeoutMs);
    for (;;) {
      const found = this.received.find(matches);
      if (found !== undefined) return found;
      if (this.#ended) throw new Error('the connection ended before the packet came');
      if (timeout.aborted) throw new Error('the packet did not come in time');
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
        timeout.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  destroy(): void {
    this.socket.destroy();
  }
}
