import {
  connectPacket,
  MalformedPacketError,
  PacketReader,
  pingreqPacket,
  pubackPacket,
  publishPacket,
  subscribePacket,
  unsubscribePacket,
  type ConnectPacket,
  type IncomingPacket,
  type Message,
} from './mqtt-packets.ts';

export interface MqttClientOptions extends ConnectPacket {
  /** `ws:` or `wss:`. */
  readonly url: string;
  /** How long connection and greeting may take together. */
  readonly connectTimeoutMs: number;
  /** Of one packet without its header. */
  readonly packetMaxBytes: number;
  readonly onConnected: () => void;
  /** `retained`: the broker had kept it, and does not pass it on as news. */
  readonly onMessage: (topic: string, payload: Uint8Array, retained: boolean) => void;
  /** Anything at all came. */
  readonly onContact: () => void;
  /** Once, and nothing after it; with the code of the CONNACK where the broker refused, null otherwise. */
  readonly onClosed: (refusalCode: number | null) => void;
}

const packetIdMax = 0xffff;
/** MQTT 3.1.1 §3.1.2.10: silence of one and a half intervals is the end. */
const silenceIntervals = 1.5;
/** How often within an interval it is looked whether a ping is due. */
const looksPerInterval = 2;

/** One MQTT 3.1.1 connection over WebSocket, from its opening to its end; it does not come back by itself. */
export class MqttClient {
  readonly #options: MqttClientOptions;
  readonly #socket: WebSocket;
  readonly #reader: PacketReader;
  readonly #greetingTimer: ReturnType<typeof setTimeout>;
  #pulse: ReturnType<typeof setInterval> | undefined;
  #refusalCode: number | null = null;
  #packetId = 0;
  #sentMs = 0;
  #heardMs = 0;
  #ended = false;

  constructor(options: MqttClientOptions) {
    this.#options = options;
    this.#reader = new PacketReader(options.packetMaxBytes);
    this.#socket = new WebSocket(options.url, 'mqtt');
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.addEventListener('open', () => {
      this.#send(connectPacket(options));
    });
    this.#socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer && !this.#ended) this.#received(new Uint8Array(data));
    });
    this.#socket.addEventListener('close', () => {
      this.#end();
    });
    this.#greetingTimer = setTimeout(() => {
      this.#end();
    }, options.connectTimeoutMs);
  }

  publish(message: Message): void {
    this.#send(publishPacket(message, this.#nextPacketId()));
  }

  /** Asks for topics at QoS 1; one that is already subscribed has its retained message sent anew. */
  subscribe(topics: readonly string[]): void {
    this.#send(subscribePacket(topics, this.#nextPacketId()));
  }

  unsubscribe(topics: readonly string[]): void {
    this.#send(unsubscribePacket(topics, this.#nextPacketId()));
  }

  /** Ends without taking leave, so that the broker tells the will. */
  close(): void {
    this.#end();
  }

  #nextPacketId(): number {
    this.#packetId = (this.#packetId % packetIdMax) + 1;
    return this.#packetId;
  }

  #send(packet: Uint8Array<ArrayBuffer>): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#sentMs = performance.now();
    this.#socket.send(packet);
  }

  #received(piece: Uint8Array): void {
    this.#heardMs = performance.now();
    try {
      for (const packet of this.#reader.read(piece)) {
        if (this.#ended) return;
        this.#options.onContact();
        this.#take(packet);
      }
    } catch (error) {
      if (!(error instanceof MalformedPacketError)) throw error;
      console.warn('louyu: the hub sent what is no MQTT', error.message);
      this.#end();
    }
  }

  #take(packet: IncomingPacket): void {
    switch (packet.type) {
      case 'connack':
        this.#greeted(packet.code);
        break;
      case 'publish':
        this.#options.onMessage(packet.topic, packet.payload, packet.retained);
        if (packet.qos === 1) this.#send(pubackPacket(packet.packetId));
        break;
      case 'suback':
        if (packet.refused) console.warn('louyu: not all subscriptions were granted');
        break;
      case 'puback':
      case 'unsuback':
      case 'pingresp':
        break;
    }
  }

  #greeted(code: number): void {
    clearTimeout(this.#greetingTimer);
    if (code !== 0) {
      this.#refusalCode = code;
      this.#end();
      return;
    }
    const intervalMs = this.#options.keepAliveSeconds * 1000;
    this.#pulse = setInterval(() => {
      const nowMs = performance.now();
      if (nowMs - this.#heardMs > silenceIntervals * intervalMs) this.#end();
      else if (nowMs - this.#sentMs >= intervalMs / looksPerInterval) this.#send(pingreqPacket);
    }, intervalMs / looksPerInterval);
    this.#options.onConnected();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#greetingTimer);
    clearInterval(this.#pulse);
    this.#pulse = undefined;
    this.#socket.close();
    this.#options.onClosed(this.#refusalCode);
  }
}
