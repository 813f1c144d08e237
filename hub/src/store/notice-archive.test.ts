import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { up } from './migrations/012-shares-and-archive.ts';
import { createNoticeSearch } from './notice-search.ts';
import type { ArchiveQuestion, NoticeRecord } from '../core/notices/notice-store.ts';
import { searchExpressionOf, termsOf } from '../core/notices/search-terms.ts';
import { laterBy } from '../core/time.ts';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';
import {
  noticeRecord,
  outageDraft,
  revisionRecord,
  signedRevision,
  wholeArchive,
} from '../../../tests/support/notice-records.ts';

describe('the full-text index', () => {
  let db: Database.Database;

  beforeAll(() => {
    db = new Database(':memory:');
    db.exec(createNoticeSearch);
  });
  afterAll(() => {
    db.close();
  });

  function finds(text: string, query: string): boolean {
    db.prepare('insert or replace into notice_search (rowid, terms) values (1, ?)').run(termsOf(text));
    const expression = searchExpressionOf(query);
    const found = 'select 1 from notice_search where notice_search match ?';
    return expression !== null && db.prepare(found).get(expression) !== undefined;
  }

  test.each([
    ['明天停水通知', '停水'],
    ['明天停水通知', '水'],
    ['明天停水通知', '知'],
    ['0312\n312', '0312'],
    ['0312\n312', '312'],
    ['3栋1单元大堂', '3栋1'],
    ['3栋1单元大堂', '栋1单元'],
    ['Water off on Sunday', 'WATER off'],
    ['Water off on Sunday', 'sun'],
    ['电梯维保（2号梯）', '2号梯'],
    ['电梯 维保', '维保 电梯'],
    ['２４小时', '24小时'],
  ])('finds in “%s” “%s”', (text, query) => {
    expect(finds(text, query)).toBe(true);
  });

  test.each([
    ['明天停水通知', '水停'],
    ['明天停水，通知', '水通'],
    ['明天停水通知', '停水 停电'],
    ['Water off', 'ater'],
    ['明天停水通知', '"*:^'],
  ])('does not find in “%s” “%s”', (text, query) => {
    expect(finds(text, query)).toBe(false);
  });

  test('any part of two or more Chinese characters of a text finds it', () => {
    const letter = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...Array.from('停水通知明天电梯维保三栋单元大堂𠮷々〇')) },
      {
        weight: 1,
        arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
      },
      { weight: 2, arbitrary: fc.constantFrom(...Array.from('09 ab，。\n')) },
    );
    const texts = fc.array(letter, { minLength: 2, maxLength: 60 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, at, length) => {
        const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
        const run = Array.from(runs[at % Math.max(1, runs.length)] ?? '');
        if (run.length < 2) return;
        const from = at % (run.length - 1);
        const part = run.slice(from, from + 2 + (length % (run.length - from - 1)));
        expect(finds(text, part.join('')), part.join('')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the archive', () => {
  let hub: DeviceHub;

  beforeEach(async () => {
    hub = await openDeviceHub();
  });
  afterEach(() => hub.close());

  async function found(question: Partial<ArchiveQuestion>): Promise<number[]> {
    const query = { ...wholeArchive, ...question, now: hub.clock.now() };
    return (await hub.store.notices.page(query)).map(({ number }) => number).toSorted((a, b) => a - b);
  }

  const add = (...notices: NoticeRecord[]) =>
    Promise.all(notices.map((notice) => hub.store.notices.add(notice)));

  test('finds drafts by what was typed, what is out by what it says, and old words no more', async () => {
    const draft = noticeRecord([revisionRecord({ noticeId: 'a' })], { id: 'a', number: 1, title: '草稿' });
    const out = outNotice(312);
    await add(draft, out);
    expect(await found({ text: '取水点' })).toEqual([1]);
    expect(await found({ text: '提前储水' })).toEqual([312]);
    expect(await found({ text: '0312' })).toEqual([312]);
    const [revision] = draft.revisions;
    if (revision === undefined) throw new Error('no revision');
    const fields = { ...outageDraft.fields, interim: { 'zh-CN': '请提前储水' } };
    await hub.store.notices.save(draft, [{ ...revision, draft: { ...outageDraft, fields } }]);
    expect(await found({ text: '取水点' })).toEqual([]);
    expect(await found({ text: '提前储水' })).toEqual([1, 312]);
  });

  test('has the notices that were there before it', async () => {
    await add(outNotice(312), noticeRecord([revisionRecord({ noticeId: 'a' })], { id: 'a', number: 1 }));
    for (const table of ['notice_search', 'share_mark', 'share_channel'])
      await sql.raw(`drop table ${table}`).execute(hub.db);
    await up(hub.db);
    expect(await found({ text: '提前储水' })).toEqual([312]);
    expect(await found({ text: '南门岗亭' })).toEqual([1]);
    expect(await found({ text: '312' })).toEqual([312]);
  });

  test('filters by category, place, time, and what may be in a state', async () => {
    const at = (number: number, placeId: string, visibleFrom: string, visibleTo: string) =>
      noticeRecord(
        [
          signedRevision({
            noticeId: `n${number}`,
            draft: { ...outageDraft, audience: [placeId] },
            visibleFrom,
            visibleTo,
          }),
        ],
        { id: `n${number}`, number },
      );
    await add(
      at(1, 'b3', '2026-10-01T00:00:00.000Z', '2026-10-02T00:00:00.000Z'),
      at(2, 'b5', '2026-11-20T00:00:00.000Z', '2026-12-02T00:00:00.000Z'),
      { ...outNotice(3), category: 'power', recalledAt: hub.clock.now() },
      noticeRecord([revisionRecord({ noticeId: 'n4' })], { id: 'n4', number: 4 }),
    );
    expect(await found({ category: 'power' })).toEqual([3]);
    expect(await found({ placeIds: ['b3'] })).toEqual([1]);
    expect(await found({ from: '2026-10-01T12:00:00.000Z', to: '2026-10-20T00:00:00.000Z' })).toEqual([1]);
    expect(await found({ states: ['recalled'] })).toEqual([3]);
    expect(await found({ states: ['expired'] })).toEqual([1]);
    expect(await found({ states: ['live', 'draft'] })).toEqual([2, 4]);
    expect(await found({ text: '停水', states: ['expired'], category: 'water' })).toEqual([1]);
  });

  test('has what was replaced among what was recalled, from the moment on at which it goes', async () => {
    const outAt = hub.clock.now();
    const at = laterBy(outAt, 3_600_000);
    await add(
      { ...outNotice(1), superseded: { by: 'n2', outAt, at } },
      { ...outNotice(3), recalledAt: outAt },
      outNotice(4),
    );
    expect(await found({ states: ['recalled'] })).toEqual([3]);
    expect(await found({ states: ['live'] })).toEqual([1, 4]);
    hub.clock.pass(3_600_000);
    expect(await found({ states: ['recalled'] })).toEqual([1, 3]);
  });
});
