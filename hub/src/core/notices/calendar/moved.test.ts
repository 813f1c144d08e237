import type { Draft } from '@louyu/contract/api/notices';
import type { Schedule } from '@louyu/contract/schedule';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleCases } from '../../../../../tests/support/generated-schedules.ts';
import { outageDraft } from '../../../../../tests/support/notice-records.ts';
import { recurrence } from '../../../../../tests/support/recurrence.ts';
import { windowsOf } from '../schedule/windows.ts';
import { howMoves, movedDraft } from './moved.ts';

const zone = 'Asia/Shanghai';
const now = '2026-11-21T12:00:00.000Z';
const draft: Draft = {
  ...outageDraft,
  window: { from: '2026-11-21T23:00:00.000Z', to: '2026-11-22T10:00:00.000Z' },
};
const days = (count: number) => ({ days: count, minutes: 0 });
const moved = (each: Draft, count: number, visibleFrom: string | null = null) =>
  movedDraft({ draft: each, visibleFrom }, days(count), zone, now);

describe('moving a notice', () => {
  it('moves its window and the moments in its words', () => {
    const { window, fields } = movedDraft({ draft, visibleFrom: null }, { days: 2, minutes: 30 }, zone, now);
    expect(window).toEqual({ from: '2026-11-23T23:30:00.000Z', to: '2026-11-24T10:30:00.000Z' });
    expect(fields['start']).toEqual({ at: '2026-11-24T01:30:00.000Z' });
    expect(fields['restore']).toEqual({ at: '2026-11-24T10:30:00.000Z' });
    expect(fields['reason']).toEqual(outageDraft.fields['reason']);
  });

  it('keeps the wall clock where it is put forward or back', () => {
    const spring = { ...draft, window: { from: '2027-03-26T08:00:00.000Z', to: '2027-03-27T08:00:00.000Z' } };
    const { window } = movedDraft({ draft: spring, visibleFrom: null }, days(2), 'Europe/Berlin', now);
    expect(window).toEqual({ from: '2027-03-28T07:00:00.000Z', to: '2027-03-29T07:00:00.000Z' });
  });

  it('lets what would have begun before now begin at once, and what is shown already go on', () => {
    const long = { ...draft, window: { ...draft.window, to: '2026-11-29T00:00:00.000Z' } };
    expect(moved(long, -1).window.from).toBeNull();
    const live = { ...long, window: { ...long.window, from: null } };
    expect(moved(live, 1, '2026-11-19T00:00:00.000Z').window.from).toBeNull();
    expect(moved(live, 3, '2026-11-19T00:00:00.000Z').window.from).toBe('2026-11-22T00:00:00.000Z');
  });

  it('refuses an end that is over', () => {
    expect(() => moved(draft, -3)).toThrow('notice.window_wrong');
  });
});

describe('moving what comes again', () => {
  const weekly = (rule: string): Schedule => ({ repeat: { start: '2026-11-23', rule } });

  it.each([
    [undefined, 'minutes'],
    [{ dayparts: [{ from: '07:00', to: '09:00' }] }, 'days'],
    [weekly('FREQ=WEEKLY;BYDAY=MO'), 'days'],
    [weekly('FREQ=DAILY;INTERVAL=3'), 'days'],
    [weekly('FREQ=MONTHLY;BYMONTHDAY=15'), 'no'],
    [weekly('FREQ=MONTHLY;BYDAY=2TU'), 'no'],
  ] as const)('%j moves by %s', (schedule, by) => {
    expect(howMoves(schedule === undefined ? draft : { ...draft, schedule: schedule as Schedule })).toBe(by);
  });

  it('is refused where the rule would not come out the same', () => {
    const monthly = { ...draft, schedule: weekly('FREQ=MONTHLY;BYMONTHDAY=15') };
    expect(() => moved(monthly, 1)).toThrow('notice.move_by_edit');
    const daily = { ...draft, schedule: weekly('FREQ=DAILY') };
    const byMinutes = () =>
      movedDraft({ draft: daily, visibleFrom: null }, { days: 0, minutes: 30 }, zone, now);
    expect(byMinutes).toThrow('notice.move_by_edit');
  });

  it.each<[string, Schedule, number]>([
    ['a start before this century', { repeat: { start: '2000-01-01', rule: 'FREQ=DAILY' } }, -1],
    ['an end after it', { repeat: { start: '2026-11-23', rule: 'FREQ=DAILY;UNTIL=20991231' } }, 1],
    [
      'an exception after it',
      { repeat: { start: '2026-11-23', rule: 'FREQ=DAILY', except: ['2099-12-31'] } },
      1,
    ],
  ])('is refused where it would come to %s, which no schedule can name', (_, schedule, count) => {
    const long = { ...draft, window: { ...draft.window, to: '2026-12-22T10:00:00.000Z' }, schedule };
    expect(moved(long, 0).schedule).toEqual(schedule);
    expect(() => moved(long, count)).toThrow('notice.move_by_edit');
  });

  it('moves every window by as many days, whatever rule of days and weeks', async () => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(scheduleCases, fc.integer({ min: -20, max: 20 }), async (each, count) => {
        // Far ahead, so that nothing of it is over; without summer time, so that a day has 24 hours.
        const later = (at: string, by = count) => new Date(Date.parse(at) + by * 86_400_000).toISOString();
        const window = { from: later(each.outer.from, 400), to: later(each.outer.to, 400) };
        const base = { ...draft, window, schedule: each.schedule };
        if (howMoves(base) === 'no') return;
        const after = moved(base, count).schedule;
        // Whole days around, so that both are cut in the same place.
        const before = await windowsOf(each.schedule, each.outer, zone, recurrence);
        const outer = { from: later(each.outer.from), to: later(each.outer.to) };
        const found = await windowsOf(after, outer, zone, recurrence);
        expect(found).toEqual(before.map(({ from, to }) => ({ from: later(from), to: later(to) })));
        judged += 1;
      }),
      { numRuns: 300 },
    );
    expect(judged).toBeGreaterThan(50);
  });
});
