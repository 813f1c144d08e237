import { afterEach, beforeEach, expect, test } from 'vitest';
import { lintLimitDefaults } from './lint/limits.ts';
import { NoticeViews } from './notice-views.ts';
import {
  noticeRecord,
  revisionRecord,
  signedRevision,
  wholeArchive,
} from '../../../../tests/support/notice-records.ts';
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
  const notice = outNotice(312);
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
  expect(csv.startsWith('\ufeff编号,标题,状态,')).toBe(true);
  const rows = csv.trim().split('\r\n').slice(1);
  const { widthPx, heightPx, diagonalInches } = lobby.profile;
  const glass = `大堂屏 ${widthPx}×${heightPx} ${diagonalInches}″`;
  expect(rows).toEqual([
    `0312,停水,展示中,合计,,3,2,1,1,0,0,60,2`,
    `0312,停水,展示中,楼栋,3栋,2,1,1,1,0,0,60,1`,
    `0312,停水,展示中,楼栋,5栋,1,1,0,0,0,0,0,0`,
    `0312,停水,展示中,屏幕,${glass},,2,1,1,0,0,60,1`,
    `0312,停水,展示中,群文案、海报和公告,,,0,0,0,0,0,0,1`,
  ]);
});

test('one file tells the same of all that a search finds, and refuses what is too many', async () => {
  await hub.addDevice({ name: '3栋大堂屏' });
  const [water, over, draft] = [
    outNotice(312),
    outNotice(313, { recalledAt: hub.clock.now() }),
    noticeRecord([revisionRecord({ noticeId: 'notice314' })], { id: 'notice314', number: 314 }),
  ];
  for (const notice of [water, over, draft]) await hub.store.notices.add(notice);
  const limits = { ...lintLimitDefaults, archiveExportMaxNotices: 3 };
  const views = new NoticeViews({ ...hub, limits, glance: (id) => hub.views.glance(id) });
  const ask = { ...wholeArchive, placeId: null, language: 'en', limit: 1 } as const;
  const fileOf = async (change: Partial<Parameters<typeof views.archiveFile>[0]>) => {
    let text = '';
    for await (const piece of await views.archiveFile({ ...ask, ...change })) text += piece;
    return text;
  };
  const singly = await Promise.all(
    [water, over, draft].map(async ({ id }) =>
      (await views.deliveryFile(id, 'en')).csv.split('\r\n').slice(1, -1),
    ),
  );
  const all = (await fileOf({})).split('\r\n').slice(1, -1);
  expect(all.toSorted()).toEqual(singly.flat().toSorted());
  expect(all.length).toBeGreaterThan(6);
  expect((await fileOf({})).match(/\ufeff/g)).toHaveLength(1);
  const recalled = (await fileOf({ states: ['recalled'] })).split('\r\n').slice(1, -1);
  expect(new Set(recalled.map((line) => line.split(',')[2]))).toEqual(new Set(['Recalled']));
  await hub.store.notices.add(outNotice(315));
  const refusal = { code: 'notice.export_too_many', details: { max: 3 } };
  await expect(views.archiveFile(ask)).rejects.toMatchObject(refusal);
  expect(await fileOf({ states: ['draft'] })).toContain('0314');
});

test('names a notice in English where it has an English title', async () => {
  const english = {
    title: 'No water tomorrow',
    shortTitle: 'No water',
    keyPoint: 'Store some water',
    facts: [],
    body: '',
  };
  const { content } = signedRevision();
  const both = signedRevision({ noticeId: 'notice312', content: content && { ...content, en: english } });
  await hub.store.notices.add(noticeRecord([both], { id: 'notice312' }));
  await hub.store.notices.add(outNotice(313));
  const views = new NoticeViews({ ...hub, glance: (id) => hub.views.glance(id) });
  const titleOf = async (id: string, language: 'zh-CN' | 'en') =>
    (await views.deliveryFile(id, language)).csv.split('\r\n')[1]?.split(',')[1];
  expect(await titleOf('notice312', 'en')).toBe('No water tomorrow');
  expect(await titleOf('notice312', 'zh-CN')).toBe('停水');
  expect(await titleOf('notice313', 'en')).toBe('停水');
});
