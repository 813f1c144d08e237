import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deviceListSchema, deviceSchema, type DeviceView } from '@louyu/contract/api/devices';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { deviceLimitDefaults } from '../core/devices/device-service.ts';
import { admin, openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

function send(method: string, path: string, body?: unknown): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return Promise.resolve(hub.app.request(path, { method, ...(body === undefined ? {} : { body: text }) }));
}

async function change(id: string, body: unknown): Promise<DeviceView> {
  const response = await send('PATCH', `/api/devices/${id}`, body);
  expect(response.status, await response.clone().text()).toBe(200);
  return v.parse(deviceSchema, await response.json());
}

async function codeOf(method: string, path: string, body?: unknown): Promise<string> {
  const response = await send(method, path, body);
  return v.parse(errorBodySchema, await response.json()).error.code;
}

async function auditActions(): Promise<string[]> {
  const rows = await hub.db.selectFrom('audit').select(['action', 'subject']).orderBy('seq').execute();
  return rows.map((row) => `${row.action} ${row.subject}`);
}

describe('the list', () => {
  test('says where each device is, how it is, and what is on its glass', async () => {
    const device = await hub.addDevice();
    const notice = outNotice(312);
    await hub.publish('b3', [notice]);
    const now = hub.clock.now();
    hub.live.health(
      device.id,
      {
        at: now,
        version: 'build7',
        documents: [],
        visible: { kind: 'notice', noticeId: notice.id, revision: 1, page: 1 },
        lastFrameAt: now,
        clock: { offsetMs: -40, trusted: true },
        pendingReceipts: 2,
        droppedReceipts: 3,
        reloads: { count: 1, reason: 'frames', at: '2026-11-21T00:29:00Z' },
      },
      now,
    );
    const [summary, ...others] = v.parse(deviceListSchema, await (await send('GET', '/api/devices')).json());
    expect(others).toEqual([]);
    const view = v.parse(deviceSchema, await (await send('GET', `/api/devices/${device.id}`)).json());
    expect(view).toMatchObject(summary ?? {});
    expect(view).toMatchObject({
      id: device.id,
      where: { 'zh-CN': '3栋 1单元 大堂', en: 'Building 3, Unit 1, Lobby' },
      state: 'ok',
      lastSeenAt: now,
      lastFrameAt: now,
      visible: { kind: 'notice', noticeId: notice.id, title: '停水' },
      version: 'build7',
      clockOffsetMs: -40,
      clockTrusted: true,
      pendingReceipts: 2,
      droppedReceipts: 3,
      reloads: { count: 1, reason: 'frames' },
    });
    expect(JSON.stringify(view)).not.toContain(device.secret);
    expect(JSON.stringify(view)).not.toContain(device.screenCode);
  });
});

describe('a change', () => {
  test('of the name is told to the device, which stays connected', async () => {
    const device = await hub.addDevice();
    expect(await change(device.id, { name: ' 南门大屏 ' })).toMatchObject({ name: '南门大屏' });
    expect(hub.wired).toEqual([`configs:${device.id}`]);
    expect((await hub.store.devices.byId(device.id))?.name).toBe('南门大屏');
    expect(await auditActions()).toEqual([`device.changed device:${device.id}`]);
    expect(hub.changes).toEqual([{ resource: 'device', id: device.id }]);
  });

  test('of the place closes the connection after the new config is out, and changes what it may read', async () => {
    const device = await hub.addDevice();
    await change(device.id, { spotIds: ['hall'] });
    expect(hub.wired.slice(-2)).toEqual([`configs:${device.id}`, `disconnect:${device.id}`]);
    expect([...hub.directory.placeIds(device.id)]).toEqual(['hall', 'b5', 'site1']);
  });

  test('of off-hours, profile and language is kept', async () => {
    const device = await hub.addDevice();
    const offHours = [{ weekdays: [1, 2], from: '23:00', to: '06:00' }];
    const profile = { ...device.profile, widthPx: 1920, heightPx: 1080 };
    const view = await change(device.id, { offHours, profile, language: 'en' });
    expect(view).toMatchObject({ offHours, profile, language: 'en' });
    expect(await hub.store.devices.byId(device.id)).toMatchObject({ offHours, profile, language: 'en' });
  });

  test('with a fault is refused with a code, and nothing changes', async () => {
    const device = await hub.addDevice();
    const cases: [unknown, string][] = [
      ['{', 'request.not_json'],
      [{ name: '' }, 'request.invalid'],
      [{ name: 'x'.repeat(61) }, 'request.invalid'],
      [{ spotIds: ['nowhere'] }, 'place.not_found'],
      [{ spotIds: ['site1'] }, 'place.not_found'],
      [{ profile: null }, 'request.invalid'],
      [{ offHours: [{ weekdays: [8], from: '23:00', to: '06:00' }] }, 'request.invalid'],
      [{ offHours: [{ weekdays: [1], from: '24:00', to: '06:00' }] }, 'request.invalid'],
      [{ language: 'fr' }, 'request.invalid'],
    ];
    for (const [body, code] of cases) {
      expect(await codeOf('PATCH', `/api/devices/${device.id}`, body), JSON.stringify(body)).toBe(code);
    }
    expect(await hub.store.devices.byId(device.id)).toMatchObject({ name: device.name, spotIds: ['lobby'] });
    expect(hub.wired).toEqual([]);
    expect(await auditActions()).toEqual([]);
  });
});

