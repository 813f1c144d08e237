import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import { openDeviceHub, type DeviceHub } from '../../../../../tests/support/device-hub.ts';
import { approver, editor, outageDraft } from '../../../../../tests/support/notice-records.ts';
import { boardBody } from '../../documents/board-body.ts';
import { previewDraft } from '../draft-preview.ts';
import { NoticeService } from '../notice-service.ts';
import { templateById } from '../templates.ts';

const ticks = templateById(outageDraft.templateId)?.checklist.map(() => true) ?? [];
const rushHours = [
  { from: '07:00', to: '09:00' },
  { from: '17:00', to: '20:00' },
];
const weekly: Draft = {
  ...outageDraft,
  window: { from: null, to: '2026-12-31T16:00:00.000Z' },
  schedule: {
    repeat: { start: '2026-11-21', rule: 'FREQ=WEEKLY;BYDAY=TU,TH', except: ['2026-11-26'] },
    dayparts: rushHours,
  },
};

let hub: DeviceHub;
let notices: NoticeService;

beforeEach(async () => {
  hub = await openDeviceHub();
  notices = new NoticeService({
    ...hub,
    trustedClock: hub.clock,
    random: { id: () => 'made1', bytes: (length) => new Uint8Array(length) },
    events: { emit: () => undefined },
    releases: { add: () => undefined, remove: () => undefined },
  });
});
afterEach(() => hub.close());

it('the signature makes the windows of a schedule concrete, and the board holds those of a fortnight', async () => {
  await notices.create(editor, weekly);
  await notices.submit(editor, 'made1', 1);
  await notices.sign(approver, 'made1', 1, ticks);
  hub.clock.pass(60_000);
  const notice = await hub.store.notices.byId('made1');
  const [revision] = notice?.revisions ?? [];
  expect(revision?.windows).toHaveLength(22);
  expect(revision).toMatchObject({
    visibleFrom: '2026-11-23T23:00:00.000Z',
    visibleTo: '2026-12-31T12:00:00.000Z',
  });
  const board = boardBody('site1', notice === undefined ? [] : [notice], hub.clock.now());
  expect(board.notices[0]?.windows.map(({ from }) => from)).toEqual([
    '2026-11-23T23:00:00.000Z',
    '2026-11-24T09:00:00.000Z',
    '2026-11-30T23:00:00.000Z',
    '2026-12-01T09:00:00.000Z',
    '2026-12-02T23:00:00.000Z',
    '2026-12-03T09:00:00.000Z',
  ]);
});

it('a schedule that never comes, or comes too often, is refused with what to do', async () => {
  const never = { repeat: { start: '2026-11-21', rule: 'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2' } };
  await notices.create(editor, { ...weekly, schedule: never });
  await expect(notices.submit(editor, 'made1', 1)).rejects.toThrow('notice.schedule_empty');
  const four = ['00:00', '03:00', '06:00', '09:00'].map((from) => ({ from, to: `${from.slice(0, 3)}30` }));
  const often = {
    ...weekly,
    window: { from: null, to: '2027-10-31T00:00:00.000Z' },
    schedule: { dayparts: four },
  };
  await notices.edit(editor, 'made1', { revision: 1, edit: 1 }, often);
  await expect(notices.submit(editor, 'made1', 1)).rejects.toThrow('notice.schedule_too_long');
});

it('a preview says the next five times, and how often', async () => {
  const { next, count } = await previewDraft(hub, weekly, null, 'zh-CN');
  expect(next?.map(({ from }) => from)).toEqual([
    '2026-11-23T23:00:00.000Z',
    '2026-11-24T09:00:00.000Z',
    '2026-11-30T23:00:00.000Z',
    '2026-12-01T09:00:00.000Z',
    '2026-12-02T23:00:00.000Z',
  ]);
  expect(count).toBe(22);
});
