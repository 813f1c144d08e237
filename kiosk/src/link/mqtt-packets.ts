/*
 * The packets of MQTT 3.1.1 that a display sends and hears (OASIS MQTT 3.1.1, chapter 3): QoS 0 and 1 and clean sessions only.
 * Written here because a library brings streams and buffers of Node to the page, more than half of all that a display loads.
 */

/** What a broker may send a display. */
export type IncomingPacket =
  /** @property code 0 accepted, otherwise why not: 4 and 5 are bad credentials */
  | { readonly type: 'connack'; readonly code: number }
  | {
      readonly type: 'publish';
      readonly topic: string;
      /** Owned by the receiver. */
      readonly payload: Uint8Array;
      readonly qos: 0 | 1;
      /** Whether the broker had kept it for who subscribes, rather than passing it on as it came. */
      readonly retained: boolean;
      /** Of a message of QoS 1; 0 otherwise. */
      readonly packetId: number;
    }
  /** @property refused whether a subscription was not granted */
  | { readonly type: 'suback'; readonly refused: boolean }
  | { readonly type: 'puback' | 'unsuback' | 'pingresp' };

export interface Message {
  readonly topic: string;
  /** UTF-8. */
  readonly payload: string;
  readonly qos: 0 | 1;
  readonly retain: boolean;
}

export interface ConnectPacket {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  readonly keepAliveSeconds: number;
  readonly will: Message;
}

/** A broker that does not speak MQTT 3.1.1, or more of it than a display hears. */
export class MalformedPacketError extends Error {
  override name = 'MalformedPacketError';
}

const protocolLevel = 4;
const flag = { username: 0x80, password: 0x40, willRetain: 0x20, willQosShift: 3, will: 0x04, clean: 0x02 };
/** Type and required flags of each packet, the first byte of its header. */
const first = { connect: 0x10, publish: 0x30, puback: 0x40, subscribe: 0x82, unsubscribe: 0xa2 };
const incoming = { connack: 2, publish: 3, puback: 4, suback: 9, unsuback: 11, pingresp: 13 };
const subscriptionRefused = 0x80;
/** A length is at most four bytes of seven bits. */
const lengthBytesMax = 4;

export const pingreqPacket = Uint8Array.of(0xc0, 0);

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function connectPacket({ will, ...packet }: ConnectPacket): Uint8Array<ArrayBuffer> {
  const flags =
    flag.username |
    flag.password |
    (will.retain ? flag.willRetain : 0) |
    (will.qos << flag.willQosShift) |
    flag.will |
    flag.clean;
  return packetOf(first.connect, [
    text('MQTT'),
    Uint8Array.of(protocolLevel, flags),
    number16(packet.keepAliveSeconds),
    ...[packet.clientId, will.topic, will.payload, packet.username, packet.password].map(text),
  ]);
}

/** @param packetId from 1 to 65,535; only QoS 1 has one */
export function publishPacket(
  { topic, payload, qos, retain }: Message,
  packetId: number,
): Uint8Array<ArrayBuffer> {
  return packetOf(first.publish | (qos << 1) | Number(retain), [
    text(topic),
    ...(qos === 0 ? [] : [number16(packetId)]),
    encoder.encode(payload),
  ]);
}

export function pubackPacket(packetId: number): Uint8Array<ArrayBuffer> {
  return packetOf(first.puback, [number16(packetId)]);
}

/** Asks for topics at QoS 1. */
export function subscribePacket(topics: readonly string[], packetId: number): Uint8Array<ArrayBuffer> {
  const filters = topics.flatMap((topic) => [text(topic), Uint8Array.of(1)]);
  return packetOf(first.subscribe, [number16(packetId), ...filters]);
}

export function unsubscribePacket(topics: readonly string[], packetId: number): Uint8Array<ArrayBuffer> {
  return packetOf(first.unsubscribe, [number16(packetId), ...topics.map(text)]);
}

/** Cuts what arrives, in whatever pieces, into packets. */
export class PacketReader {
  readonly #maxBytes: number;
  #pending = new Uint8Array(0);

  /** @param maxBytes of one packet without its header; a longer one is refused before it is gathered */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * Takes the next piece; answers with the packets that it completes.
   * @throws MalformedPacketError; nothing more can be read then
   */
  *read(piece: Uint8Array): Generator<IncomingPacket> {
    this.#pending = this.#pending.length === 0 ? piece.slice() : joined([this.#pending, piece]);
    for (;;) {
      const head = this.#header();
      if (head === null || this.#pending.length < head.end) return;
      const body = this.#pending.subarray(head.start, head.end);
      const packet = parsed(this.#pending[0] ?? 0, body);
      this.#pending = this.#pending.subarray(head.end);
      yield packet;
    }
  }

  /** Where the body of the next packet starts and ends; null while its header is not all there. */
  #header(): { readonly start: number; readonly end: number } | null {
    let length = 0;
    for (let index = 0; index < lengthBytesMax; index += 1) {
      const byte = this.#pending[1 + index];
      if (byte === undefined) return null;
      length += (byte & 0x7f) * 0x80 ** index;
      if (byte >= 0x80) continue;
      if (length > this.#maxBytes) throw new MalformedPacketError(`a packet of ${length} bytes`);
      return { start: 2 + index, end: 2 + index + length };
    }
    throw new MalformedPacketError('a length of more than four bytes');
  }
}

function parsed(header: number, body: Uint8Array): IncomingPacket {
  switch (header >> 4) {
    case incoming.connack:
      return { type: 'connack', code: byteAt(body, 1) };
    case incoming.publish:
      return publishOf(header, body);
    case incoming.puback:
      return { type: 'puback' };
    case incoming.suback:
      return { type: 'suback', refused: body.subarray(2).some((code) => code >= subscriptionRefused) };
    case incoming.unsuback:
      return { type: 'unsuback' };
    case incoming.pingresp:
      return { type: 'pingresp' };
    default:
      throw new MalformedPacketError(`a packet of type ${header >> 4}`);
  }
}

function publishOf(header: number, body: Uint8Array): IncomingPacket {
  const qos = (header >> 1) & 3;
  if (qos !== 0 && qos !== 1) throw new MalformedPacketError(`a message of QoS ${qos}`);
  const topicEnd = 2 + number16At(body, 0);
  const start = topicEnd + 2 * qos;
  if (start > body.length) throw new MalformedPacketError('a message that ends before its payload');
  const packetId = qos === 0 ? 0 : number16At(body, topicEnd);
  return {
    type: 'publish',
    topic: textOf(body.subarray(2, topicEnd)),
    payload: body.slice(start),
    qos,
    retained: (header & 1) === 1,
    packetId,
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new MalformedPacketError('a topic that is not UTF-8');
  }
}

function byteAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw new MalformedPacketError('a packet that ends too early');
  return byte;
}

function number16At(bytes: Uint8Array, index: number): number {
  return byteAt(bytes, index) * 0x100 + byteAt(bytes, index + 1);
}

function number16(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(value >> 8, value & 0xff);
}

/** A string with its length before it. */
function text(value: string): Uint8Array<ArrayBuffer> {
  const bytes = encoder.encode(value);
  return joined([number16(bytes.length), bytes]);
}

function packetOf(header: number, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joined(parts);
  const length: number[] = [];
  let rest = body.length;
  do {
    const byte = rest & 0x7f;
    rest >>= 7;
    length.push(rest > 0 ? byte | 0x80 : byte);
  } while (rest > 0);
  return joined([Uint8Array.of(header, ...length), body]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
