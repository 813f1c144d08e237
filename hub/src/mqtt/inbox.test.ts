import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import { topicOf, type TopicName } from '@louyu/contract/topics';
import { lagGraceMs } from '../core/devices/laggards.ts';
import { outNotice } from '../../../tests/support/device-hub.ts';
import { openInboxDesk, soon, type InboxDesk } from '../../../tests/support/inbox-desk.ts';

let desk: InboxDesk;
beforeEach(async () => {
  desk = await openInboxDesk();
});
afterEach(() => desk.close());

describe('health', () => {
  const board = topicOf('board', 'site1', 'site1');

  test('says what is on the glass, and which notices are received and gone', async () => {
    const device = await desk.connect();
    const notice = outNotice(312);
    const first = await desk.hub.publish('site1', [notice]);
    const visible = { kind: 'notice', noticeId: notice.id, revision: 1, page: 1 } as const;
    await desk.heard(device, desk.health({ documents: [{ topic: board, ...first }], visible }));
    expect(desk.hub.live.get(device.record.id)).toMatchObject({ connected: true, visible });
    expect(desk.hub.changes).toContainEqual({ resource: 'delivery', id: notice.id });
    const carried = () => desk.hub.db.selectFrom('carried').select(['notice_id', 'removed_at']).execute();
    await soon(async () => expect(await carried()).toEqual([{ notice_id: notice.id, removed_at: null }]));

    const second = await desk.hub.publish('site1', []);
    await desk.heard(device, desk.health({ documents: [{ topic: board, ...second }] }));
    await soon(async () =>
      expect(await carried()).toEqual([{ notice_id: notice.id, removed_at: desk.hub.clock.now() }]),
    );
  });

  test('that repeats itself writes nothing', async () => {
    const device = await desk.connect();
    const documents = [{ topic: board, ...(await desk.hub.publish('site1', [])) }];
    const hold = vi.fn(desk.hub.ledger.hold.bind(desk.hub.ledger));
    desk.ledger = { ...desk.ledger, hold };
    for (let beat = 0; beat < 3; beat += 1) await desk.heard(device, desk.health({ documents }));
    expect(hold).toHaveBeenCalledTimes(1);
  });

  test('is written down anew for a glass that was put in its place, though it holds the same', async () => {
    const device = await desk.connect();
    const { id } = device.record;
    const documents = [
      { topic: topicOf('board', 'site1', 'site1'), ...(await desk.hub.publish('site1', [outNotice(312)])) },
    ];
    const carried = () => desk.hub.db.selectFrom('carried').select(['removed_at', 'lost_at']).execute();
    await desk.heard(device, desk.health({ documents }));
    await soon(async () => expect(await carried()).toHaveLength(1));
    const lostAt = desk.hub.clock.now();
    await desk.hub.ledger.lose({ deviceId: id, at: lostAt });
    expect(await carried()).toEqual([{ removed_at: lostAt, lost_at: lostAt }]);
    desk.hub.directory.put({ ...device.record, pairedAt: lostAt }, await desk.hub.store.places.tree());
    await desk.heard(device, desk.health({ documents }));
    await soon(async () => expect(await carried()).toEqual([{ removed_at: null, lost_at: lostAt }]));
  });

  test('is written down by a later beat when the first could not be', async () => {
    const device = await desk.connect();
    const documents = [{ topic: board, ...(await desk.hub.publish('site1', [outNotice(312)])) }];
    desk.ledger = { ...desk.ledger, hold: () => Promise.reject(new LouyuError('hub.busy')) };
    await desk.heard(device, desk.health({ documents }));
    desk.ledger = desk.hub.ledger;
    await desk.heard(device, desk.health({ documents }));
    await soon(async () =>
      expect(await desk.hub.db.selectFrom('carried').selectAll().execute()).toHaveLength(1),
    );
  });

  test('that refuses a forged, foreign or expired document is in the log with the device and why, once', async () => {
    const device = await desk.connect();
    const refusals = () => desk.hub.logged.filter((line) => line.includes('device refused a document'));
    const codes = ['wire.signature_invalid', 'wire.wrong_topic', 'wire.expired', 'wire.replayed'] as const;
    for (const code of codes) {
      await desk.heard(device, desk.health({ refused: code }));
      await desk.heard(device, desk.health({ refused: code }));
    }
    await desk.heard(device, desk.health());
    await desk.heard(device, desk.health({ refused: 'wire.expired' }));
    expect(refusals().map((line) => JSON.parse(line) as unknown)).toEqual(
      [...codes, 'wire.expired'].map((code) => ({
        message: 'device refused a document',
        deviceId: device.record.id,
        code,
      })),
    );
  });

  test('of a device that lags makes it subscribe anew', async () => {
    const device = await desk.connect();
    const old = await desk.hub.publish('site1', []);
    await desk.hub.publish('site1', [outNotice(312)]);
    const message = () => desk.health({ documents: [{ topic: board, ...old }] });
    await desk.heard(device, message());
    expect(desk.hub.wired).toEqual([]);
    desk.hub.clock.pass(lagGraceMs);
    await desk.heard(device, message());
    expect(desk.hub.wired).toEqual([`resubscribe:${device.record.id}`]);
    await desk.heard(device, message());
    expect(desk.inbox.stats.resubscribes).toBe(1);
  });
});

describe('presence', () => {
  test('follows the connection, and the last will of a device that vanished', async () => {
    const device = await desk.connect();
    const live = () => desk.hub.live.get(device.record.id);
    await device.say('presence', { state: 'online', version: 'build7' });
    await soon(() => expect(live()).toMatchObject({ connected: true, version: 'build7' }));
    await device.vanish();
    await soon(() => expect(live()).toMatchObject({ connected: false }));
  });
});

describe('what is not what its topic says', () => {
  test('is counted and logged once a minute without its payload, and the next message is taken', async () => {
    const device = await desk.connect();
    const secret = '张三 13800000000';
    const messages: [TopicName, unknown][] = [
      ['receipt', '{'],
      ['receipt', { items: [] }],
      ['receipt', { items: secret }],
      ['receipt', { items: Array.from({ length: 101 }, () => desk.receipt('aaaaaaaa')) }],
      ['receipt', Buffer.from([0xff, 0xfe, 0x00])],
      ['health', 'null'],
      ['health', { ...desk.health(), visible: { kind: 'cat' } }],
      ['health', { ...desk.health(), lastFrameAt: 'yesterday' }],
      ['health', { ...desk.health(), documents: [{ topic: 'x', epoch: 0, version: 1 }] }],
      ['health', { ...desk.health(), clock: { offsetMs: secret, trusted: true } }],
      ['presence', { state: secret, version: '' }],
      ['presence', '[]'],
    ];
    for (const [name, message] of messages) await device.say(name, message);
    await soon(() => expect(desk.inbox.stats.malformed).toBe(messages.length));
    const lines = desk.hub.logged.filter((line) => line.includes('malformed'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(device.record.id);
    expect(desk.hub.logged.join()).not.toContain('张三');
    expect(device.answers).toEqual([]);
    await desk.heard(device, desk.health());
  });
});
