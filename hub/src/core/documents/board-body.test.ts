import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardSchema } from '@louyu/contract/board';
import type { Window } from '@louyu/contract/primitives';
import { parse } from 'valibot';
import { scheduleCases } from '../../../../tests/support/generated-schedules.ts';
import {
  noticeRecord,
  outageDraft,
  revisionRecord,
  signedRevision,
} from '../../../../tests/support/notice-records.ts';
import { recurrence } from '../../../../tests/support/recurrence.ts';
import { windowsOf } from '../notices/schedule/windows.ts';
import { general } from '../notices/templates/general.ts';
import { boardBody, boardHorizonDays, fitsWire } from './board-body.ts';

const now = '2026-11-21T12:00:00.000Z';
const notice = noticeRecord([signedRevision()]);

it('lists a signed notice of this place, and is a valid board', () => {
  const board = boardBody('site1', [notice], now);
  expect(board.notices).toHaveLength(1);
  expect(parse(boardSchema, board)).toEqual(board);
});

it.each([
  ['of another place', 'lobby1', notice, now],
  ['recalled', 'site1', { ...notice, recalledAt: now }, now],
  ['in its take-back time', 'site1', notice, '2026-11-21T00:00:14.999Z'],
  ['over', 'site1', notice, '2026-11-22T10:00:00.000Z'],
  ['not signed', 'site1', noticeRecord([revisionRecord({ state: 'in-review' })]), now],
  [
    'beyond the horizon',
    'site1',
    noticeRecord([
      signedRevision({
        visibleFrom: laterDays(boardHorizonDays + 1),
        visibleTo: laterDays(boardHorizonDays + 2),
      }),
    ]),
    now,
  ],
])('leaves out what is %s', (_, placeId, each, at) => {
  expect(boardBody(placeId, [each], at).notices).toEqual([]);
});

it('follows the audience of the revision that is out', () => {
  const moved = signedRevision({
    revision: 2,
    goesOutAt: now,
    draft: { ...outageDraft, audience: ['lobby1'] },
  });
  const edited = noticeRecord([signedRevision(), moved]);
  expect(boardBody('site1', [edited], now).notices).toEqual([]);
  expect(boardBody('lobby1', [edited], now).notices.map((entry) => entry.revision)).toEqual([2]);
});

it('makes the same bytes of the same notices in any order', () => {
  const other = noticeRecord([signedRevision({ noticeId: 'notice2' })], { id: 'notice2', number: 7 });
  expect(JSON.stringify(boardBody('site1', [notice, other], now))).toBe(
    JSON.stringify(boardBody('site1', [other, notice], now)),
  );
});

it('says for which displays a notice is, and nothing of households (R36)', () => {
  const draft = { ...outageDraft, profiles: ['elevator' as const], tagIds: ['livesalone'] };
  const board = boardBody('site1', [noticeRecord([signedRevision({ draft })])], now);
  expect(board.notices[0]?.profiles).toEqual(['elevator']);
  expect(JSON.stringify(board)).not.toContain('livesalone');
});

it('names the kind of a notice where its template has one, not only its category (EXPERIENCE "Screens")', () => {
  expect(boardBody('site1', [notice], now).notices[0]?.kind).toEqual({
    'zh-CN': '停水通知',
    en: 'Water outage',
  });
  const free = noticeRecord([signedRevision({ template: general })]);
  expect(boardBody('site1', [free], now).notices[0]).not.toHaveProperty('kind');
});

it('knows when a board outgrows the wire', () => {
  const body = '水'.repeat(600);
  const long = Array.from({ length: 60 }, (_, index) =>
    noticeRecord(
      [
        signedRevision({
          content: { 'zh-CN': { title: '停水', shortTitle: '停水', keyPoint: '储水', facts: [], body } },
        }),
      ],
      { id: `notice${index}`, number: index + 1 },
    ),
  );
  expect(fitsWire(boardBody('site1', long.slice(0, 10), now))).toBe(true);
  expect(fitsWire(boardBody('site1', long, now))).toBe(false);
});

describe('a notice with a schedule', () => {
  const daily = (date: number) => ({
    from: new Date(Date.UTC(2026, 10, date, 23)).toISOString(),
    to: new Date(Date.UTC(2026, 10, date + 1, 1)).toISOString(),
  });
  const scheduled = (windows: readonly Window[]) =>
    noticeRecord([
      signedRevision({
        windows,
        visibleFrom: windows[0]?.from ?? now,
        visibleTo: windows.at(-1)?.to ?? now,
      }),
    ]);
  const forLong = scheduled(Array.from({ length: 60 }, (_, day) => daily(15 + day)));
  const windowsAt = (at: string) => boardBody('site1', [forLong], at).notices[0]?.windows;

  it('stands with all windows of a fortnight, so that a screen goes on alone', () => {
    const windows = windowsAt(now) ?? [];
    expect(parse(boardSchema, boardBody('site1', [forLong], now)).notices).toHaveLength(1);
    expect(Date.parse(windows.at(-1)?.to ?? '') - Date.parse(now)).toBeGreaterThan(
      boardHorizonDays * 86_400_000,
    );
  });

  it('changes its board once a day, not with each window', () => {
    expect(windowsAt('2026-11-21T00:01:00.000Z')).toEqual(windowsAt('2026-11-21T23:59:59.000Z'));
    expect(windowsAt('2026-11-22T00:00:00.000Z')).not.toEqual(windowsAt(now));
  });

  it('is not on the board while nothing of it comes within the horizon', () => {
    const rare = scheduled([daily(10), daily(50)]);
    expect(boardBody('site1', [rare], now).notices).toEqual([]);
    expect(boardBody('site1', [rare], laterDays(20)).notices).toHaveLength(1);
  });

  it('never has more windows than a board takes, however its dayparts lie', async () => {
    await fc.assert(
      fc.asyncProperty(scheduleCases, fc.integer({ min: 0, max: 200 }), async (each, days) => {
        const { schedule, outer, timeZone } = each;
        const windows = await windowsOf({ dayparts: schedule.dayparts }, outer, timeZone, recurrence);
        const at = new Date(Date.parse(outer.from) + days * 40_000_000).toISOString();
        const [first] = windows;
        if (first === undefined) return;
        const signedAt = { signedAt: outer.from, goesOutAt: outer.from };
        const record = scheduled(windows);
        const out = record.revisions.map((revision) => ({ ...revision, ...signedAt }));
        const board = boardBody('site1', [{ ...record, revisions: out }], at);
        expect(parse(boardSchema, board)).toEqual(board);
      }),
      { numRuns: 100 },
    );
  });
});

function laterDays(days: number): string {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString();
}
