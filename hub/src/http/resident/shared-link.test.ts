import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import { sharedLink } from '../../core/shares/shared-code.ts';
import { sha256 } from '../../system/node-ports.ts';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { noticeRecord, outageDraft, signedRevision } from '../../../../tests/support/notice-records.ts';
import { Phone } from '../../../../tests/support/phone.ts';

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

const codeOf = (number: number, siteId = 'site1') => encodeScreenLink(sharedLink(siteId, number, sha256));

function noticeFor(placeId: string, number: number) {
  const id = `notice${number}`;
  const draft = { ...outageDraft, audience: [placeId] };
  return noticeRecord([signedRevision({ noticeId: id, draft })], { id, number });
}

test('the link of a chat group leads to the notice, and its taps count for no screen', async () => {
  const screen = await hub.addDevice();
  const notice = outNotice(312);
  await hub.publish('site1', [notice]);
  const page = `/q/${codeOf(312)}`;
  const phone = new Phone(hub.app);
  const { status, text } = await phone.open(page);
  expect([status, text.includes('编号 0312'), text.includes('>瑞安苑<')]).toEqual([200, true, true]);
  expect((await phone.tap(text)).text).toContain('已记录');
  const neighbour = new Phone(hub.app);
  await neighbour.tap((await neighbour.open(`/q/${hub.code(screen, notice)}`)).text);
  expect(await hub.store.notices.acknowledgments(notice.id)).toEqual([
    expect.objectContaining({ deviceId: '', count: 1 }),
    expect.objectContaining({ deviceId: screen.id, count: 1 }),
  ]);
  expect((await phone.open(page)).text).toContain('点过‘已知晓’');
});

test('it names the place that the notice is for, and what else hangs wherever it does', async () => {
  const [forBuilding, elsewhere] = [noticeFor('b3', 5), noticeFor('b5', 6)];
  await hub.publish('b3', [forBuilding]);
  await hub.publish('b5', [elsewhere]);
  await hub.publish('site1', [outNotice(7)]);
  const { text } = await new Phone(hub.app).open(`/q/${codeOf(5)}`);
  expect(text).toContain('3栋');
  expect(text).toContain('其他通知');
  expect(text).not.toContain('本楼其他通知');
  expect(text).toContain(`href="/q/${codeOf(7)}"`);
  expect(text).not.toContain(codeOf(6));
});

test('neither what is not out, nor the code of another site, leads anywhere', async () => {
  const draft = noticeRecord(
    [{ ...signedRevision({ noticeId: 'notice8' }), state: 'draft', goesOutAt: null }],
    { id: 'notice8', number: 8 },
  );
  await hub.store.notices.add(draft);
  await hub.publish('site1', [outNotice(9)]);
  for (const code of [codeOf(8), codeOf(99), codeOf(9, 'site2')]) {
    expect((await new Phone(hub.app).open(`/q/${code}`)).status).toBe(404);
  }
});
