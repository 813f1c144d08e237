import { connect, type Socket } from 'node:net';
import { clientFrame, upgradeRequest } from './packets.ts';

export type BenchTransport = 'tcp' | 'websocket';

export interface LoadEvents {
  /** The socket is ready for MQTT. */
  open(connection: LoadConnection): void;
  /** A whole packet stands in `bytes` from `start` to `end`; valid only during the call. */
  packet(connection: LoadConnection, bytes: Buffer, start: number, end: number): void;
  closed(connection: LoadConnection): void;
}

/** One read buffer for all sockets: a chunk is used up before the next one comes. */
const readBuffer = Buffer.allocUnsafe(262_144);
const headersEnd = Buffer.from('\r\n\r\n');

/** One device of the load generator on a raw socket, scanning frames without looking into them. */
export class LoadConnection {
  readonly index: number;
  readonly transport: BenchTransport;
  readonly #socket: Socket;
  readonly #events: LoadEvents;
  #upgraded: boolean;
  #rest: Buffer | undefined;

  constructor(index: number, transport: BenchTransport, port: number, events: LoadEvents) {
    this.index = index;
    this.transport = transport;
    this.#events = events;
    this.#upgraded = transport === 'tcp';
    this.#socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      // several source addresses, or the ephemeral ports run out
      ...(process.platform === 'linux' ? { localAddress: `127.0.0.${2 + (index % 16)}` } : {}),
      onread: {
        buffer: readBuffer,
        callback: (length: number) => {
          this.#read(readBuffer, length);
          return true;
        },
      },
    });
    this.#socket.on('connect', () => {
      if (transport === 'tcp') events.open(this);
      else this.#socket.write(upgradeRequest(port));
    });
    this.#socket.on('error', () => this.#socket.destroy());
    this.#socket.on('close', () => events.closed(this));
  }

  /** Sends a packet; with WebSocket it is framed here unless it already is. */
  send(packet: Buffer): void {
    this.#socket.write(this.transport === 'tcp' ? packet : clientFrame(packet));
  }

  sendFramed(frame: Buffer): void {
    this.#socket.write(frame);
  }

  destroy(): void {
    this.#socket.resetAndDestroy();
  }

  pause(): void {
    this.#socket.pause();
  }

  #read(chunk: Buffer, length: number): void {
    let bytes = chunk;
    let to = length;
    if (this.#rest !== undefined) {
      bytes = Buffer.concat([this.#rest, chunk.subarray(0, length)]);
      to = bytes.length;
      this.#rest = undefined;
    }
    let from = 0;
    if (!this.#upgraded) {
      const end = bytes.subarray(0, to).indexOf(headersEnd);
      if (end < 0) {
        this.#rest = Buffer.from(bytes.subarray(0, to));
        return;
      }
      this.#upgraded = true;
      this.#events.open(this);
      from = end + headersEnd.length;
    }
    const used = this.transport === 'tcp' ? this.#packets(bytes, from, to) : this.#frames(bytes, from, to);
    if (used < to) this.#rest = Buffer.from(bytes.subarray(used, to));
  }

  /** Reports whole packets between `from` and `to`; returns where the first incomplete one starts. */
  #packets(bytes: Buffer, from: number, to: number): number {
    let start = from;
    while (start + 2 <= to) {
      let length = 0;
      let at = start + 1;
      let shift = 0;
      for (; at < to; at += 1) {
        const byte = bytes[at] ?? 0;
        length |= (byte & 0x7f) << shift;
        shift += 7;
        if (byte < 0x80) break;
      }
      const end = at + 1 + length;
      if (at >= to || end > to) break;
      this.#events.packet(this, bytes, start, end);
      start = end;
    }
    return start;
  }

  /** Reports the packets in whole frames; a packet that is spread over several frames would not be counted. */
  #frames(bytes: Buffer, from: number, to: number): number {
    let start = from;
    while (start + 2 <= to) {
      const short = (bytes[start + 1] ?? 0) & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (start + header > to) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(start + 2) : bytes.readUInt32BE(start + 6);
      const end = start + header + length;
      if (end > to) break;
      const isData = ((bytes[start] ?? 0) & 0x0f) <= 2;
      if (isData) this.#packets(bytes, start + header, end);
      start = end;
    }
    return start;
  }
}
