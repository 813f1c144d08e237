import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { expect, test } from 'vitest';
import { PacketFramer } from './packet-framer.ts';

const publish = (bytes: number): Buffer =>
  generate({
    cmd: 'publish',
    topic: 't',
    payload: Buffer.alloc(bytes, 'x'),
    qos: 0,
    dup: false,
    retain: false,
  });

function cut(framer: PacketFramer, maxBytes: number): (Buffer | string)[] {
  const found: (Buffer | string)[] = [];
  for (;;) {
    const packet = framer.next(maxBytes);
    if (packet === undefined) return found;
    found.push(packet);
    if (typeof packet === 'string') return found;
  }
}

test('packets come out whole and in order, however the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 20_000 }), { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1 }),
      (sizes, pieces) => {
        const packets = sizes.map(publish);
        const stream = Buffer.concat(packets);
        const framer = new PacketFramer();
        const found: (Buffer | string)[] = [];
        for (let at = 0, piece = 0; at < stream.length; piece += 1) {
          const length = pieces[piece % pieces.length] ?? 1;
          framer.push(stream.subarray(at, at + length));
          found.push(...cut(framer, 65_536));
          at += length;
        }
        expect(found).toEqual(packets);
        expect(framer.heldBytes).toBe(0);
      },
    ),
  );
});

test('a packet one byte too large is refused as soon as its length is known', () => {
  const packet = publish(200);
  const framer = new PacketFramer();
  framer.push(packet.subarray(0, 3));
  expect(framer.next(packet.length - 1)).toBe('packet-too-large');
  const lawful = new PacketFramer();
  lawful.push(packet);
  expect(lawful.next(packet.length)).toEqual(packet);
});

test('a length of more than four bytes is malformed', () => {
  const framer = new PacketFramer();
  framer.push(Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01]));
  expect(framer.next(1_000_000_000)).toBe('malformed-length');
});
