import fc from 'fast-check';
import { generate, parser, type Packet } from 'mqtt-packet';
import { expect, test } from 'vitest';
import {
  connectPacket,
  MalformedPacketError,
  PacketReader,
  pingreqPacket,
  pubackPacket,
  publishPacket,
  subscribePacket,
  unsubscribePacket,
  type IncomingPacket,
} from './mqtt-packets.ts';

/* The packets of the display against those of mqtt-packet, which brokers and clients of Node are built on. */

const maxBytes = 100_000;
const topics = fc
  .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
  .filter((text) => !/[#+\0]/.test(text));
const texts = fc.string({ maxLength: 300, unit: 'grapheme' });
const qos = fc.constantFrom(0 as const, 1 as const);
const packetIds = fc.integer({ min: 1, max: 65_535 });
const messages = fc.record({ topic: topics, payload: texts, qos, retain: fc.boolean() });

/** What mqtt-packet reads. */
function readByLibrary(bytes: Uint8Array): Packet {
  const read: Packet[] = [];
  const library = parser({ protocolVersion: 4 });
  library.on('packet', (packet) => read.push(packet));
  library.on('error', (error) => {
    throw error;
  });
  library.parse(Buffer.from(bytes));
  expect(read).toHaveLength(1);
  return read[0] as Packet;
}

function readHere(pieces: readonly Uint8Array[]): IncomingPacket[] {
  const reader = new PacketReader(maxBytes);
  return pieces.flatMap((piece) => [...reader.read(piece)]);
}

test('a greeting is read as it was meant', () => {
  const connects = fc.record({
    clientId: topics,
    username: texts,
    password: texts,
    keepAliveSeconds: fc.integer({ min: 0, max: 65_535 }),
    will: messages,
  });
  fc.assert(
    fc.property(connects, (connect) => {
      const { will } = connect;
      expect(readByLibrary(connectPacket(connect))).toMatchObject({
        cmd: 'connect',
        protocolId: 'MQTT',
        protocolVersion: 4,
        clean: true,
        clientId: connect.clientId,
        keepalive: connect.keepAliveSeconds,
        username: connect.username,
        password: Buffer.from(connect.password),
        will: { topic: will.topic, qos: will.qos, retain: will.retain, payload: Buffer.from(will.payload) },
      });
    }),
  );
});

test('what is published, answered and asked for is read as it was meant', () => {
  fc.assert(
    fc.property(messages, packetIds, fc.array(topics, { minLength: 1 }), (message, messageId, filters) => {
      expect(readByLibrary(publishPacket(message, messageId))).toMatchObject({
        cmd: 'publish',
        topic: message.topic,
        payload: Buffer.from(message.payload),
        qos: message.qos,
        retain: message.retain,
        dup: false,
        ...(message.qos === 0 ? {} : { messageId }),
      });
      expect(readByLibrary(pubackPacket(messageId))).toMatchObject({ cmd: 'puback', messageId });
      expect(readByLibrary(subscribePacket(filters, messageId))).toMatchObject({
        cmd: 'subscribe',
        messageId,
        subscriptions: filters.map((topic) => ({ topic, qos: 1 })),
      });
      expect(readByLibrary(unsubscribePacket(filters, messageId))).toMatchObject({
        cmd: 'unsubscribe',
        messageId,
        unsubscriptions: filters,
      });
    }),
  );
  expect(readByLibrary(pingreqPacket)).toMatchObject({ cmd: 'pingreq' });
});

const incoming: fc.Arbitrary<readonly [sent: Packet, read: IncomingPacket]> = fc.oneof(
  fc.integer({ min: 0, max: 5 }).map((code): [Packet, IncomingPacket] => [
    { cmd: 'connack', returnCode: code, sessionPresent: false },
    { type: 'connack', code },
  ]),
  fc
    .record({
      topic: topics,
      payload: fc.uint8Array({ maxLength: 20_000, size: 'max' }),
      qos,
      retain: fc.boolean(),
      messageId: packetIds,
    })
    .map(({ topic, payload, qos: level, retain, messageId }): [Packet, IncomingPacket] => [
      {
        cmd: 'publish',
        topic,
        payload: Buffer.from(payload),
        qos: level,
        messageId,
        retain,
        dup: false,
      },
      {
        type: 'publish',
        topic,
        payload,
        qos: level,
        retained: retain,
        packetId: level === 0 ? 0 : messageId,
      },
    ]),
  fc
    .record({ messageId: packetIds, granted: fc.array(fc.constantFrom(0, 1, 128), { minLength: 1 }) })
    .map(({ messageId, granted }): [Packet, IncomingPacket] => [
      { cmd: 'suback', messageId, granted },
      { type: 'suback', refused: granted.includes(128) },
    ]),
  packetIds.map((messageId): [Packet, IncomingPacket] => [{ cmd: 'puback', messageId }, { type: 'puback' }]),
  packetIds.map((messageId): [Packet, IncomingPacket] => [
    { cmd: 'unsuback', messageId, granted: [] },
    { type: 'unsuback' },
  ]),
  fc.constant<[Packet, IncomingPacket]>([{ cmd: 'pingresp' }, { type: 'pingresp' }]),
);

test('what a broker sends is read whole, in whatever pieces it comes', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(incoming, { maxLength: 6 }), cuts, (packets, sizes) => {
      const bytes = Buffer.concat(packets.map(([sent]) => generate(sent, { protocolVersion: 4 })));
      const pieces: Uint8Array[] = [];
      let start = 0;
      for (const size of sizes) {
        pieces.push(new Uint8Array(bytes.subarray(start, start + size)));
        start += size;
      }
      pieces.push(new Uint8Array(bytes.subarray(start)));
      expect(readHere(pieces)).toEqual(packets.map(([, read]) => read));
    }),
  );
});

test('whatever bytes come, they are packets or are refused', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (pieces) => {
      try {
        readHere(pieces);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedPacketError);
      }
    }),
  );
});

test.each([
  ['a packet that no broker sends', [0x10, 0]],
  ['a message of QoS 2', [0x34, 5, 0, 1, 97, 0, 1]],
  ['a message that ends within its topic', [0x30, 3, 0, 9, 97]],
  ['a message without the number of QoS 1', [0x32, 3, 0, 1, 97]],
  ['a topic that is not UTF-8', [0x30, 4, 0, 2, 0xc3, 0x28]],
  ['a greeting without its code', [0x20, 1, 0]],
  ['a length that does not end', [0x30, 0xff, 0xff, 0xff, 0xff]],
])('%s is refused', (_what, bytes) => {
  expect(() => readHere([Uint8Array.from(bytes)])).toThrow(MalformedPacketError);
});

test('a packet above the limit is refused by its header', () => {
  const header = generate(
    { cmd: 'publish', topic: 't', payload: Buffer.alloc(maxBytes), qos: 0, retain: false, dup: false },
    { protocolVersion: 4 },
  ).subarray(0, 10);
  expect(() => readHere([new Uint8Array(header)])).toThrow(/100003 bytes/);
});
