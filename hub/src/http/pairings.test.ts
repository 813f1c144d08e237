import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  authorizationSchema,
  deviceCredentialsSchema,
  deviceSchema,
  pairingSchema,
  timeSchema,
  type Authorization,
} from '@louyu/contract/api/devices';
import { errorBodySchema } from '@louyu/contract/api/overview';
import type { HeldDocument } from '@louyu/contract/messages';
import { topicOf } from '@louyu/contract/topics';
import { lobbyProfile } from '../../../tests/support/compound.ts';
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

async function ask<Output>(
  method: string,
  path: string,
  schema: v.GenericSchema<unknown, Output>,
  body?: unknown,
): Promise<Output> {
  const response = await send(method, path, body);
  expect(response.ok, await response.clone().text()).toBe(true);
  return v.parse(schema, await response.json());
}

async function codeOf(method: string, path: string, body?: unknown): Promise<string> {
  const response = await send(method, path, body);
  const { error } = v.parse(errorBodySchema, await response.json());
  expect(response.status).toBeGreaterThanOrEqual(400);
  return error.code;
}

const authorize = () =>
  ask('POST', '/api/device/authorization', authorizationSchema, {
    kind: 'lcd',
    widthPx: 1080,
    heightPx: 1920,
  });
const poll = ({ device_code }: Authorization) => codeOf('POST', '/api/device/token', { device_code });
const fetchSecret = ({ device_code }: Authorization) =>
  ask('POST', '/api/device/token', deviceCredentialsSchema, { device_code });
const asNew = { as: 'new', name: '3栋大堂', spotIds: ['lobby'], profile: lobbyProfile, language: 'zh-CN' };
const approve = ({ user_code }: Authorization, approval: object = asNew) =>
  ask('POST', `/api/pairings/${user_code}`, deviceSchema, approval);

/** Long enough between two polls. */
const pause = () => hub.clock.pass(5_000);

