import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditPageSchema } from '@louyu/contract/api/audit';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { openSessionListSchema, sessionSchema, staffSchema } from '@louyu/contract/api/staff';
import { sessionDefaults } from '../core/staff/session-service.ts';
import { AppClient, adminPassword } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';

const password = 'long enough';
const windowsChrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let hub: StaffApp;
let admin: AppClient;

beforeEach(async () => {
  hub = await openStaffApp();
  admin = new AppClient(hub.app);
  await admin.setUp(hub.setupCode, 'empty');
  const guard = { login: 'zhiban', name: '值班', password, roles: ['operator'], language: 'zh-CN' };
  await admin.ask('POST', '/api/staff', staffSchema, guard);
});
afterEach(() => hub.close());

/** A login with the cookies of a browser; answers with its new ones. */
async function logIn(cookies: string, given = password): Promise<{ response: Response; cookies: string }> {
  const response = await hub.app.request('/api/session', {
    method: 'POST',
    headers: { cookie: cookies, host: 'louyu.test', 'user-agent': windowsChrome },
    body: JSON.stringify({ login: 'zhiban', password: given }),
  });
  const set = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
  return { response, cookies: set.join('; ') };
}

/** What stays when the session is over: the browser is known, and nobody is logged in. */
function browserOf(cookies: string): string {
  return cookies.split('; ').find((cookie) => cookie.startsWith('louyu-browser=')) ?? '';
}

async function guess(cookies: string, times: number): Promise<Response> {
  let last = await logIn(cookies, 'wrong guess');
  for (let done = 1; done < times; done += 1) last = await logIn(cookies, 'wrong guess');
  return last.response;
}

describe('failed logins elsewhere', () => {
  it('make strangers wait longer and longer, and say until when in their language', async () => {
    await guess('', 5);
    hub.clock.pass(1000);
    await guess('', 1);
    const response = await guess('', 1);
    const { error } = v.parse(errorBodySchema, await response.json());
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '2']);
    expect(error).toMatchObject({ code: 'auth.too_many_attempts', details: { retryAfterSeconds: 2 } });
    expect(error.message).toContain('2 秒后再试');
  });

  it('never keep the guard from logging in where they did before', async () => {
    const known = browserOf((await logIn('')).cookies);
    expect((await guess('', 40)).status).toBe(429);
    expect((await logIn('')).response.status).toBe(429);
    expect((await logIn(known)).response.status).toBe(200);
  });

  it('never touch a session that is open', async () => {
    const { cookies } = await logIn('');
    await guess('', 40);
    const headers = { cookie: cookies, host: 'louyu.test' };
    const response = await hub.app.request('/api/session', { headers });
    expect(response.status).toBe(200);
    expect(v.parse(sessionSchema, await response.json()).staff.roles).toEqual(['operator']);
  });

  it('do not count as known because somebody else logged in there', async () => {
    const ownBrowser = new AppClient(hub.app);
    const response = await ownBrowser.send('POST', '/api/session', {
      login: 'admin',
      password: adminPassword,
    });
    const set = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
    await guess('', 40);
    expect((await logIn(browserOf(set.join('; ')))).response.status).toBe(429);
  });

  it('are slowed down in a known browser too', async () => {
    const known = browserOf((await logIn('')).cookies);
    expect((await guess(known, 6)).status).toBe(429);
    expect((await logIn(known)).response.status).toBe(429);
    hub.clock.pass(60_000);
    expect((await logIn(known)).response.status).toBe(200);
  });
});

