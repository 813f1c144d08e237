import { afterEach, beforeEach, expect, test } from 'vitest';
import { NoticeViews } from './notice-views.ts';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

function door(id: string, parentId: string) {
  const name = { 'zh-CN': `${id}室` };
  return { id, siteId: 'site1', parentId, kind: 'household', name, position: 1 } as const;
}

test('tells screens, seconds, phones and households in all, by building and by kind of screen', async () => {
  const lobby = await hub.addDevice({ name: '3栋大堂屏' });
  await hub.addDevice({ name: '5栋大堂屏', spotIds: ['hall'] });
  await hub.store.places.add([door('d101', 'u1'), door('d102', 'u1'), door('d501', 'b5')]);
  const notice = outNotice(312, { title: '=停水,注意' });
  await hub.publish('site1', [notice]);
  const at = hub.clock.now();
  const shown = { id: 'receipt001', kind: 'shown', noticeId: notice.id, revision: 1, seconds: 60 } as const;
  await hub.ledger.storeReceipts(
    lobby.id,
    [{ ...shown, from: '2026-11-21T00:30:00.000Z', to: '2026-11-21T00:31:00.000Z' }],
    at,
  );
  const tap = { noticeId: notice.id, revision: 1, choice: 'known', at } as const;
  await hub.ledger.acknowledge({ ...tap, deviceId: lobby.id, phoneHash: 'a' });
  await hub.ledger.acknowledge({ ...tap, deviceId: '', phoneHash: 'b' });
  const views = new NoticeViews({ ...hub, glance: (id) => hub.views.glance(id) });
  const { csv } = await views.deliveryFile(notice.id, 'zh-CN');
  expect(csv.startsWith('\ufeff编号,标题,')).toBe(true);
  const rows = csv.trim().split('\r\n').slice(1);
  const { widthPx, heightPx, diagonalInches } = lobby.profile;
  const glass = `大堂屏 ${widthPx}×${heightPx} ${diagonalInches}″`;
  expect(rows).toEqual([
    `0312,"'=停水,注意",合计,,3,2,1,1,0,0,60,2`,
    `0312,"'=停水,注意",楼栋,3栋,2,1,1,1,0,0,60,1`,
    `0312,"'=停水,注意",楼栋,5栋,1,1,0,0,0,0,0,0`,
    `0312,"'=停水,注意",屏幕,${glass},,2,1,1,0,0,60,1`,
    `0312,"'=停水,注意",群文案、海报和公告,,,0,0,0,0,0,0,1`,
  ]);
});
