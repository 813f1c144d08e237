import { Duplex } from 'node:stream';
import { PacketFramer, type FramingFault } from './packet-framer.ts';
import type { Transport } from './transport.ts';

/** What happens on a link before aedes sees it. */
export interface LinkEvents {
  /** A whole packet after CONNACK; true when it is dealt with, false when aedes is to handle it. */
  packet(packet: Buffer): boolean;
  fault(fault: FramingFault | 'connect-too-large'): void;
  drained(): void;
  closed(): void;
}

export interface LinkLimits {
  mqttBytesBeforeConnackMax: number;
  mqttPacketMaxBytes: number;
}

/**
 * The stream that aedes reads and writes, with a gate in front: only whole packets of a lawful size pass, nothing but
 * CONNECT before CONNACK, and PUBLISH and PUBACK are taken out by the session. Deliveries go round aedes straight to
 * the transport.
 */
export class Link extends Duplex {
  readonly transport: Transport;
  /** A packet has come since the last sweep. */
  heard = false;
  readonly #limits: LinkLimits;
  readonly #events: LinkEvents;
  readonly #framer = new PacketFramer();
  #stage: 'connect' | 'admission' | 'open' | 'closed' = 'connect';
  #killed = false;

  constructor(transport: Transport, limits: LinkLimits, events: LinkEvents) {
    super({ decodeStrings: true });
    this.transport = transport;
    this.#limits = limits;
    this.#events = events;
    transport.listen({
      data: (chunk) => this.#receive(chunk),
      drain: () => events.drained(),
      close: () => this.#closed(),
    });
  }

  /** CONNACK has been sent: packets flow. */
  open(): void {
    if (this.#stage !== 'admission') return;
    this.#stage = 'open';
    this.#cut();
  }

  /** Lets go what aedes has written but not flushed, so that an answer stays before what follows it. */
  flush(): void {
    while (this.writableCorked > 0) this.uncork();
  }

  /** Ends now, whatever is still on its way. */
  kill(): void {
    this.#killed = true;
    this.destroy();
  }

  override _read(): void {
    // Whole packets are pushed when they arrive; the packet rate bounds what can pile up.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.transport.sendRaw(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.transport.sendRaw(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: () => void): void {
    this.transport.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#stage = 'closed';
    if (this.#killed) this.transport.kill();
    else this.transport.end();
    this.#events.closed();
    done(error);
  }

  #receive(chunk: Buffer): void {
    if (this.#stage === 'closed') return;
    this.heard = true;
    this.#framer.push(chunk);
    this.#cut();
  }

  #cut(): void {
    const { mqttBytesBeforeConnackMax, mqttPacketMaxBytes } = this.#limits;
    while (this.#stage === 'open' || this.#stage === 'connect') {
      const opened = this.#stage === 'open';
      const packet = this.#framer.next(opened ? mqttPacketMaxBytes : mqttBytesBeforeConnackMax);
      if (packet === undefined) return;
      if (typeof packet === 'string') {
        this.#events.fault(opened || packet === 'malformed-length' ? packet : 'connect-too-large');
        return;
      }
      if (!opened) this.#stage = 'admission';
      if (!opened || !this.#events.packet(packet)) this.push(packet);
    }
    if (this.#stage === 'admission' && this.#framer.heldBytes > mqttBytesBeforeConnackMax) {
      this.#events.fault('connect-too-large');
    }
  }

  #closed(): void {
    if (this.#stage === 'closed') return;
    this.destroy();
  }
}