describe('pairing', () => {
  test('leads from a code on the glass to a secret that opens the door', async () => {
    const screen = await authorize();
    expect(screen.user_code).toMatch(/^[BCDFGHJKMNPRSTVWXZ]{4}-[BCDFGHJKMNPRSTVWXZ]{4}$/);
    expect(screen).toMatchObject({ expires_in: 600, interval: 5 });
    expect(screen.verification_uri_complete).toBe(`http://192.0.2.10:8080/pair?code=${screen.user_code}`);
    expect(await poll(screen)).toBe('pairing.pending');

    const typed = screen.user_code.toLowerCase().replace('-', '');
    expect(await ask('GET', `/api/pairings/${typed}`, pairingSchema)).toMatchObject({
      userCode: screen.user_code,
      kind: 'lcd',
      widthPx: 1080,
    });
    const device = await approve(screen);
    expect(device).toMatchObject({ state: 'unpaired', where: { 'zh-CN': '3栋 1单元 大堂' } });
    expect(hub.wired).toEqual(['boards:lobby', 'boards:u1', 'boards:b3', 'boards:site1']);

    pause();
    const credentials = await fetchSecret(screen);
    expect(credentials.deviceId).toBe(device.id);
    expect(hub.directory.recognise(device.id, Buffer.from(credentials.secret))).toBe('ok');
    expect(hub.directory.recognise(device.id, Buffer.from('x'.repeat(43)))).toBe('bad-credentials');
    expect(hub.wired).toContain(`configs:${device.id}`);
    const stored = JSON.stringify(await hub.db.selectFrom('device').selectAll().execute());
    expect(stored).not.toContain(credentials.secret);
    expect(JSON.stringify(await hub.db.selectFrom('pairing').selectAll().execute())).not.toContain(
      screen.device_code,
    );
  });

  test('gives a new secret for a lost answer until the device has connected, and none after', async () => {
    const screen = await authorize();
    const { id } = await approve(screen);
    const lost = await fetchSecret(screen);
    pause();
    const second = await fetchSecret(screen);
    expect(hub.directory.recognise(id, Buffer.from(lost.secret))).toBe('bad-credentials');
    expect(hub.directory.recognise(id, Buffer.from(second.secret))).toBe('ok');
    await hub.pairings.connected(id);
    pause();
    expect(await poll(screen)).toBe('pairing.used');
    expect(hub.directory.recognise(id, Buffer.from(second.secret))).toBe('ok');
  });

  test('takes a code for spent when its secret is used, though the hub was restarted in between', async () => {
    const screen = await authorize();
    const { id } = await approve(screen);
    const { secret } = await fetchSecret(screen);
    const restarted = await hub.restartPairings();
    await restarted.connected(id);
    pause();
    const again = restarted.token(screen.device_code);
    await expect(again).rejects.toThrow('pairing.used');
    const later = await hub.restartPairings();
    await expect(later.token(screen.device_code)).rejects.toThrow('pairing.expired');
    expect(hub.directory.recognise(id, Buffer.from(secret))).toBe('ok');
  });

  test('is not spent by the old device that works on until its place is taken', async () => {
    const old = await hub.addDevice();
    const screen = await authorize();
    await approve(screen, { as: 'existing', deviceId: old.id });
    const restarted = await hub.restartPairings();
    await restarted.connected(old.id);
    pause();
    expect((await restarted.token(screen.device_code)).deviceId).toBe(old.id);
  });

  test('puts a new device in the place of one that is there, whose secret then dies', async () => {
    const old = await hub.addDevice();
    const screen = await authorize();
    const device = await approve(screen, { as: 'existing', deviceId: old.id });
    expect(device.id).toBe(old.id);
    expect(hub.directory.recognise(old.id, Buffer.from(old.secret))).toBe('ok');
    const { secret } = await fetchSecret(screen);
    expect(hub.directory.recognise(old.id, Buffer.from(old.secret))).toBe('bad-credentials');
    expect(hub.directory.recognise(old.id, Buffer.from(secret))).toBe('ok');
    expect(hub.wired).toContain(`disconnect:${old.id}`);
  });

  test('marks what the old glass carried as lost, whatever the new one says', async () => {
    const old = await hub.addDevice();
    const notice = outNotice(312);
    const held = { topic: topicOf('board', 'site1', 'lobby'), ...(await hub.publish('lobby', [notice])) };
    const says = (documents: HeldDocument[]) =>
      hub.ledger.hold({ deviceId: old.id, documents, at: hub.clock.now() });
    const line = async () => (await hub.store.notices.deliveries(notice.id))[0];
    await says([held]);
    const screen = await authorize();
    await approve(screen, { as: 'existing', deviceId: old.id });
    expect(await line()).toMatchObject({ removedAt: null, lostAt: null });
    pause();
    await fetchSecret(screen);
    const lostAt = hub.clock.now();
    expect(hub.changes).toContainEqual({ resource: 'delivery', id: notice.id });
    expect(await line()).toMatchObject({ lostAt });
    pause();
    await says([]);
    expect(await line()).toMatchObject({ removedAt: lostAt, lostAt });
    await says([held]);
    expect(await line()).toMatchObject({ removedAt: null, lostAt });
    await says([]);
    expect(await line()).toMatchObject({ removedAt: hub.clock.now(), lostAt });
  });

  test('brings a revoked device back, but not by a code from before', async () => {
    const screen = await authorize();
    const { id } = await approve(screen);
    await fetchSecret(screen);
    expect((await send('POST', `/api/devices/${id}/revoke`)).status).toBe(204);
    pause();
    expect(await poll(screen)).toBe('pairing.expired');
    const again = await authorize();
    await approve(again, { as: 'existing', deviceId: id });
    const { secret } = await fetchSecret(again);
    expect(hub.directory.recognise(id, Buffer.from(secret))).toBe('ok');
  });

  test('does not bring a device back to a place that is no more', async () => {
    const gone = await hub.addDevice({ revokedAt: hub.clock.now(), secretHash: null });
    await hub.store.places.remove('lobby', { 'zh-CN': '大堂' }, hub.clock.now());
    const screen = await authorize();
    const approval = { as: 'existing', deviceId: gone.id };
    expect(await codeOf('POST', `/api/pairings/${screen.user_code}`, approval)).toBe('place.not_found');
    await approve(screen, { ...asNew, spotIds: ['lift'] });
  });

  test('asks a device that polls too soon to slow down, and waits longer each time', async () => {
    const screen = await authorize();
    expect(await poll(screen)).toBe('pairing.pending');
    expect(await poll(screen)).toBe('pairing.slow_down');
    pause();
    expect(await poll(screen)).toBe('pairing.slow_down');
    hub.clock.pass(15_000);
    expect(await poll(screen)).toBe('pairing.pending');
  });

  test('ends after ten minutes, approved or not', async () => {
    const [waiting, approved] = [await authorize(), await authorize()];
    await approve(approved);
    hub.clock.pass(600_000);
    expect(await poll(waiting)).toBe('pairing.expired');
    expect(await poll(approved)).toBe('pairing.expired');
    expect(await codeOf('GET', `/api/pairings/${waiting.user_code}`)).toBe('pairing.unknown_code');
  });

  test('takes a code once', async () => {
    const screen = await authorize();
    await approve(screen);
    expect(await codeOf('POST', `/api/pairings/${screen.user_code}`, asNew)).toBe('pairing.used');
  });

  test('lets nobody guess codes', async () => {
    for (let guess = 0; guess < 10; guess += 1) {
      expect(await codeOf('GET', '/api/pairings/BBBB-BBBB')).toBe('pairing.unknown_code');
    }
    const screen = await authorize();
    expect(await codeOf('GET', `/api/pairings/${screen.user_code}`)).toBe('auth.too_many_attempts');
    hub.actor = { ...admin, id: 'admin2' };
    await ask('GET', `/api/pairings/${screen.user_code}`, pairingSchema);
  });

  test('is for admins', async () => {
    const screen = await authorize();
    hub.actor = { ...admin, roles: ['editor', 'approver'] };
    expect(await codeOf('GET', `/api/pairings/${screen.user_code}`)).toBe('auth.forbidden');
    expect(await codeOf('POST', `/api/pairings/${screen.user_code}`, asNew)).toBe('auth.forbidden');
    hub.actor = undefined;
    expect(await codeOf('POST', `/api/pairings/${screen.user_code}`, asNew)).toBe('auth.required');
  });

  test('lets only so many screens wait, and only so many ask from one address', async () => {
    await hub.close();
    hub = await openDeviceHub({ pairing: { pairingsWaitingMax: 2 } });
    await authorize();
    await authorize();
    expect(await codeOf('POST', '/api/device/authorization', { kind: 'lcd' })).toBe('hub.busy');
    for (let call = 3; call < 60; call += 1) await send('POST', '/api/device/authorization', { kind: 'lcd' });
    expect(await codeOf('POST', '/api/device/authorization', { kind: 'lcd' })).toBe('request.too_fast');
  });
});

