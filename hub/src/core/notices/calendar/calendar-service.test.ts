import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import { openDeviceHub, type DeviceHub } from '../../../../../tests/support/device-hub.ts';
import { approver, editor, outageDraft } from '../../../../../tests/support/notice-records.ts';
import { NoticeService } from '../notice-service.ts';
import { templateById } from '../templates.ts';
import { CalendarService } from './calendar-service.ts';

const ticks = templateById(outageDraft.templateId)?.checklist.map(() => true) ?? [];
const week = { from: '2026-11-22T16:00:00.000Z', to: '2026-11-29T16:00:00.000Z' };
const planned = (audience: string[], from: string, to: string): Draft => ({
  ...outageDraft,
  fields: { ...outageDraft.fields, start: { at: from }, restore: { at: to } },
  audience,
  window: { from, to },
});
const tuesday = planned(['b3'], '2026-11-24T01:00:00.000Z', '2026-11-24T10:00:00.000Z');

let hub: DeviceHub;
let notices: NoticeService;
let calendar: CalendarService;

beforeEach(async () => {
  hub = await openDeviceHub();
  let ids = 0;
  notices = new NoticeService({
    ...hub,
    trustedClock: hub.clock,
    random: { id: () => `made${(ids += 1)}`, bytes: (length) => new Uint8Array(length) },
    events: { emit: () => undefined },
    releases: { add: () => undefined, remove: () => undefined },
  });
  calendar = new CalendarService({ ...hub, notices });
});
afterEach(() => hub.close());

async function sign(id: string): Promise<void> {
  await notices.submit(editor, id, 1);
  await notices.sign(approver, id, 1, ticks);
  hub.clock.pass(60_000);
}

async function entries(placeId: string | null = null) {
  const view = await calendar.view(week, placeId, editor, 'zh-CN');
  return view.entries.map(({ noticeId, revision, state, changes, moves, windows }) => ({
    id: `${noticeId}/${revision}`,
    state,
    changes,
    moves,
    from: windows[0]?.from,
  }));
}

describe('the calendar', () => {
  it('holds what touches its time, drafts too, and nothing else', async () => {
    await notices.create(editor, tuesday);
    await notices.create(editor, planned(['b5'], '2026-12-24T01:00:00.000Z', '2026-12-24T10:00:00.000Z'));
    await notices.create(editor, { ...outageDraft, window: { from: null, to: null }, fields: {} });
    expect(await entries()).toEqual([
      { id: 'made1/1', state: 'draft', changes: false, moves: 'minutes', from: '2026-11-24T01:00:00.000Z' },
    ]);
  });

  it('shows a place what is for it, for what is above it, and for what is below', async () => {
    await notices.create(editor, tuesday);
    expect(await entries('b3')).toHaveLength(1);
    expect(await entries('lobby')).toHaveLength(1);
    expect(await entries('site1')).toHaveLength(1);
    expect(await entries('b5')).toHaveLength(0);
  });

  it('has each window of what comes again, and offers to move it by days', async () => {
    const repeat = { start: '2026-11-23', rule: 'FREQ=WEEKLY;BYDAY=MO,TH' };
    const dayparts = [{ from: '07:00', to: '09:00' }];
    await notices.create(editor, {
      ...tuesday,
      window: { from: null, to: '2026-12-31T00:00:00.000Z' },
      schedule: { repeat, dayparts },
    });
    const { entries: found } = await calendar.view(week, null, editor, 'zh-CN');
    expect(found[0]?.windows.map(({ from }) => from)).toEqual([
      '2026-11-22T23:00:00.000Z',
      '2026-11-25T23:00:00.000Z',
    ]);
    expect(found[0]?.moves).toBe('days');
  });
});

describe('moving', () => {
  const base = { revision: 1, edit: 1 };

  it('moves a draft at once', async () => {
    await notices.create(editor, tuesday);
    await calendar.move(editor, 'made1', { base, days: 2, minutes: 0 });
    expect(await entries()).toMatchObject([{ id: 'made1/1', from: '2026-11-26T01:00:00.000Z' }]);
  });

  it('proposes the next revision of what is signed, which stays until that is signed', async () => {
    await notices.create(editor, tuesday);
    await sign('made1');
    await calendar.move(editor, 'made1', { base, days: 1, minutes: 0 });
    expect(await entries()).toEqual([
      {
        id: 'made1/1',
        state: 'scheduled',
        changes: false,
        moves: 'no',
        from: '2026-11-24T01:00:00.000Z',
      },
      { id: 'made1/2', state: 'draft', changes: true, moves: 'minutes', from: '2026-11-25T01:00:00.000Z' },
    ]);
  });

  it('is for those who may edit, and for what was on the calendar that they saw', async () => {
    await notices.create(editor, tuesday);
    const move = { base, days: 1, minutes: 0 };
    await expect(calendar.move(approver, 'made1', move)).rejects.toThrow('auth.forbidden');
    await calendar.move(editor, 'made1', move);
    await expect(calendar.move(editor, 'made1', { ...move, days: 2 })).rejects.toThrow(
      'notice.draft_changed',
    );
    await notices.submit(editor, 'made1', 1);
    expect(await entries()).toMatchObject([{ state: 'in-review', moves: 'no' }]);
  });
});
