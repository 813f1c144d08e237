import { curveMinutes, curvesBeforeMax } from '@louyu/contract/api/reach-curves';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noticeRecord, signedRevision } from '../../../../tests/support/notice-records.ts';
import { openDeviceHub, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { laterBy } from '../time.ts';
import { reachCurves } from './reach-curves.ts';

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

const minuteMs = 60_000;

/** A notice that went out so many minutes ago. */
async function out(number: number, minutesAgo: number, category: 'water' | 'power' = 'water') {
  const at = laterBy(hub.clock.now(), -minutesAgo * minuteMs);
  const id = `notice${number}`;
  const revision = signedRevision({ noticeId: id, signedAt: at, goesOutAt: at });
  await hub.store.notices.add(noticeRecord([revision], { id, number, category, updatedAt: at }));
  return {
    id,
    known: (phoneHash: string, minutes: number) =>
      hub.ledger.acknowledge({
        ...{ noticeId: id, revision: 1, choice: 'known', deviceId: '', phoneHash },
        at: laterBy(at, minutes * minuteMs),
      }),
    shown: (deviceId: string, minutes: number, seconds = 60) => {
      const from = laterBy(at, minutes * minuteMs);
      const to = laterBy(from, seconds * 1000);
      const receipt = { id: `r${number}m${minutes}`, kind: 'shown', noticeId: id, revision: 1 } as const;
      return hub.ledger.storeReceipts(deviceId, [{ ...receipt, from, to, seconds }], hub.clock.now());
    },
  };
}

const curves = (id: string) => reachCurves(hub, id, 'zh-CN');

test('counts screens and phones as they come, and says nothing of what is still to come', async () => {
  const lobby = await hub.addDevice({ name: '3栋大堂屏' });
  const notice = await out(1, 25);
  await notice.shown(lobby.id, 1.5);
  await notice.shown(lobby.id, 9);
  await notice.known('a', 2);
  await notice.known('b', 4.5);
  await notice.known('c', 24);
  const { notice: curve, before } = await curves(notice.id);
  expect(curve).toMatchObject({ noticeId: notice.id, screens: 1, households: 0 });
  expect(curve?.points.map(({ minutes, reached, known }) => [minutes, reached, known])).toEqual([
    [1, 0, 0],
    [2, 1, 1],
    [5, 1, 2],
    [10, 1, 2],
    [20, 1, 2],
    [25, 1, 3],
  ]);
  expect(before).toEqual([]);
});

test('stands beside the last of its category that went out before it, and no others', async () => {
  await out(1, 60 * 24 * 40);
  const older = [];
  for (const [index, days] of [30, 20, 10].entries()) older.push(await out(2 + index, 60 * 24 * days));
  await out(5, 60 * 24, 'power');
  const notice = await out(6, 60);
  await out(7, 10);
  const { before } = await curves(notice.id);
  expect(before.map(({ number }) => number)).toEqual([4, 3, 2]);
  expect(before).toHaveLength(curvesBeforeMax);
  expect(before.map(({ points }) => points.map(({ minutes }) => minutes))).toEqual(
    older.map(() => [...curveMinutes]),
  );
});

test('says nothing of a minute that is not over', async () => {
  const notice = await out(1, 4.9);
  await notice.known('a', 4.5);
  const { notice: curve } = await curves(notice.id);
  expect(curve?.points.map(({ minutes, known }) => [minutes, known])).toEqual([
    [1, 0],
    [2, 0],
    [4, 0],
  ]);
  const young = await out(2, 0.5);
  expect((await curves(young.id)).notice?.points).toEqual([]);
});

test('has no curve before it is out', async () => {
  const notice = await out(1, -5);
  expect(await curves(notice.id)).toEqual({ notice: null, before: [] });
  await expect(curves('nobody')).rejects.toThrow('notice.not_found');
});