describe('bad input', () => {
  test('of a device is refused with a code', async () => {
    const cases: [string, unknown, string][] = [
      ['/api/device/authorization', '{', 'request.not_json'],
      ['/api/device/authorization', {}, 'request.invalid'],
      ['/api/device/authorization', { kind: 'toaster' }, 'request.invalid'],
      ['/api/device/authorization', { kind: 'lcd', widthPx: -1 }, 'request.invalid'],
      ['/api/device/authorization', { kind: 'lcd', heightPx: 1e9 }, 'request.invalid'],
      ['/api/device/token', 'null', 'request.invalid'],
      ['/api/device/token', { device_code: 7 }, 'request.invalid'],
      ['/api/device/token', { device_code: 'x'.repeat(101) }, 'request.invalid'],
      ['/api/device/token', { device_code: 'nobody' }, 'pairing.expired'],
    ];
    for (const [path, body, code] of cases)
      expect(await codeOf('POST', path, body), JSON.stringify(body)).toBe(code);
  });

  test('of an approval is refused with a code, and the pairing code is still good', async () => {
    const screen = await authorize();
    const cases: [object, string][] = [
      [{ ...asNew, as: 'other' }, 'request.invalid'],
      [{ ...asNew, name: '' }, 'request.invalid'],
      [{ ...asNew, name: 'a\u0000b' }, 'request.invalid'],
      [{ ...asNew, spotIds: [] }, 'request.invalid'],
      [{ ...asNew, spotIds: ['nowhere'] }, 'place.not_found'],
      [{ ...asNew, spotIds: ['b3'] }, 'place.not_found'],
      [{ ...asNew, profile: { ...lobbyProfile, widthPx: 1 } }, 'request.invalid'],
      [{ ...asNew, language: 'de' }, 'request.invalid'],
      [{ as: 'existing', deviceId: 'nobody' }, 'device.not_found'],
      [{ as: 'existing', deviceId: 'NO/BODY' }, 'request.invalid'],
    ];
    for (const [approval, code] of cases) {
      const answered = await codeOf('POST', `/api/pairings/${screen.user_code}`, approval);
      expect(answered, JSON.stringify(approval)).toBe(code);
    }
    await approve(screen);
  });

  test('a screen that took itself for another is what staff say that it is', async () => {
    const screen = await authorize();
    expect((await approve(screen, { ...asNew, kind: 'elevator' })).kind).toBe('elevator');
    const lift = await hub.addDevice({ kind: 'elevator' });
    const another = await authorize();
    expect((await approve(another, { as: 'existing', deviceId: lift.id })).kind).toBe('elevator');
  });

  test('a device that is no screen is not replaced by one', async () => {
    const speaker = await hub.addDevice({ kind: 'speaker' });
    const screen = await authorize();
    const approval = { as: 'existing', deviceId: speaker.id };
    expect(await codeOf('POST', `/api/pairings/${screen.user_code}`, approval)).toBe('device.wrong_kind');
  });
});

test('the time is told, and not kept by anybody', async () => {
  const response = await send('GET', '/time');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(v.parse(timeSchema, await response.json())).toEqual({ now: hub.clock.now() });
});
