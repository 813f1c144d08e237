import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ShownReceipt } from '@louyu/contract/messages';
import type { Ledger } from '../core/receipts/ledger.ts';
import type { Log } from '../core/log.ts';
import { configure, openDatabase } from './database.ts';
import { LedgerWriter } from './ledger-writer.ts';
import { emptyBatch } from './ledger-batch.ts';
import { openLedger, type LedgerOptions } from './ledger.ts';

const at = '2026-11-21T01:00:00.000Z';
const later = '2026-11-21T01:05:00.000Z';
const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

let directory: string;
let file: string;
let sqlite: Database.Database;
const open: Ledger[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'louyu-ledger-'));
  file = join(directory, 'louyu.db');
  await (await openDatabase(file)).destroy();
  sqlite = new Database(file);
  configure(sqlite);
  sqlite.exec(
    `insert into site (id, name, office, hotline, language, time_zone, created_at) values ('s', '{}', '{}', '', 'zh-CN', 'Asia/Shanghai', '${at}')`,
  );
  for (const id of ['n1', 'n2']) {
    sqlite.exec(
      `insert into notice (id, site_id, number, template_id, category, title, created_by, created_at, updated_at)
       values ('${id}', 's', ${id.slice(1)}, 't', 'water', 't', 'a', '${at}', '${at}');
       insert into revision (notice_id, revision, state, draft, priority, author_id, created_at)
       values ('${id}', 1, 'signed', '{}', 'normal', 'a', '${at}')`,
    );
  }
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((ledger) => ledger.close()));
  sqlite.close();
  rmSync(directory, { recursive: true });
});

function ledgerWith(options: Partial<LedgerOptions> = {}): Ledger {
  const ledger = openLedger({ file, log: quiet, ...options });
  open.push(ledger);
  return ledger;
}

function receipt(id: string, more: Partial<ShownReceipt> = {}): ShownReceipt {
  return { id, kind: 'shown', noticeId: 'n1', revision: 1, from: at, to: later, seconds: 10, ...more };
}

function rows(query: string): unknown[] {
  return sqlite.prepare(query).all();
}

/** The board of a place as published: the notices of each version in turn. */
function publishBoard(topic: string, epoch: number, versions: readonly (readonly string[])[]): void {
  sqlite
    .prepare('insert or replace into document values (?, ?, ?, ?, ?, ?, ?)')
    .run(topic, 's', epoch, versions.length, '', Buffer.alloc(0), at);
  for (const noticeId of ['n1', 'n2']) {
    let from: number | undefined;
    for (let version = 1; version <= versions.length + 1; version += 1) {
      const there = versions[version - 1]?.includes(noticeId) ?? from !== undefined;
      if (there && from === undefined) from = version;
      const ended = version > versions.length;
      if (from !== undefined && (!there || ended)) {
        sqlite
          .prepare('insert into board_entry values (?, ?, ?, 1, ?, ?)')
          .run(topic, epoch, noticeId, from, ended ? null : version);
        from = undefined;
      }
      if (ended) break;
    }
  }
}

