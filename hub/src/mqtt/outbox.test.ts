import { beforeEach, describe, expect, test } from 'vitest';
import { brokerLimitDefaults } from './broker-limits.ts';
import { FlushQueue } from './flush-queue.ts';
import { Outbox, type OutboxLimits } from './outbox.ts';
import { Publication } from './publication.ts';
import { decodePublish, type PublishBytes } from './publish-packet.ts';

class Wire {
  congested = false;
  readonly sent: { text: string; id: number; duplicate: boolean }[] = [];
  corked = 0;

  send({ packet }: PublishBytes): void {
    const publish = decodePublish(packet);
    const text = publish?.payload.toString('latin1', 0, 10) ?? '';
    this.sent.push({ text, id: publish?.packetId ?? 0, duplicate: ((packet[0] ?? 0) & 8) !== 0 });
  }

  cork(): void {
    this.corked += 1;
  }

  uncork(): void {
    this.corked -= 1;
  }
}

let wire: Wire;
let outbox: Outbox;
const texts = (): string[] => wire.sent.map(({ text }) => text);
const tick = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

function open(limits: Partial<OutboxLimits> = {}): void {
  wire = new Wire();
  outbox = new Outbox(wire, { ...brokerLimitDefaults, ...limits }, new FlushQueue());
}

function stored(text: string, id: number): Publication {
  return new Publication('device/d1/stored', Buffer.from(text), 1, false, id);
}

/** A newer version of one retained document. */
function version(text: string, id: number, previous?: Publication): Publication {
  if (previous !== undefined) previous.superseded = true;
  return new Publication('place/p1/board', Buffer.from(text), 1, true, id);
}

const post = (publication: Publication, now = 0): boolean => outbox.post(publication.parcel(1, false), now);

beforeEach(() => open());

describe('a device that keeps up', () => {
  test('gets what was posted, in order, at the end of the tick', async () => {
    post(stored('a', 1));
    post(stored('b', 2));
    expect(texts()).toEqual([]);
    await tick();
    expect(texts()).toEqual(['a', 'b']);
    expect(wire.corked).toBe(0);
  });

  test('gets another packet id when it still has the shared one on the way', async () => {
    post(stored('a', 1));
    post(stored('b', 1));
    await tick();
    const [first, second] = wire.sent;
    expect(first?.id).toBe(1);
    expect(second?.id).not.toBe(1);
    expect(outbox.acknowledge(second?.id ?? 0, 0)).toBe(true);
    expect(outbox.acknowledge(1, 0)).toBe(true);
    expect(outbox.acknowledge(1, 0)).toBe(false);
    expect(outbox.inFlight).toBe(0);
  });
});

describe('a device that is slow', () => {
  test('skips versions, ends with the newest and never sees an older one after it', async () => {
    wire.congested = true;
    const one = version('one', 1);
    post(one);
    const two = version('two', 2, one);
    post(two);
    post(version('three', 3, two));
    post(stored('ids', 4));
    await tick();
    expect(texts()).toEqual([]);
    wire.congested = false;
    outbox.flush(0);
    expect(texts()).toEqual(['three', 'ids']);
  });

  test('is not counted for superseded documents, but for messages that all count', () => {
    open({ mqttBufferedMaxBytes: 2_000 });
    wire.congested = true;
    let board = version('x'.repeat(1_000), 1);
    for (let id = 2; id < 50; id += 1) {
      expect(post(board)).toBe(true);
      board = version('x'.repeat(1_000), id, board);
    }
    expect(post(stored('x'.repeat(900), 50))).toBe(true);
    expect(post(stored('x'.repeat(2_000), 51))).toBe(false);
  });

  test('has at most mqttInflightMax deliveries on the way; QoS 0 does not wait for them', async () => {
    open({ mqttInflightMax: 1 });
    post(stored('a', 1));
    await tick();
    outbox.post(new Publication('t', Buffer.from('zero'), 0, false, 2).parcel(1, false), 0);
    post(stored('b', 3));
    await tick();
    expect(texts()).toEqual(['a', 'zero']);
    outbox.acknowledge(1, 0);
    expect(texts()).toEqual(['a', 'zero', 'b']);
  });
});

describe('without PUBACK', () => {
  const limits = { mqttResendAfterMs: 100, mqttResendsMax: 2 };

  test('a delivery is repeated with its id until the device counts as dead', async () => {
    open(limits);
    post(stored('a', 9));
    await tick();
    const sentAt = performance.now();
    expect(outbox.sweep(sentAt + 50)).toBe(true);
    expect(wire.sent).toHaveLength(1);
    expect(outbox.sweep(sentAt + 200)).toBe(true);
    expect(outbox.sweep(sentAt + 400)).toBe(true);
    expect(wire.sent.map(({ id, duplicate }) => [id, duplicate])).toEqual([
      [9, false],
      [9, true],
      [9, true],
    ]);
    expect(outbox.sweep(sentAt + 600)).toBe(false);
  });

  test('a version that has been superseded is not repeated', async () => {
    open(limits);
    const one = version('one', 1);
    post(one);
    await tick();
    post(version('two', 2, one));
    await tick();
    outbox.sweep(performance.now() + 200);
    expect(texts()).toEqual(['one', 'two', 'two']);
  });
});
