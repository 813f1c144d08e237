import fc from 'fast-check';
import { generate, parser, type Packet } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { decodePuback, decodePublish, encodePuback, encodePublish, variantOf } from './publish-packet.ts';

const topics = fc
  .string({ minLength: 1, maxLength: 60, unit: 'binary' })
  .filter((text) => !/[+#\0]/.test(text));
const payloads = fc
  .oneof(
    fc.nat({ max: 300 }),
    fc.integer({ min: 16_000, max: 17_000 }),
    fc.integer({ min: 65_000, max: 66_000 }),
  )
  .map((length) => Buffer.alloc(length, 'x'));
const packetIds = fc.integer({ min: 1, max: 65_535 });

function parsed(bytes: Buffer): Packet[] {
  const packets: Packet[] = [];
  const reader = parser({ protocolVersion: 4 });
  reader.on('packet', (packet: Packet) => packets.push(packet));
  reader.parse(bytes);
  return packets;
}

describe('encodePublish', () => {
  test('is read by an independent parser as what it was made of', () => {
    fc.assert(
      fc.property(
        topics,
        payloads,
        fc.constantFrom<0 | 1>(0, 1),
        fc.boolean(),
        packetIds,
        (topic, payload, qos, retain, id) => {
          const { packet } = encodePublish(topic, payload, qos, retain, id);
          expect(parsed(packet)).toMatchObject([
            { cmd: 'publish', topic, qos, retain, dup: false, ...(qos === 1 ? { messageId: id } : {}) },
          ]);
          expect(decodePublish(packet)).toEqual({
            topic,
            payload,
            qos,
            retain,
            packetId: qos === 1 ? id : 0,
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  test.each([
    [125, '827d'],
    [126, '827e007e'],
    [65_535, '827effff'],
    [65_536, '827f0000000000010000'],
  ])('the WebSocket frame around %i bytes is headed as RFC 6455 §5.2 says', (length, header) => {
    const overhead =
      encodePublish('topic', Buffer.alloc(length - 20), 1, false, 7).packet.length - (length - 20);
    const { frame, packet } = encodePublish('topic', Buffer.alloc(length - overhead), 1, false, 7);
    expect(packet).toHaveLength(length);
    expect(frame.toString('hex', 0, frame.length - length)).toBe(header);
    expect(frame.subarray(frame.length - length)).toEqual(packet);
  });
});

test('variantOf changes the id and the duplicate flag of a copy only', () => {
  const bytes = encodePublish('a/topic', Buffer.from('payload'), 1, true, 7);
  const before = Buffer.from(bytes.frame);
  const { packet } = variantOf(bytes, 513, true);
  expect(parsed(packet)).toMatchObject([{ topic: 'a/topic', messageId: 513, dup: true, retain: true }]);
  expect(bytes.frame.equals(before)).toBe(true);
});

describe('decodePublish', () => {
  test.each([
    ['an empty topic', [0x30, 2, 0, 0]],
    ['a topic longer than the packet', [0x30, 3, 0, 9, 0x61]],
    ['no packet id with QoS 1', [0x32, 3, 0, 1, 0x61]],
    ['packet id 0 with QoS 1', [0x32, 5, 0, 1, 0x61, 0, 0]],
    ['a wildcard', [0x30, 3, 0, 1, 0x23]],
    ['a null character', [0x30, 3, 0, 1, 0]],
    ['nothing at all', [0x30, 0]],
  ])('refuses %s', (_name, bytes) => {
    expect(decodePublish(Buffer.from(bytes))).toBeUndefined();
  });

  test('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void decodePublish(Buffer.from(bytes))),
    );
  });
});

test('PUBACK is four bytes and comes back', () => {
  fc.assert(
    fc.property(packetIds, (packetId) => {
      const bytes = encodePuback(packetId);
      expect(bytes).toEqual(generate({ cmd: 'puback', messageId: packetId }));
      expect(decodePuback(bytes)).toBe(packetId);
    }),
  );
  expect(decodePuback(Buffer.from([0x40, 3, 0, 1, 0]))).toBeUndefined();
});