describe('receipts', () => {
  test('count once however often they are sent', async () => {
    const ledger = ledgerWith();
    const first = await ledger.storeReceipts('d', [receipt('aaaaaaaa'), receipt('bbbbbbbb')], at);
    const again = await ledger.storeReceipts('d', [receipt('bbbbbbbb'), receipt('cccccccc')], at);
    expect(first).toEqual({ stored: ['aaaaaaaa', 'bbbbbbbb'], rejected: [], noticeIds: ['n1'] });
    expect(again.stored).toEqual(['bbbbbbbb', 'cccccccc']);
    expect(rows('select seconds, first_at, last_at from shown')).toEqual([
      { seconds: 30, first_at: at, last_at: later },
    ]);
    expect(await ledger.storeReceipts('d', [receipt('cccccccc')], at)).toMatchObject({ noticeIds: [] });
  });

  test('of a notice or revision that does not exist are refused one by one', async () => {
    const outcome = await ledgerWith().storeReceipts(
      'd',
      [receipt('aaaaaaaa'), receipt('bbbbbbbb', { noticeId: 'nx' }), receipt('cccccccc', { revision: 7 })],
      at,
    );
    expect(outcome.stored).toEqual(['aaaaaaaa']);
    expect(outcome.rejected).toEqual([
      { id: 'bbbbbbbb', code: 'receipt.unknown_notice' },
      { id: 'cccccccc', code: 'receipt.unknown_notice' },
    ]);
  });

  test('sum up to the distinct receipts, in whatever order and repetition they come', async () => {
    const ledger = ledgerWith();
    let run = 0;
    const item = fc.record({ id: fc.integer({ min: 0, max: 9 }), notice: fc.constantFrom('n1', 'n2') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(item, { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
        async (batches) => {
          run += 1;
          const deviceId = `d${run}`;
          const expected = new Map<number, string>();
          await Promise.all(
            batches.map((batch) => {
              for (const { id, notice } of batch) if (!expected.has(id)) expected.set(id, notice);
              const items = batch.map(({ id, notice }) =>
                receipt(`receipt${id}`, { noticeId: notice, seconds: id + 1 }),
              );
              return ledger.storeReceipts(deviceId, items, at);
            }),
          );
          for (const noticeId of ['n1', 'n2']) {
            const ids = [...expected].filter(([, notice]) => notice === noticeId).map(([id]) => id);
            const sum = sqlite
              .prepare<[string, string], { seconds: number }>(
                'select seconds from shown where device_id = ? and notice_id = ?',
              )
              .get(deviceId, noticeId);
            expect(sum?.seconds ?? 0).toBe(ids.reduce((total, id) => total + id + 1, 0));
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

test('a phone acknowledges a notice once and is told when', async () => {
  const ledger = ledgerWith();
  const tap = { noticeId: 'n1', revision: 1, deviceId: 'd', phoneHash: 'p', choice: 'known' } as const;
  const [first, second] = await Promise.all([
    ledger.acknowledge({ ...tap, at }),
    ledger.acknowledge({ ...tap, at: later }),
  ]);
  expect(first).toEqual({ first: true, at });
  expect(second).toEqual({ first: false, at });
  expect(await ledger.acknowledge({ ...tap, noticeId: 'n2', at: later })).toEqual({ first: true, at: later });
});

describe('what a device holds', () => {
  const topic = 'louyu/v1/s/place/p1/board';
  const other = 'louyu/v1/s/place/p2/board';
  const carried = () => rows('select notice_id, received_at, removed_at from carried order by notice_id');

  test('says which notices it has received and which are gone', async () => {
    publishBoard(topic, 1, [['n1'], ['n1', 'n2'], ['n2']]);
    const ledger = ledgerWith();
    const hold = (version: number, when: string) =>
      ledger.hold({ deviceId: 'd', documents: [{ topic, epoch: 1, version }], at: when });
    expect(await hold(1, at)).toEqual({ noticeIds: ['n1'], alertIds: [], understood: true });
    expect(await hold(2, at)).toEqual({ noticeIds: ['n2'], alertIds: [], understood: true });
    expect(await hold(3, later)).toEqual({ noticeIds: ['n1'], alertIds: [], understood: true });
    expect(carried()).toEqual([
      { notice_id: 'n1', received_at: at, removed_at: later },
      { notice_id: 'n2', received_at: at, removed_at: null },
    ]);
  });

  test('keeps a notice that another of its boards still has', async () => {
    publishBoard(topic, 1, [['n1'], []]);
    publishBoard(other, 1, [['n1'], []]);
    const ledger = ledgerWith();
    const hold = (mine: number, its: number) =>
      ledger.hold({
        deviceId: 'd',
        documents: [
          { topic, epoch: 1, version: mine },
          { topic: other, epoch: 1, version: its },
        ],
        at: later,
      });
    await hold(1, 1);
    await hold(2, 1);
    expect(carried()).toMatchObject([{ notice_id: 'n1', removed_at: null }]);
    await hold(2, 2);
    expect(carried()).toMatchObject([{ notice_id: 'n1', removed_at: later }]);
  });

  test('is gone with a higher epoch that lacks it, and with a board it holds no more', async () => {
    publishBoard(topic, 1, [['n1']]);
    const ledger = ledgerWith();
    await ledger.hold({ deviceId: 'd', documents: [{ topic, epoch: 1, version: 1 }], at });
    await ledger.hold({ deviceId: 'e', documents: [{ topic, epoch: 1, version: 1 }], at });
    publishBoard(topic, 2, [['n2']]);
    await ledger.hold({ deviceId: 'd', documents: [{ topic, epoch: 2, version: 1 }], at: later });
    await ledger.hold({ deviceId: 'e', documents: [], at: later });
    expect(rows(`select device_id, removed_at from carried where notice_id = 'n1'`)).toEqual([
      { device_id: 'd', removed_at: later },
      { device_id: 'e', removed_at: later },
    ]);
    expect(rows('select device_id, epoch from held_document')).toEqual([{ device_id: 'd', epoch: 2 }]);
  });

  test('is not believed gone on the word of a version that was never published', async () => {
    publishBoard(topic, 1, [['n1'], []]);
    const ledger = ledgerWith();
    await ledger.hold({ deviceId: 'd', documents: [{ topic, epoch: 1, version: 1 }], at });
    const outcome = await ledger.hold({
      deviceId: 'd',
      documents: [{ topic, epoch: 1, version: 9 }],
      at: later,
    });
    expect(outcome).toEqual({ noticeIds: [], alertIds: [], understood: false });
    expect(carried()).toMatchObject([{ removed_at: null }]);
  });

  test('comes back when the device takes a notice again', async () => {
    publishBoard(topic, 1, [['n1'], [], ['n1']]);
    for (const version of [1, 2, 3]) {
      // Each by a new ledger, so that what is remembered comes from the database.
      await ledgerWith().hold({ deviceId: 'd', documents: [{ topic, epoch: 1, version }], at });
    }
    expect(carried()).toMatchObject([{ received_at: at, removed_at: null }]);
  });
});

describe('under stress', () => {
  test('a full queue refuses, and takes again when it has drained', async () => {
    const ledger = ledgerWith({ limits: { ledgerQueueMaxItems: 2 } });
    const first = ledger.storeReceipts('d', [receipt('aaaaaaaa')], at);
    await expect(ledger.storeReceipts('d', [receipt('bbbbbbbb')], at)).rejects.toMatchObject({
      code: 'hub.busy',
    });
    await first;
    await expect(ledger.storeReceipts('d', [receipt('bbbbbbbb')], at)).resolves.toMatchObject({
      stored: ['bbbbbbbb'],
    });
  });

  test('a writer killed at any moment loses nothing that it acknowledged, and another takes over', async () => {
    const workers: Worker[] = [];
    const ledger = ledgerWith({
      limits: { ledgerRestartDelayMs: 1 },
      startWorker: (path) => {
        const worker = new Worker(new URL('./ledger-worker.ts', import.meta.url), {
          workerData: { file: path },
        });
        workers.push(worker);
        return worker;
      },
    });
    const acknowledged: string[] = [];
    const refused: string[] = [];
    let number = 0;
    for (let round = 0; round < 5; round += 1) {
      const calls = Array.from({ length: 500 }, () => {
        const id = `receipt${(number += 1)}`;
        return ledger.storeReceipts('d', [receipt(id, { seconds: 1 })], at).then(
          () => acknowledged.push(id),
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'hub.busy' });
            refused.push(id);
          },
        );
      });
      await Promise.race(calls);
      calls.push(
        ...Array.from({ length: 500 }, () => {
          const id = `receipt${(number += 1)}`;
          return ledger.storeReceipts('d', [receipt(id, { seconds: 1 })], at).then(
            () => acknowledged.push(id),
            () => refused.push(id),
          );
        }),
      );
      const killed = new Promise<void>((resolve) =>
        setImmediate(() => resolve(workers.at(-1)?.terminate().then())),
      );
      await Promise.all([...calls, killed]);
    }
    expect(workers.length).toBeGreaterThan(1);
    expect(acknowledged.length + refused.length).toBe(number);
    const stored = new Set(
      sqlite
        .prepare<[], { id: string }>('select id from receipt')
        .all()
        .map(({ id }) => id),
    );
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    for (const id of refused) await ledger.storeReceipts('d', [receipt(id, { seconds: 1 })], at);
    expect(rows('select seconds from shown')).toEqual([{ seconds: number }]);
  });

  test('closing writes what waits and refuses what comes after', async () => {
    const ledger = ledgerWith();
    const waiting = ledger.storeReceipts('d', [receipt('aaaaaaaa')], at);
    const closed = ledger.close();
    await expect(ledger.storeReceipts('d', [receipt('bbbbbbbb')], at)).rejects.toMatchObject({
      code: 'hub.busy',
    });
    await closed;
    await expect(waiting).resolves.toMatchObject({ stored: ['aaaaaaaa'] });
    expect(rows('select id from receipt')).toEqual([{ id: 'aaaaaaaa' }]);
  });

  test('a full disk acknowledges nothing, and writing goes on when there is space again', () => {
    const writer = new LedgerWriter(sqlite);
    const pages = Number(sqlite.pragma('page_count', { simple: true }));
    sqlite.pragma(`max_page_count = ${pages}`);
    const many = Array.from({ length: 2000 }, (_, index) => receipt(`receipt${index}`, { seconds: 1 }));
    const batch = { ...emptyBatch(), receipts: [{ deviceId: 'd', receipts: many, at }] };
    expect(writer.write(batch)).toEqual({ failure: 'store.disk_full' });
    expect(rows('select * from receipt')).toEqual([]);
    sqlite.pragma(`max_page_count = ${pages + 1000}`);
    expect(writer.write(batch)).toMatchObject({ outcomes: { receipts: [{ rejected: [] }] } });
    expect(rows('select seconds from shown')).toEqual([{ seconds: 2000 }]);
  });

  test('a lock held by somebody else is waited for', async () => {
    const ledger = ledgerWith();
    sqlite.exec('begin immediate');
    const stored = vi.fn();
    const waiting = ledger.storeReceipts('d', [receipt('aaaaaaaa')], at).then(stored);
    await new Promise((resolve) => setImmediate(resolve));
    expect(stored).not.toHaveBeenCalled();
    sqlite.exec('commit');
    await waiting;
    expect(stored).toHaveBeenCalled();
  });
});
