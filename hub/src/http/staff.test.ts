import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { auditPageSchema } from '@louyu/contract/api/audit';
import { sessionSchema, staffSchema, type Staff } from '@louyu/contract/api/staff';
import { AppClient, adminPassword, setupRequest } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';

let hub: StaffApp;
let admin: AppClient;

beforeEach(async () => {
  hub = await openStaffApp();
  admin = new AppClient(hub.app);
  await admin.setUp(hub.setupCode, 'empty');
});
afterEach(() => hub.close());

function addStaff(login: string, roles: readonly string[]): Promise<Staff> {
  const request = { login, name: '小王', password: 'long enough', roles, language: 'zh-CN' };
  return admin.ask('POST', '/api/staff', staffSchema, request);
}

async function loggedIn(login: string, roles: readonly string[]): Promise<AppClient> {
  await addStaff(login, roles);
  const client = new AppClient(hub.app);
  await client.logIn(login, 'long enough');
  return client;
}

describe('a session', () => {
  it('is a cookie that scripts and other sites do not get', async () => {
    const client = new AppClient(hub.app);
    const response = await client.send('POST', '/api/session', { login: 'Admin ', password: adminPassword });
    expect(response.headers.get('set-cookie')).toMatch(
      /^louyu=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict, louyu-browser=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const session = v.parse(sessionSchema, await response.json());
    expect(session).toMatchObject({
      staff: { login: 'admin', roles: ['editor', 'approver', 'operator', 'clearer', 'admin'] },
    });
  });

  it('lets staff read while the disk takes nothing', async () => {
    hub.clock.pass(10 * 60_000);
    const refused = vi.spyOn(hub.store.staff, 'extendSession').mockRejectedValue(new Error('disk full'));
    const { staff } = await admin.ask('GET', '/api/session', sessionSchema);
    expect(staff.login).toBe('admin');
    expect(refused).toHaveBeenCalled();
  });

  it('is not stored in a form that opens it', async () => {
    const rows = await hub.db.selectFrom('session').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.token_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(rows)).not.toContain(admin.cookie.split('=')[1]);
  });

  it('slides with use, and ends without', async () => {
    hub.clock.pass(11 * 3_600_000);
    await admin.ask('GET', '/api/session', sessionSchema);
    hub.clock.pass(11 * 3_600_000);
    await admin.ask('GET', '/api/session', sessionSchema);
    hub.clock.pass(13 * 3_600_000);
    expect(await admin.codeOf('GET', '/api/session')).toBe('auth.required');
  });

  it('ends after its longest life however it is used', async () => {
    for (let hours = 0; hours < 30 * 24; hours += 10) {
      await admin.ask('GET', '/api/session', sessionSchema);
      hub.clock.pass(10 * 3_600_000);
    }
    expect(await admin.codeOf('GET', '/api/session')).toBe('auth.required');
  });

  it('ends with the logout', async () => {
    expect((await admin.send('DELETE', '/api/session')).status).toBe(204);
    expect(await hub.db.selectFrom('session').selectAll().execute()).toEqual([]);
  });

  it('changes nothing without its token', async () => {
    const { csrfToken } = admin;
    admin.csrfToken = 'x'.repeat(csrfToken.length);
    expect(await admin.codeOf('POST', '/api/staff', {})).toBe('request.csrf');
    expect(await admin.codeOf('DELETE', '/api/session')).toBe('request.csrf');
    admin.csrfToken = csrfToken;
    await addStaff('kefu', ['editor']);
  });

  it.each(['https://evil.example', 'null', 'http://louyu.test.evil.example'])(
    'changes nothing for a page of %s',
    async (origin) => {
      const response = await admin.send('PATCH', '/api/site', { hotline: '1' }, { origin });
      expect(v.parse(errorBodySchema, await response.json()).error.code).toBe('request.csrf');
    },
  );

  it.each(['http://louyu.test', 'http://192.0.2.10:8080'])('serves a page of %s', async (origin) => {
    const response = await admin.send('PATCH', '/api/site', { hotline: '1' }, { origin });
    expect(response.status).toBe(200);
  });
});

describe('a login', () => {
  it('tells an unknown person and a wrong password alike', async () => {
    const client = new AppClient(hub.app);
    const wrong = { login: 'admin', password: 'wrong' };
    const unknown = { login: 'nobody', password: 'wrong' };
    expect(await client.codeOf('POST', '/api/session', wrong)).toBe('auth.wrong_password');
    expect(await client.codeOf('POST', '/api/session', unknown)).toBe('auth.wrong_password');
  });

  it('waits longer after each failure, and lets its owner in afterwards', async () => {
    const client = new AppClient(hub.app);
    const codes = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      codes.push(await client.codeOf('POST', '/api/session', { login: 'admin', password: 'wrong' }));
    }
    expect(codes).toEqual([...Array<string>(5).fill('auth.wrong_password'), 'auth.too_many_attempts']);
    hub.clock.pass(60_000);
    await client.logIn('admin', adminPassword);
  });

  it('says how long to wait', async () => {
    const client = new AppClient(hub.app);
    const send = () => client.send('POST', '/api/session', { login: 'admin', password: 'wrong' });
    for (let attempt = 0; attempt < 5; attempt += 1) await send();
    const response = await send();
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
  });

  it('is refused to who is disabled', async () => {
    const staff = await addStaff('kefu', ['editor']);
    await admin.ask('PATCH', `/api/staff/${staff.id}`, staffSchema, { disabled: true });
    const body = { login: 'kefu', password: 'long enough' };
    expect(await new AppClient(hub.app).codeOf('POST', '/api/session', body)).toBe('auth.wrong_password');
  });
});

