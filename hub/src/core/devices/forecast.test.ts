import { forecastSchema } from '@louyu/contract/api/devices';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signedRevision } from '../../../../tests/support/notice-records.ts';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

async function forecast(id: string): Promise<Response> {
  return await hub.app.request(`/api/devices/${id}/forecast`);
}

test('a forecast holds the boards of all places of a display as they stand, and its own set-up', async () => {
  const device = await hub.addDevice();
  const audience = (places: string[]) => ({ ...signedRevision().draft, audience: places });
  const at = (number: number, place: string) =>
    outNotice(number, {
      revisions: [signedRevision({ noticeId: `notice${number}`, draft: audience([place]) })],
    });
  await hub.publish('b3', [at(1, 'b3')]);
  await hub.publish('lobby', [at(2, 'lobby')]);
  await hub.publish('b5', [at(3, 'b5')]);
  const { config, boards, from, to } = v.parse(forecastSchema, await (await forecast(device.id)).json());
  expect(config).toMatchObject({ deviceId: device.id, kind: device.kind, spotIds: device.spotIds });
  // The QR of a forecast leads nowhere.
  expect(config.screenCode).not.toBe(device.screenCode);
  const standing = boards.flatMap(({ placeId, notices }) => notices.map(({ number }) => [placeId, number]));
  expect(standing).toEqual([
    ['b3', 1],
    ['lobby', 2],
  ]);
  expect(from).toBe(hub.clock.now());
  expect(Date.parse(to) - Date.parse(from)).toBe(14 * 86_400_000);
});

test('there is no forecast of a device that is not there', async () => {
  expect((await forecast('nobody')).status).toBe(404);
});
