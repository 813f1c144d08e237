import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import type { DeviceGlance } from './delivery.ts';
import { NoticeViews } from './notice-views.ts';

/* One rule for the list, the desk and the delivery page: who may still show what is over (R15, R20). */

let hub: DeviceHub;
const glances = new Map<string, DeviceGlance>();

beforeEach(async () => {
  hub = await openDeviceHub();
  glances.clear();
});
afterEach(() => hub.close());

async function counted(id: string) {
  const views = new NoticeViews({ ...hub, glance: (deviceId) => glances.get(deviceId) });
  const notice = await hub.store.notices.byId(id);
  const [summary] = await views.summaries(notice === undefined ? [] : [notice], 'zh-CN');
  const { devices } = await views.delivery(id);
  const listed = devices.filter((device) => device.state === 'still-carries').length;
  return { summary: summary?.stillShowing, delivery: listed };
}

it('counts a screen that fell silent before it could say that it carries the notice', async () => {
  const recalled = outNotice(1, { recalledAt: '2026-11-21T00:20:00.000Z' });
  await hub.store.notices.add(recalled);
  const silent = await hub.addDevice({
    lastSeenAt: '2026-11-21T00:05:00.000Z',
    pairedAt: '2026-11-01T00:00:00.000Z',
  });
  await hub.addDevice({ lastSeenAt: '2026-11-20T00:00:00.000Z', pairedAt: '2026-11-01T00:00:00.000Z' });
  const spoken = await hub.addDevice();
  glances.set(spoken.id, { online: true, lastSeenAt: '2026-11-21T00:29:00.000Z', visible: null });
  const shows = await hub.addDevice();
  glances.set(shows.id, {
    online: true,
    lastSeenAt: '2026-11-21T00:29:00.000Z',
    visible: { noticeId: recalled.id, revision: 1 },
  });
  expect(await counted(recalled.id)).toEqual({ summary: 2, delivery: 2 });

  // It returned, and said what it holds.
  glances.set(silent.id, { online: true, lastSeenAt: '2026-11-21T00:29:00.000Z', visible: null });
  expect(await counted(recalled.id)).toEqual({ summary: 1, delivery: 1 });
});

it('leaves out a display of another kind, which holds the board and never shows the notice', async () => {
  const [revision, ...others] = outNotice(1).revisions;
  if (revision === undefined) throw new TypeError('a notice without revisions');
  const forLifts = { ...revision, draft: { ...revision.draft, profiles: ['elevator' as const] } };
  const live = outNotice(1, { revisions: [forLifts, ...others] });
  const [lobby, lift] = [await hub.addDevice(), await hub.addDevice({ kind: 'elevator' })];
  await hub.publish('site1', [live]);
  for (const { id } of [lobby, lift]) {
    await hub.db
      .insertInto('carried')
      .values({
        device_id: id,
        notice_id: live.id,
        revision: 1,
        received_at: '2026-11-21T00:01:00.000Z',
        removed_at: null,
      })
      .execute();
  }
  const views = new NoticeViews({ ...hub, glance: () => undefined });
  expect((await views.delivery(live.id)).devices.map(({ deviceId }) => deviceId)).toEqual([lift.id]);
  await hub.store.notices.save({ ...live, recalledAt: '2026-11-21T00:20:00.000Z' }, []);
  expect(await counted(live.id)).toEqual({ summary: 1, delivery: 1 });
});

it('counts those that said they carry it until they say it is gone, and none while the notice is out', async () => {
  const live = outNotice(1);
  const device = await hub.addDevice();
  await hub.publish('site1', [live]);
  const row = {
    device_id: device.id,
    notice_id: live.id,
    revision: 1,
    received_at: '2026-11-21T00:01:00.000Z',
  };
  await hub.db
    .insertInto('carried')
    .values({ ...row, removed_at: null })
    .execute();
  expect(await counted(live.id)).toEqual({ summary: 0, delivery: 0 });
  await hub.store.notices.save({ ...live, recalledAt: '2026-11-21T00:20:00.000Z' }, []);
  expect(await counted(live.id)).toEqual({ summary: 1, delivery: 1 });
  await hub.db.updateTable('carried').set({ removed_at: '2026-11-21T00:21:00.000Z' }).execute();
  expect(await counted(live.id)).toEqual({ summary: 0, delivery: 0 });
});
