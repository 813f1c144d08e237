import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import { openNoticeDesk, type NoticeDesk } from '../../../../tests/support/notice-desk.ts';
import { approver, editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { uncountersigned } from '../notices/countersigning.ts';
import { dayMs, laterBy } from '../time.ts';
import { alertingDefaults, createAlerting, type Alerting } from './alerting.ts';

let desk: NoticeDesk;
let alerting: Alerting;
beforeEach(async () => {
  desk = await openNoticeDesk();
  let ids = 0;
  alerting = createAlerting({
    store: desk.hub.store,
    clock: desk.hub.clock,
    machineClock: desk.hub.clock,
    digest: (words) => String(words),
    publicUrl: 'http://192.0.2.10:8080',
    random: { id: () => `alert${(ids += 1)}`, bytes: (length) => new Uint8Array(length) },
    live: { emit: (change) => void desk.hub.changes.push(change) },
    roster: { onDuty: () => Promise.resolve([]) },
    sender: () => Promise.reject(new TypeError('there is no robot')),
    onFailure: (error) => {
      throw error;
    },
    limits: alertingDefaults,
  });
});
afterEach(async () => {
  await alerting.close();
  await desk.close();
});

async function openKinds(): Promise<string[]> {
  alerting.touched({ resource: 'notice', id: null });
  await alerting.turn();
  return (await desk.hub.store.staffAlerts.open()).map(({ kind }) => kind);
}

it('what one person said calls for a second one at once and when that is late, until it is countersigned', async () => {
  const { id } = await desk.publish(outageDraft);
  expect(await openKinds()).toEqual([]);
  await desk.notices.update(editor, id, {
    kind: 'progress',
    revision: 1,
    text: { 'zh-CN': '抢修人员已到场' },
  });
  expect(await openKinds()).toEqual(['countersignature']);
  const [called] = await desk.hub.store.staffAlerts.open();
  expect(called).toMatchObject({ path: `/notices/${id}`, roles: ['approver'] });
  expect(called?.except).toContain(editor.id);
  // The notice has both titles, so each reader gets theirs.
  expect(called?.text['zh-CN']).toMatch(/停水（编号/);
  expect(called?.text.en).toMatch(/[Ww]ater[^\u4e00-\u9fff]*\(no\. /);
  desk.hub.clock.pass(29 * 60_000);
  expect(await openKinds()).toEqual(['countersignature']);
  desk.hub.clock.pass(60_000);
  expect(await openKinds()).toEqual(['countersignature', 'deadline']);
  await desk.notices.countersign(approver, id, 2);
  expect(await openKinds()).toEqual([]);
});

it('nobody is called for ever where nobody else may countersign: not when the notice has been over for a week', async () => {
  const { id } = await desk.publish(outageDraft);
  const words = { 'zh-CN': '抢修人员已到场' };
  const { revisions } = await desk.notices.update(editor, id, { kind: 'progress', revision: 1, text: words });
  const visibleTo = revisions.at(-1)?.visibleTo ?? '';
  const weekMs = alertingDefaults.noticeCountersignAskedDays * dayMs;
  desk.hub.clock.pass(Date.parse(laterBy(visibleTo, weekMs)) - Date.parse(desk.now()) - 1);
  expect(await openKinds()).toEqual(['countersignature', 'deadline']);
  desk.hub.clock.pass(1);
  expect(await openKinds()).toEqual([]);
  const after = await desk.hub.store.notices.byId(id);
  expect(after && uncountersigned(after, desk.now())?.revision).toBe(2);
});

it('a change of a notice that is to be replaced later still waits for its review, until it goes', async () => {
  const old = await desk.publish(outageDraft);
  const from = laterBy(desk.now(), 3_600_000);
  const next: Draft = { ...outageDraft, supersedes: old.id, window: { from, to: null } };
  await desk.publish(next);
  await desk.notices.edit(editor, old.id, { revision: 1, edit: 1 }, outageDraft);
  await desk.notices.submit(editor, old.id, 2);
  expect(await openKinds()).toEqual(['review']);
  desk.hub.clock.pass(3_600_000);
  expect(await openKinds()).toEqual([]);
});
