import type { DeviceConfig } from '@louyu/contract/devices';
import { sealDocument } from '@louyu/contract/documents';
import { LouyuError } from '@louyu/contract/errors';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { topicOf } from '@louyu/contract/topics';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleAlert } from '../screens/sample-alerts.ts';
import { sampleConfig, sampleNotice } from '../screens/sample-notices.ts';
import { DocumentShelf } from './document-shelf.ts';
import { MemoryStorage } from './memory-storage.ts';

const hub = nobleSigner(new Uint8Array(32).fill(7));
const stranger = nobleSigner(new Uint8Array(32).fill(8));
const credentials = { deviceId: 'd1', siteId: 's', secret: 'x'.repeat(43), hubPublicKey: hub.publicKey };
const configTopic = topicOf('config', 's', 'd1');
const boardTopic = topicOf('board', 's', 'u');
const alarmTopic = topicOf('alarm', 's', 'u');
const config: DeviceConfig = { ...sampleConfig, hubUrls: ['http://192.168.1.20:8080'], kioskBuild: 'b1' };

function sealed(
  topic: string,
  version: number,
  body: unknown,
  change: { epoch?: number; key?: typeof hub } = {},
) {
  const document = { topic, epoch: change.epoch ?? 1, version, issuedAt: '2026-11-21T01:00:00.000Z', body };
  return sealDocument(document, change.key ?? hub);
}

const board = (...ids: string[]) => ({ placeId: 'u', notices: ids.map((id) => sampleNotice(id)) });
const shown = (shelf: DocumentShelf) => shelf.boards.flatMap((one) => one.notices.map((notice) => notice.id));

const alarm = (...ids: string[]) => ({ placeId: 'u', alerts: ids.map((id) => sampleAlert(id)) });
const alerting = (shelf: DocumentShelf) => shelf.alarms.flatMap((one) => one.alerts.map(({ id }) => id));

function codeOf(take: () => unknown): string | null {
  try {
    take();
    return null;
  } catch (error) {
    return error instanceof LouyuError ? error.code : 'other';
  }
}

let storage: MemoryStorage;
let shelf: DocumentShelf;

beforeEach(() => {
  storage = new MemoryStorage();
  shelf = new DocumentShelf(credentials, storage);
  shelf.take(configTopic, sealed(configTopic, 1, config));
});