describe('staff', () => {
  it('have logins of their own', async () => {
    await addStaff('kefu', ['editor']);
    const again = { login: 'KEFU', name: '小李', password: 'long enough', roles: ['editor'], language: 'en' };
    expect(await admin.codeOf('POST', '/api/staff', again)).toBe('staff.login_taken');
  });

  it.each([{ password: 'another one' }, { roles: ['approver'] }, { disabled: true }])(
    'lose their sessions with %j',
    async (change) => {
      const client = await loggedIn('kefu', ['editor']);
      const { staff } = await client.ask('GET', '/api/session', sessionSchema);
      await admin.ask('PATCH', `/api/staff/${staff.id}`, staffSchema, change);
      expect(await client.codeOf('GET', '/api/session')).toBe('auth.required');
    },
  );

  it('keep their sessions with a new name', async () => {
    const client = await loggedIn('kefu', ['editor']);
    const { staff } = await client.ask('GET', '/api/session', sessionSchema);
    await admin.ask('PATCH', `/api/staff/${staff.id}`, staffSchema, { name: '王芳' });
    expect((await client.ask('GET', '/api/session', sessionSchema)).staff.name).toBe('王芳');
  });

  it('change their own password and language, and nothing else of anybody', async () => {
    const client = await loggedIn('kefu', ['editor']);
    const { staff } = await client.ask('GET', '/api/session', sessionSchema);
    const other = await addStaff('zhiban', ['editor']);
    const patch = (id: string, change: object) => client.codeOf('PATCH', `/api/staff/${id}`, change);
    expect(await patch(staff.id, { roles: ['admin'] })).toBe('auth.forbidden');
    expect(await patch(other.id, { password: 'taken over' })).toBe('auth.forbidden');
    await client.ask('PATCH', `/api/staff/${staff.id}`, staffSchema, { language: 'en' });
    await client.ask('PATCH', `/api/staff/${staff.id}`, staffSchema, { password: 'my very own' });
    await client.logIn('kefu', 'my very own');
  });

  it('always have a working admin', async () => {
    const { staff } = await admin.ask('GET', '/api/session', sessionSchema);
    const patch = (change: object) => admin.codeOf('PATCH', `/api/staff/${staff.id}`, change);
    const other = await addStaff('second', ['admin']);
    await admin.ask('PATCH', `/api/staff/${other.id}`, staffSchema, { disabled: true });
    expect(await patch({ disabled: true })).toBe('staff.last_admin');
    expect(await patch({ roles: ['editor'] })).toBe('staff.last_admin');
    await admin.ask('PATCH', `/api/staff/${other.id}`, staffSchema, { disabled: false });
    await admin.ask('PATCH', `/api/staff/${staff.id}`, staffSchema, { roles: ['editor'] });
  });
});

describe('the audit log', () => {
  it('names deeds and who did them, page by page, and no password', async () => {
    const staff = await addStaff('kefu', ['editor']);
    await admin.ask('PATCH', `/api/staff/${staff.id}`, staffSchema, { password: 'secret words' });
    const first = await admin.ask('GET', '/api/audit?limit=2', auditPageSchema);
    expect(first.entries.map((entry) => entry.action)).toEqual(['staff.changed', 'staff.added']);
    expect(first.entries[0]).toMatchObject({ actorName: '管理员', detail: { fields: ['password'] } });
    const rest = await admin.ask('GET', `/api/audit?before=${first.next ?? 0}`, auditPageSchema);
    expect(rest.entries.map((entry) => entry.action)).toEqual(['session.opened', 'site.created']);
    expect(rest.next).toBeNull();
    expect(JSON.stringify([first, rest])).not.toContain('secret words');
  });
});

describe('the log', () => {
  it('holds no login, name, password or code', async () => {
    await addStaff('kefu', ['editor']);
    await admin.codeOf('POST', '/api/session', { login: 'admin', password: 'wrong words' });
    await admin.codeOf('GET', '/q/SOME-SECRET-CODE?x=kefu');
    const text = hub.logged.join('\n');
    expect(hub.logged.length).toBeGreaterThan(3);
    for (const word of ['kefu', '小王', 'long enough', 'wrong words', 'SECRET'])
      expect(text).not.toContain(word);
  });
});

describe('the first run', () => {
  it('happens once', async () => {
    const code = await admin.codeOf('POST', '/api/setup', setupRequest(hub.setupCode, 'demo'));
    expect(code).toBe('setup.already_done');
  });
});