describe('open sessions', () => {
  it('are listed with their browser, without what would open them', async () => {
    const { cookies } = await logIn('');
    const other = await logIn('');
    const headers = { cookie: cookies, host: 'louyu.test' };
    const text = await (await hub.app.request('/api/sessions', { headers })).text();
    const list = v.parse(openSessionListSchema, JSON.parse(text));
    expect(list.map(({ browser, current }) => [browser, current]).sort()).toEqual([
      ['Chrome · Windows', false],
      ['Chrome · Windows', true],
    ]);
    for (const cookie of [...cookies.split('; '), ...other.cookies.split('; ')]) {
      expect(text).not.toContain(cookie.split('=')[1]);
    }
  });

  it('end one by one, and everywhere at once', async () => {
    const [here, there] = [new AppClient(hub.app), new AppClient(hub.app)];
    await here.logIn('zhiban', password);
    await there.logIn('zhiban', password);
    const list = await here.ask('GET', '/api/sessions', openSessionListSchema);
    const other = list.find(({ current }) => !current)?.id ?? '';
    await here.ask('DELETE', `/api/sessions/${other}`, v.null());
    expect(await there.codeOf('GET', '/api/session')).toBe('auth.required');
    await there.logIn('zhiban', password);
    await here.ask('DELETE', '/api/sessions', v.null());
    expect(await here.codeOf('GET', '/api/session')).toBe('auth.required');
    expect(await there.codeOf('GET', '/api/session')).toBe('auth.required');
  });

  it('have a limit: the oldest ends, at once, and the audit log says so', async () => {
    const browsers = Array.from(
      { length: sessionDefaults.sessionsPerPersonMax + 1 },
      () => new AppClient(hub.app),
    );
    for (const browser of browsers) {
      await browser.logIn('zhiban', password);
      hub.clock.pass(1000);
    }
    const [oldest, second, ...others] = browsers;
    expect(await oldest?.codeOf('GET', '/api/session')).toBe('auth.required');
    const list = await second?.ask('GET', '/api/sessions', openSessionListSchema);
    expect(list).toHaveLength(sessionDefaults.sessionsPerPersonMax);
    expect(list?.at(-1)?.current).toBe(true);
    await others.at(-1)?.ask('GET', '/api/session', sessionSchema);
    // Of somebody else nothing ends.
    await admin.ask('GET', '/api/session', sessionSchema);
    const { entries } = await admin.ask('GET', '/api/audit?action=session.made_room', auditPageSchema);
    expect(entries.map(({ detail }) => detail)).toEqual([{ sessions: 1 }]);
  });

  it('of others are ended by nobody but admins', async () => {
    const guard = new AppClient(hub.app);
    await guard.logIn('zhiban', password);
    const [mine] = await admin.ask('GET', '/api/sessions', openSessionListSchema);
    // Names a session of somebody else: nothing of one's own ends, and nothing of theirs.
    await guard.ask('DELETE', `/api/sessions/${mine?.id ?? ''}`, v.null());
    await admin.ask('GET', '/api/session', sessionSchema);
    const { staff } = await guard.ask('GET', '/api/session', sessionSchema);
    expect(await guard.codeOf('DELETE', `/api/staff/${staff.id}/sessions`)).toBe('auth.forbidden');
    await admin.ask('DELETE', `/api/staff/${staff.id}/sessions`, v.null());
    expect(await guard.codeOf('GET', '/api/session')).toBe('auth.required');
  });

  it('ended everywhere, know no browser any more', async () => {
    const { cookies } = await logIn('');
    const guard = new AppClient(hub.app);
    await guard.logIn('zhiban', password);
    await guard.ask('DELETE', '/api/sessions', v.null());
    await guess('', 40);
    expect((await logIn(browserOf(cookies))).response.status).toBe(429);
  });
});

describe('a login that is under way while the password changes', () => {
  it('opens nothing by the old one', async () => {
    const before = await hub.store.staff.byLogin('zhiban');
    if (before === undefined) throw new Error('no guard');
    await admin.ask('PATCH', `/api/staff/${before.id}`, staffSchema, { password: 'another one' });
    const opening = hub.office.sessions.openFor(before, { address: '192.0.2.7', browser: '' });
    await expect(opening).rejects.toThrow('auth.wrong_password');
    expect((await logIn('', 'another one')).response.status).toBe(200);
  });
});