describe('DocumentShelf', () => {
  it('reads the documents of all its places, alarms first', () => {
    const ids = ['s', 'b', 'u', 'l'];
    expect(shelf.placeTopics).toEqual([
      ...ids.map((id) => topicOf('alarm', 's', id)),
      ...ids.map((id) => topicOf('board', 's', id)),
    ]);
  });

  it('replaces a board whole: what is not in the next one is gone', () => {
    shelf.take(boardTopic, sealed(boardTopic, 1, board('a', 'b')));
    shelf.take(boardTopic, sealed(boardTopic, 2, board('b')));
    expect(shown(shelf)).toEqual(['b']);
  });

  it('resurrects nothing by an old board, replayed or late', () => {
    shelf.take(boardTopic, sealed(boardTopic, 3, board('b')));
    expect(shelf.take(boardTopic, sealed(boardTopic, 2, board('a')), true)).toBeNull();
    expect(codeOf(() => shelf.take(boardTopic, sealed(boardTopic, 2, board('a'))))).toBe('wire.replayed');
    expect(shelf.take(boardTopic, sealed(boardTopic, 3, board('a')))).toBeNull();
    expect(shown(shelf)).toEqual(['b']);
    shelf.take(boardTopic, sealed(boardTopic, 1, board('c'), { epoch: 2 }));
    expect(shown(shelf)).toEqual(['c']);
  });

  it('refuses the forged, the unsigned and what was signed for another topic', () => {
    const elsewhere = topicOf('board', 's', 'b');
    const forged = sealed(boardTopic, 9, board('a'), { key: stranger });
    expect(codeOf(() => shelf.take(boardTopic, forged))).toBe('wire.signature_invalid');
    const bare = new TextEncoder().encode(
      JSON.stringify({ topic: boardTopic, epoch: 1, version: 9, body: {} }),
    );
    expect(codeOf(() => shelf.take(boardTopic, bare))).toBe('wire.not_signed');
    expect(codeOf(() => shelf.take(boardTopic, sealed(elsewhere, 9, board('a'))))).toBe('wire.wrong_topic');
    expect(codeOf(() => shelf.take(boardTopic, new Uint8Array()))).toBe('wire.not_signed');
    expect(shown(shelf)).toEqual([]);
  });

  it('passes over the board of a place where it does not stand', () => {
    const elsewhere = topicOf('board', 's', 'x9');
    expect(shelf.take(elsewhere, sealed(elsewhere, 1, { placeId: 'x9', notices: [] }))).toBeNull();
  });

  it('names a document as held only once it is on disk', async () => {
    const taken = shelf.take(boardTopic, sealed(boardTopic, 4, board('a')));
    expect(shelf.held.map((held) => held.topic)).not.toContain(boardTopic);
    await taken?.kept;
    expect(shelf.held).toContainEqual({ topic: boardTopic, epoch: 1, version: 4 });
  });

  describe('on a disk that takes nothing more', () => {
    class FullStorage extends MemoryStorage {
      full = true;

      override writeDocument(topic: string, bytes: Uint8Array): Promise<void> {
        if (!this.full) return super.writeDocument(topic, bytes);
        return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      }
    }

    class DeadStorage extends FullStorage {
      override deleteDocuments(): Promise<void> {
        return Promise.reject(new DOMException('gone', 'InvalidStateError'));
      }
    }

    it('leaves no old board behind that a restart would bring back', async () => {
      const full = new FullStorage();
      await MemoryStorage.prototype.writeDocument.call(
        full,
        boardTopic,
        sealed(boardTopic, 1, board('recalled')),
      );
      const other = new DocumentShelf(credentials, full);
      await other.take(configTopic, sealed(configTopic, 1, config))?.kept;
      await other.take(boardTopic, sealed(boardTopic, 2, board()))?.kept;
      expect(other.held).toContainEqual({ topic: boardTopic, epoch: 1, version: 2 });
      expect([...(await full.readDocuments()).keys()]).toEqual([]);
    });

    it('keeps the last board where nothing of it was taken back, and saves the new one when there is room', async () => {
      const disk = new FullStorage();
      const other = new DocumentShelf(credentials, disk);
      disk.full = false;
      await other.take(configTopic, sealed(configTopic, 1, config))?.kept;
      await other.take(boardTopic, sealed(boardTopic, 1, board('a')))?.kept;
      disk.full = true;
      await other.take(configTopic, sealed(configTopic, 2, { ...config, name: '新名' }))?.kept;
      await other.take(boardTopic, sealed(boardTopic, 2, board('a', 'b')))?.kept;
      expect(shown(other)).toEqual(['a', 'b']);
      const restarted = new DocumentShelf(credentials, disk);
      await restarted.load();
      expect(shown(restarted)).toEqual(['a']);

      disk.full = false;
      await other.saveLeftovers();
      const later = new DocumentShelf(credentials, disk);
      await later.load();
      expect(shown(later)).toEqual(['a', 'b']);
      expect(later.config?.name).toBe('新名');

      disk.full = true;
      await other.take(boardTopic, sealed(boardTopic, 3, board('b')))?.kept;
      const last = new DocumentShelf(credentials, disk);
      await last.load();
      expect(shown(last)).toEqual([]);
    });

    it('does not say that it holds what the disk may contradict', async () => {
      const other = new DocumentShelf(credentials, new DeadStorage());
      await other.take(configTopic, sealed(configTopic, 1, config))?.kept;
      await other.take(boardTopic, sealed(boardTopic, 2, board()))?.kept;
      expect(other.held).toEqual([]);
    });
  });

  it('forgets the boards of places that it left', async () => {
    await shelf.take(boardTopic, sealed(boardTopic, 1, board('a')))?.kept;
    const moved = { ...config, places: config.places.slice(0, 2), spotIds: ['b'] };
    const taken = shelf.take(configTopic, sealed(configTopic, 2, moved));
    await taken?.kept;
    expect(taken?.left).toEqual([boardTopic]);
    expect(shown(shelf)).toEqual([]);
    expect(shelf.held.map((held) => held.topic)).toEqual([configTopic]);
    expect([...(await storage.readDocuments()).keys()]).toEqual([configTopic]);
  });

  it('comes back with what it held, and without what was tampered with on disk', async () => {
    await shelf.take(configTopic, sealed(configTopic, 2, config))?.kept;
    await shelf.take(boardTopic, sealed(boardTopic, 1, board('a')))?.kept;
    const siteTopic = topicOf('board', 's', 's');
    await storage.writeDocument(
      siteTopic,
      sealed(siteTopic, 1, { placeId: 's', notices: [] }, { key: stranger }),
    );
    const next = new DocumentShelf(credentials, storage);
    await next.load();
    expect(next.config?.name).toBe(config.name);
    expect(shown(next)).toEqual(['a']);
    expect(next.held.map((held) => held.topic)).toEqual([configTopic, boardTopic]);
    expect((await storage.readDocuments()).has(siteTopic)).toBe(false);
  });

  describe('an alarm', () => {
    it('is taken beside the boards, replaced whole, held and kept like them', async () => {
      await shelf.take(alarmTopic, sealed(alarmTopic, 1, alarm('a', 'b')))?.kept;
      await shelf.take(alarmTopic, sealed(alarmTopic, 2, alarm('b')))?.kept;
      expect(alerting(shelf)).toEqual(['b']);
      expect(shelf.held).toContainEqual({ topic: alarmTopic, epoch: 1, version: 2 });
      await shelf.take(configTopic, sealed(configTopic, 1, config))?.kept;
      const next = new DocumentShelf(credentials, storage);
      await storage.writeDocument(configTopic, sealed(configTopic, 1, config));
      await next.load();
      expect(alerting(next)).toEqual(['b']);
    });

    it('is not waited for', () => {
      for (const id of ['s', 'b', 'u', 'l'])
        shelf.take(
          topicOf('board', 's', id),
          sealed(topicOf('board', 's', id), 1, { placeId: id, notices: [] }),
        );
      expect(shelf.isComplete).toBe(true);
    });

    it('that is forged, unsigned, oversized or of another topic is refused, and what stands stays', () => {
      shelf.take(alarmTopic, sealed(alarmTopic, 1, alarm('a')));
      const forged = sealed(alarmTopic, 9, alarm('x'), { key: stranger });
      const bare = new TextEncoder().encode(
        JSON.stringify({ topic: alarmTopic, body: alarm('x') }).padEnd(300),
      );
      const elsewhere = topicOf('alarm', 's', 'b');
      expect(codeOf(() => shelf.take(alarmTopic, forged))).toBe('wire.signature_invalid');
      expect(codeOf(() => shelf.take(alarmTopic, bare))).toBe('wire.not_signed');
      expect(codeOf(() => shelf.take(alarmTopic, new Uint8Array(65_537)))).toBe('wire.document_too_large');
      expect(codeOf(() => shelf.take(alarmTopic, sealed(elsewhere, 9, alarm('x'))))).toBe('wire.wrong_topic');
      expect(alerting(shelf)).toEqual(['a']);
    });

    it('of a place where the screen never stood is refused; of one that it left it is passed over', async () => {
      const foreign = topicOf('alarm', 's', 'x9');
      const there = sealed(foreign, 1, { placeId: 'x9', alerts: [] });
      expect(codeOf(() => shelf.take(foreign, there))).toBe('wire.wrong_topic');
      shelf.take(alarmTopic, sealed(alarmTopic, 1, alarm('a')));
      const moved = { ...config, places: config.places.slice(0, 2), spotIds: ['b'] };
      const taken = shelf.take(configTopic, sealed(configTopic, 2, moved));
      await taken?.kept;
      expect(taken?.left).toEqual([alarmTopic]);
      expect(alerting(shelf)).toEqual([]);
      expect(shelf.take(alarmTopic, sealed(alarmTopic, 2, alarm('a')))).toBeNull();
    });

    it('that is older is told where it comes as news, and not where a broker had kept it; the same is silent', () => {
      shelf.take(alarmTopic, sealed(alarmTopic, 3, alarm()));
      expect(shelf.take(alarmTopic, sealed(alarmTopic, 2, alarm('a')), true)).toBeNull();
      expect(shelf.take(alarmTopic, sealed(alarmTopic, 3, alarm('a')))).toBeNull();
      expect(codeOf(() => shelf.take(alarmTopic, sealed(alarmTopic, 2, alarm('a'))))).toBe('wire.replayed');
      expect(alerting(shelf)).toEqual([]);
    });

    it('that was ended does not come back from a disk that took nothing more', async () => {
      const disk = new MemoryStorage();
      const screen = new DocumentShelf(credentials, disk);
      await screen.take(configTopic, sealed(configTopic, 1, config))?.kept;
      await screen.take(alarmTopic, sealed(alarmTopic, 1, alarm('a')))?.kept;
      vi.spyOn(console, 'warn').mockImplementation(() => undefined);
      disk.writeDocument = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
      await screen.take(alarmTopic, sealed(alarmTopic, 2, alarm('a', 'b')))?.kept;
      const during = new DocumentShelf(credentials, disk);
      await during.load();
      expect(alerting(during)).toEqual(['a']);
      await screen.take(alarmTopic, sealed(alarmTopic, 3, alarm('b')))?.kept;
      const after = new DocumentShelf(credentials, disk);
      await after.load();
      expect(alerting(after)).toEqual([]);
    });
  });
});
