import { afterEach, beforeEach, expect, it } from 'vitest';
import { openNoticeDesk, type NoticeDesk } from '../../../../tests/support/notice-desk.ts';
import { approver, editor, outageDraft } from '../../../../tests/support/notice-records.ts';
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
  desk.hub.clock.pass(29 * 60_000);
  expect(await openKinds()).toEqual(['countersignature']);
  desk.hub.clock.pass(60_000);
  expect(await openKinds()).toEqual(['countersignature', 'deadline']);
  await desk.notices.countersign(approver, id, 2);
  expect(await openKinds()).toEqual([]);
});
