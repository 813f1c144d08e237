import { describe, expect, it } from 'vitest';
import type { Window } from '@louyu/contract/primitives';
import {
  noticeRecord,
  outageDraft,
  revisionRecord,
  signedRevision,
} from '../../../../tests/support/notice-records.ts';
import type { NoticeRecord } from '../notices/notice-store.ts';
import { boardBody, fitsWire } from './board-body.ts';
import { outgrownPlace } from './board-growth.ts';

const hourMs = 3_600_000;
const outAt = '2026-11-21T00:00:15.000Z';

/** An hour so many days (and hours) after `outAt`. */
function hourAt(day: number, hour = 0): Window {
  const from = Date.parse('2026-11-21T01:00:00.000Z') + (day * 24 + hour) * hourMs;
  return { from: new Date(from).toISOString(), to: new Date(from + hourMs).toISOString() };
}

/** Without a break from one day to another. */
function days(from: number, to: number): Window[] {
  return [{ from: hourAt(from).from, to: hourAt(to).from }];
}

/** So many windows a day on each of these days. */
function daily(dayFrom: number, dayTo: number, times: number): Window[] {
  return Array.from({ length: (dayTo - dayFrom) * times }, (_, index) =>
    hourAt(dayFrom + Math.floor(index / times), (index % times) * 3),
  );
}

let numbers = 0;
/** A signed notice of about `bytes` bytes beside its windows. */
function notice(
  windows: readonly Window[],
  { audience = ['site1'], bytes = 0 }: { audience?: string[]; bytes?: number } = {},
): NoticeRecord {
  const number = (numbers += 1);
  const body = 'x'.repeat(bytes);
  return noticeRecord(
    [
      signedRevision({
        draft: { ...outageDraft, audience },
        content: { 'zh-CN': { title: '停水', shortTitle: '停水', keyPoint: '请储水', facts: [], body } },
        visibleFrom: windows[0]?.from ?? null,
        visibleTo: windows.at(-1)?.to ?? null,
        windows: windows.length > 1 ? windows : null,
      }),
    ],
    { id: `notice${number}`, number },
  );
}

describe('a board keeps room', () => {
  it('only for the windows that it does not hold yet', () => {
    const fourTimesADay = Array.from({ length: 10 }, () => notice(daily(0, 60, 4)));
    expect(fitsWire(boardBody('site1', fourTimesADay, outAt))).toBe(true);
    expect(outgrownPlace(['site1'], fourTimesADay, outAt)).toBeUndefined();
  });

  it('only for what stands on it', () => {
    const elsewhere = Array.from({ length: 8 }, () => notice(daily(0, 60, 4), { audience: ['lobby1'] }));
    const here = notice(days(0, 3), { bytes: 40_000 });
    expect(outgrownPlace(['site1', 'lobby1'], [...elsewhere, here], outAt)).toBeUndefined();
  });

  it('not for windows that are over', () => {
    const past = Array.from({ length: 10 }, () => notice([...daily(-60, -20, 4), ...daily(0, 20, 1)]));
    expect(outgrownPlace(['site1'], [...past, notice(days(0, 3), { bytes: 30_000 })], outAt)).toBeUndefined();
  });

  it('for a fortnight with more windows than this one', () => {
    const more = Array.from({ length: 10 }, () => notice([...daily(0, 20, 1), ...daily(20, 60, 4)]));
    expect(fitsWire(boardBody('site1', [...more, notice(days(0, 90), { bytes: 30_000 })], outAt))).toBe(true);
    expect(outgrownPlace(['site1'], [...more, notice(days(0, 90), { bytes: 30_000 })], outAt)).toBe('site1');
  });
});

describe('a board is looked at whenever it can become larger', () => {
  it('names the place whose board is full, and no other', () => {
    const all = [
      notice(days(0, 3), { bytes: 20_000, audience: ['lobby1', 'site1'] }),
      notice(days(0, 3), { bytes: 50_000, audience: ['site1'] }),
    ];
    expect(outgrownPlace(['lobby1', 'site1'], all, outAt)).toBe('site1');
  });

  it('when a notice comes back after a gap in which the board did not hold it', () => {
    const monthly = notice([hourAt(0), hourAt(31), hourAt(62)], { bytes: 40_000 });
    const between = (from: number, to: number) => notice(days(from, to), { bytes: 30_000 });
    // From day 17 to day 31 and from day 48 to day 62 the monthly one stands again.
    expect(outgrownPlace(['site1'], [monthly, between(15, 16)], outAt)).toBeUndefined();
    expect(outgrownPlace(['site1'], [monthly, between(16, 30)], outAt)).toBe('site1');
    expect(outgrownPlace(['site1'], [monthly, between(46, 49)], outAt)).toBe('site1');
  });

  it('not for windows that are not signed', () => {
    const open = revisionRecord({ revision: 2, state: 'in-review', windows: daily(0, 60, 4) });
    const all = Array.from({ length: 20 }, () => {
      const base = notice(days(0, 3));
      return { ...base, revisions: [...base.revisions, open] };
    });
    expect(outgrownPlace(['site1'], [...all, notice(days(0, 3), { bytes: 30_000 })], outAt)).toBeUndefined();
  });
});

it('reads each window a few times, however many there are', () => {
  let reads = 0;
  const windows = daily(0, 200, 4).map(({ from, to }) => ({
    get from() {
      reads += 1;
      return from;
    },
    to,
  }));
  expect(outgrownPlace(['site1'], [notice(windows)], outAt)).toBeUndefined();
  expect(reads).toBeLessThan(20 * windows.length);
});
