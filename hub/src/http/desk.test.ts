import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertHoldMs, alertSchema, rollCallSchema } from '@louyu/contract/api/alerts';
import { auditPageSchema } from '@louyu/contract/api/audit';
import { deskHeader, deskSchema, type Desk } from '@louyu/contract/api/desk';
import { dutyViewSchema } from '@louyu/contract/api/duty';
import { staffSchema, type Role } from '@louyu/contract/api/staff';
import type { DeviceRecord } from '../core/devices/device-store.ts';
import { AppClient, adminPassword } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';

let hub: StaffApp;
let admin: AppClient;
let siteId: string;
let booth: DeviceRecord;

beforeEach(async () => {
  hub = await openStaffApp();
  admin = new AppClient(hub.app);
  await admin.setUp(hub.setupCode, 'empty');
  siteId = (await hub.store.places.site())?.id ?? '';
  booth = {
    id: 'booth1',
    siteId,
    kind: 'desk',
    name: '南门值班台',
    profile: { widthPx: 1366, heightPx: 768, diagonalInches: 15, viewingDistanceMetres: 0.6, audio: true },
    language: 'zh-CN',
    volumePercent: 60,
    brightnessPercent: 100,
    offHours: [],
    screenCode: '0123456789abcd',
    secretHash: null,
    createdAt: hub.clock.now(),
    pairedAt: hub.clock.now(),
    revokedAt: null,
    lastSeenAt: null,
    spotIds: [],
  };
});
afterEach(() => hub.close());

/** A browser that has traded the desk's secret for its cookie. */
async function openDesk(): Promise<AppClient> {
  const secret = await hub.pair(booth);
  const desk = new AppClient(hub.app);
  expect((await desk.send('POST', '/api/desk/session', { deviceId: booth.id, secret })).status).toBe(204);
  await sessionOf(desk);
  return desk;
}

async function sessionOf(desk: AppClient, personId = ''): Promise<Desk> {
  const response = await asDesk(desk, 'GET', '/api/desk/session', undefined, personId);
  const session = v.parse(deskSchema, await response.json());
  desk.csrfToken = session.csrfToken;
  return session;
}

function asDesk(desk: AppClient, method: string, path: string, body?: unknown, personId = '') {
  return desk.send(method, path, body, { [deskHeader]: personId });
}

async function codeOf(response: Response): Promise<string> {
  const { error } = v.parse(v.object({ error: v.object({ code: v.string() }) }), await response.json());
  return error.code;
}

async function addPerson(
  name: string,
  roles: readonly Role[],
  scope: readonly string[] = [],
): Promise<string> {
  const request = { login: `login-${name}`, name, password: 'long enough', roles, language: 'zh-CN', scope };
  return (await admin.ask('POST', '/api/staff', staffSchema, request)).id;
}

async function putOnDuty(...staffIds: readonly string[]): Promise<void> {
  const { roster } = await admin.ask('GET', '/api/duty', dutyViewSchema);
  const shift = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '08:00' };
  const shifts = staffIds.map((staffId) => ({ staffId, ...shift }));
  await admin.ask('PUT', '/api/duty', dutyViewSchema, { edit: roster.edit, shifts, exceptions: [] });
}

const flood = (key: string) => ({
  templateId: 'flood',
  mode: 'real',
  whereId: siteId,
  whereWords: '地下车库 B1',
  fields: {},
  key,
  heldMs: alertHoldMs.real,
});

async function raise(desk: AppClient, key = 'pressedatthebooth', personId = '') {
  const response = await asDesk(desk, 'POST', '/api/alerts', flood(key), personId);
  expect(response.status).toBe(201);
  return v.parse(alertSchema, await response.json());
}