describe('a revoked device', () => {
  test('is dead at once, and stays in the list', async () => {
    const device = await hub.addDevice();
    hub.live.connected(device.id, hub.clock.now());
    expect((await send('POST', `/api/devices/${device.id}/revoke`)).status).toBe(204);
    expect(hub.directory.recognise(device.id, Buffer.from(device.secret))).toBe('revoked');
    expect(hub.wired).toEqual([`disconnect:${device.id}`]);
    expect(await hub.store.devices.byId(device.id)).toMatchObject({
      secretHash: null,
      revokedAt: hub.clock.now(),
    });
    const response = await send('GET', `/api/devices/${device.id}`);
    expect(await response.json()).toMatchObject({ state: 'revoked', stateSince: hub.clock.now() });
    expect(await auditActions()).toEqual([`device.revoked device:${device.id}`]);
  });

  test('stays dead when it is renamed in the same moment', async () => {
    const device = await hub.addDevice();
    await Promise.all([
      send('PATCH', `/api/devices/${device.id}`, { name: '新名' }),
      send('POST', `/api/devices/${device.id}/revoke`),
      send('PATCH', `/api/devices/${device.id}`, { language: 'en' }),
    ]);
    expect(hub.directory.recognise(device.id, Buffer.from(device.secret))).toBe('revoked');
    expect(hub.directory.reader(device.id)).toBeUndefined();
    expect(hub.directory.get(device.id)).toEqual(await hub.store.devices.byId(device.id));
  });

  test('takes no more changes or commands', async () => {
    const device = await hub.addDevice();
    await send('POST', `/api/devices/${device.id}/revoke`);
    expect(await codeOf('PATCH', `/api/devices/${device.id}`, { name: 'x' })).toBe('device.revoked');
    expect(await codeOf('POST', `/api/devices/${device.id}/revoke`)).toBe('device.revoked');
    expect(await codeOf('POST', `/api/devices/${device.id}/commands`, { kind: 'identify' })).toBe(
      'device.revoked',
    );
  });
});

describe('who may', () => {
  test('everybody on the staff looks and identifies; only admins change', async () => {
    const device = await hub.addDevice();
    hub.actor = { ...admin, roles: ['editor'] };
    expect((await send('GET', '/api/devices')).status).toBe(200);
    expect((await send('POST', `/api/devices/${device.id}/commands`, { kind: 'identify' })).status).toBe(204);
    expect(hub.wired).toEqual([`identify:${device.id}`]);
    expect(await codeOf('PATCH', `/api/devices/${device.id}`, { name: 'x' })).toBe('auth.forbidden');
    expect(await codeOf('POST', `/api/devices/${device.id}/revoke`)).toBe('auth.forbidden');
    hub.actor = undefined;
    for (const path of ['/api/devices', `/api/devices/${device.id}`]) {
      expect(await codeOf('GET', path)).toBe('auth.required');
    }
  });

  test('nobody finds a device that is not there', async () => {
    expect(await codeOf('GET', '/api/devices/nobody')).toBe('device.not_found');
    expect(await codeOf('GET', '/api/devices/..%2Fx')).toBe('device.not_found');
    expect(await codeOf('PATCH', '/api/devices/nobody', {})).toBe('device.not_found');
    expect(await codeOf('POST', '/api/devices/nobody/commands', { kind: 'reload' })).toBe('device.not_found');
    expect(await codeOf('POST', '/api/devices/nobody/commands', { kind: 'explode' })).toBe('request.invalid');
  });
});

test('a device is sent only so many commands a minute, whoever asks, and others are not held up', async () => {
  const [hurried, other] = [await hub.addDevice(), await hub.addDevice()];
  const command = (id: string, kind: string) => send('POST', `/api/devices/${id}/commands`, { kind });
  for (let sent = 0; sent < deviceLimitDefaults.deviceCommandsMax; sent += 1) {
    hub.actor = { ...admin, id: `admin${sent}` };
    expect((await command(hurried.id, sent % 2 === 0 ? 'identify' : 'reload')).status).toBe(204);
  }
  const sentBefore = hub.wired.length;
  expect(await codeOf('POST', `/api/devices/${hurried.id}/commands`, { kind: 'reload' })).toBe(
    'request.too_fast',
  );
  expect(hub.wired).toHaveLength(sentBefore);
  expect(await auditActions()).toHaveLength(sentBefore);
  expect((await command(other.id, 'identify')).status).toBe(204);
  hub.clock.pass(60_000);
  expect((await command(hurried.id, 'identify')).status).toBe(204);
});