describe('a guard’s desk', () => {
  it('keeps a cookie that no script reads, for as long as browsers keep one, and shows that it is there', async () => {
    const secret = await hub.pair(booth);
    const response = await new AppClient(hub.app).send('POST', '/api/desk/session', {
      deviceId: booth.id,
      secret,
    });
    expect(response.headers.getSetCookie().join()).toMatch(
      /^louyu-desk=.*Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const desk = await openDeskAgain(secret);
    expect(await sessionOf(desk)).toMatchObject({ deviceId: 'booth1', name: '南门值班台', onDuty: [] });
    expect(hub.devices.get('booth1')).toMatchObject({ connected: true, lastHealthAt: hub.clock.now() });
    // A year later it still is.
    hub.clock.pass(365 * 86_400_000);
    expect(await sessionOf(desk)).toMatchObject({ deviceId: 'booth1' });
  });

  async function openDeskAgain(secret: string): Promise<AppClient> {
    const desk = new AppClient(hub.app);
    await desk.send('POST', '/api/desk/session', { deviceId: booth.id, secret });
    return desk;
  }

  it('is let in with its own secret only, and as a desk only', async () => {
    const secret = await hub.pair(booth);
    const screen = { ...booth, id: 'lobby1', kind: 'lcd' as const, screenCode: '0123456789abce' };
    const lobby = await hub.pair(screen);
    for (const [deviceId, given] of [
      ['booth1', 'A'.repeat(43)],
      ['nobody', secret],
      ['lobby1', lobby],
    ]) {
      const client = new AppClient(hub.app);
      const answer = await client.send('POST', '/api/desk/session', { deviceId, secret: given });
      expect(answer.status).toBe(401);
      expect(await codeOf(answer)).toBe('desk.not_paired');
      expect(await codeOf(await asDesk(client, 'GET', '/api/alerts'))).toBe('desk.not_paired');
    }
  });

  it('is dead at once when it is revoked, and says so', async () => {
    const desk = await openDesk();
    await hub.store.devices.change('booth1', { secretHash: null, revokedAt: hub.clock.now() });
    await hub.putDevice('booth1');
    expect(await codeOf(await asDesk(desk, 'GET', '/api/desk/session'))).toBe('desk.revoked');
    expect(await codeOf(await asDesk(desk, 'POST', '/api/alerts', flood('pressedtoolate00')))).toBe(
      'desk.revoked',
    );
  });

  it('is no session of staff: its cookie opens nothing without the header, and another site nothing with it', async () => {
    const desk = await openDesk();
    expect(await desk.codeOf('GET', '/api/alerts')).toBe('auth.required');
    expect(await desk.codeOf('GET', '/api/session')).toBe('auth.required');
    const elsewhere = await desk.send('POST', '/api/alerts', flood('pressedelsewhere'), {
      [deskHeader]: '',
      origin: 'http://evil.example',
    });
    expect(await codeOf(elsewhere)).toBe('request.csrf');
    desk.csrfToken = '';
    expect(await codeOf(await asDesk(desk, 'POST', '/api/alerts', flood('pressedwithouttoken')))).toBe(
      'request.csrf',
    );
  });

  it('hears what changes, however many others do', async () => {
    const desk = await openDesk();
    const stream = await desk.send('GET', '/api/events?desk=');
    expect(stream.status).toBe(200);
    const reader = stream.body?.getReader();
    await reader?.read();
    await raise(desk);
    let heard = '';
    while (!heard.includes('"alert"')) heard += new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
  });
});

describe('who acts at the desk', () => {
  it('is the desk itself while nobody is on duty, and an alert waits for no roster', async () => {
    const desk = await openDesk();
    const alert = await raise(desk);
    expect(alert).toMatchObject({ state: 'in-force', raised: { by: '南门值班台' }, may: { clear: false } });
    const { entries } = await admin.ask('GET', '/api/audit', auditPageSchema);
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'alert.raised', actorId: 'booth1', actorName: '南门值班台' }),
    );
  });

  it('is whoever is on duty alone; the audit log has the person and the desk', async () => {
    const desk = await openDesk();
    const guard = await addPerson('张三', ['operator']);
    await putOnDuty(guard);
    expect((await sessionOf(desk)).actor).toEqual({ id: guard, name: '张三', roles: ['operator'] });
    expect((await raise(desk)).raised.by).toBe('张三');
    const { entries } = await admin.ask('GET', '/api/audit', auditPageSchema);
    const [raised, used] = entries;
    expect(raised).toMatchObject({ action: 'alert.raised', actorId: guard });
    expect(used).toMatchObject({
      action: 'desk.used',
      actorId: guard,
      subject: 'device:booth1',
      detail: { route: 'POST /api/alerts' },
    });
  });

  it('is chosen where several are, and nobody can be named who is not on duty', async () => {
    const desk = await openDesk();
    const [first, second, away] = [
      await addPerson('张三', ['operator']),
      await addPerson('李四', ['service', 'clearer']),
      await addPerson('王五', ['admin', 'clearer']),
    ];
    await putOnDuty(first, second);
    const session = await sessionOf(desk);
    expect(session.onDuty.map(({ name }) => name)).toEqual(['张三', '李四']);
    expect(session.actor.name).toBe('南门值班台');
    expect((await sessionOf(desk, second)).actor).toMatchObject({
      name: '李四',
      roles: ['operator', 'clearer'],
    });
    expect((await sessionOf(desk, away)).actor.name).toBe('南门值班台');
  });

  it('ends an alert only with that permission of their own, for the whole site', async () => {
    const desk = await openDesk();
    const { id } = await raise(desk);
    const clear = (personId: string) =>
      asDesk(desk, 'POST', `/api/alerts/${id}/clear`, { as: 'all-clear' }, personId);
    const [guard, chief] = [await addPerson('张三', ['operator']), await addPerson('李四', ['clearer'])];
    await putOnDuty(guard, chief);
    expect(await codeOf(await clear(''))).toBe('auth.forbidden');
    expect(await codeOf(await clear(guard))).toBe('auth.forbidden');
    expect((await clear(chief)).status).toBe(200);
  });

  it('notes what is found at the doors', async () => {
    const desk = await openDesk();
    const { id } = await raise(desk);
    const response = await asDesk(desk, 'GET', `/api/alerts/${id}/roll-call`);
    expect(v.parse(rollCallSchema, await response.json())).toMatchObject({ doors: [], anonymous: [] });
    const unknown = await asDesk(desk, 'POST', `/api/alerts/${id}/roll-call/doors/0123`, { as: 'helped' });
    expect(await codeOf(unknown)).toBe('household.not_found');
  });
});

describe('however often others fail at the login', () => {
  it('the desk raises an alert', async () => {
    const desk = await openDesk();
    // From everywhere, as a request without a socket has the same empty address as the desk.
    const guesser = new AppClient(hub.app);
    const codes = new Set<string>();
    for (let guess = 0; guess < 150; guess += 1)
      codes.add(
        await guesser.codeOf('POST', '/api/session', {
          login: `admin${guess % 30}`,
          password: 'wrong guess',
        }),
      );
    expect(codes).toContain('auth.too_many_attempts');
    const locked = { login: 'admin', password: adminPassword };
    expect(await new AppClient(hub.app).codeOf('POST', '/api/session', locked)).toBe(
      'auth.too_many_attempts',
    );
    expect((await raise(desk)).state).toBe('in-force');
  });
});
