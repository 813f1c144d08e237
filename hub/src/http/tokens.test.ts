import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditPageSchema } from '@louyu/contract/api/audit';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { sessionSchema, staffSchema } from '@louyu/contract/api/staff';
import {
  apiTokenListSchema,
  newApiTokenSchema,
  type NewApiToken,
  type TokenScope,
} from '@louyu/contract/api/tokens';
import { AppClient, adminPassword } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';

let hub: StaffApp;
let admin: AppClient;

beforeEach(async () => {
  hub = await openStaffApp();
  admin = new AppClient(hub.app);
  await admin.setUp(hub.setupCode, 'empty');
});
afterEach(() => hub.close());

function makeToken(...scopes: TokenScope[]): Promise<NewApiToken> {
  return admin.ask('POST', '/api/tokens', newApiTokenSchema, { name: '大屏看板', scopes, days: 30 });
}

async function asked(token: string, method: string, path: string, body?: object) {
  const response = await hub.app.request(path, {
    method,
    headers: { authorization: `Bearer ${token}`, host: 'louyu.test' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return response.ok ? 'done' : v.parse(errorBodySchema, JSON.parse(text)).error.code;
}

describe('an API token', () => {
  it('is shown once and kept as a hash', async () => {
    const { token, view } = await makeToken('places:read');
    expect(token).toMatch(/^louyu_[\w-]{43}$/);
    const list = await admin.ask('GET', '/api/tokens', apiTokenListSchema);
    expect(list).toEqual([view]);
    const rows = await hub.db.selectFrom('api_token').selectAll().execute();
    expect(JSON.stringify([list, rows, hub.logged])).not.toContain(token.slice('louyu_'.length));
    expect(rows[0]?.token_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does what its scopes name, and nothing else', async () => {
    const { token } = await makeToken('places:read');
    expect(await asked(token, 'GET', '/api/places')).toBe('done');
    expect(await asked(token, 'GET', '/api/site')).toBe('done');
    expect(await asked(token, 'GET', '/api/duty/now')).toBe('auth.token_forbidden');
    expect(await asked(token, 'GET', '/api/audit')).toBe('auth.token_forbidden');
  });

  it('reads the audit log and who is on duty where it may', async () => {
    const { token } = await makeToken('audit:read', 'duty:read');
    for (const path of ['/api/audit', '/api/audit/export.csv', '/api/duty/now'])
      expect(await asked(token, 'GET', path), path).toBe('done');
    expect(await asked(token, 'GET', '/api/audit/state')).toBe('auth.token_forbidden');
  });

  it.each([
    ['GET', '/api/session'],
    ['GET', '/api/sessions'],
    ['DELETE', '/api/sessions'],
    ['GET', '/api/staff'],
    ['POST', '/api/staff'],
    ['PATCH', '/api/site'],
    ['POST', '/api/places'],
    ['GET', '/api/tokens'],
    ['POST', '/api/tokens'],
    ['PUT', '/api/duty'],
    ['GET', '/api/events'],
    ['GET', '/api/nothing'],
  ])('with every scope there is, may not %s %s', async (method, path) => {
    const { token } = await makeToken(
      'notices:read',
      'drafts:write',
      'delivery:read',
      'devices:read',
      'places:read',
      'duty:read',
      'audit:read',
    );
    expect(await asked(token, method, path, method === 'GET' ? undefined : {})).toBe('auth.token_forbidden');
  });

  it('ends when its days are over, when it is revoked, and with its owner', async () => {
    const [old, revoked, orphan] = [
      await makeToken('places:read'),
      await makeToken('places:read'),
      await makeToken('places:read'),
    ];
    await admin.ask('DELETE', `/api/tokens/${revoked.view.id}`, v.null());
    expect(await asked(revoked.token, 'GET', '/api/places')).toBe('auth.token_invalid');
    const second = { login: 'second', name: '二', password: 'long enough', roles: ['admin'], language: 'en' };
    await admin.ask('POST', '/api/staff', staffSchema, second);
    const { staff } = await admin.ask('GET', '/api/session', sessionSchema);
    const other = new AppClient(hub.app);
    await other.logIn('second', 'long enough');
    await other.ask('PATCH', `/api/staff/${staff.id}`, staffSchema, { roles: ['editor'] });
    expect(await asked(orphan.token, 'GET', '/api/places')).toBe('auth.token_invalid');
    await other.ask('PATCH', `/api/staff/${staff.id}`, staffSchema, { roles: ['admin'] });
    hub.clock.pass(30 * 86_400_000);
    expect(await asked(old.token, 'GET', '/api/places')).toBe('auth.token_invalid');
  });

  it('does not fall back on a cookie, and needs none', async () => {
    const client = new AppClient(hub.app);
    await client.logIn('admin', adminPassword);
    const response = await client.send('GET', '/api/staff', undefined, { authorization: 'Bearer louyu_x' });
    expect(response.status).toBe(401);
  });

  it('is held to so many requests a minute, and wrong ones to fewer', async () => {
    const { token } = await makeToken('places:read');
    const codes = new Set<string>();
    for (let request = 0; request < 121; request += 1) codes.add(await asked(token, 'GET', '/api/site'));
    expect([...codes]).toEqual(['done', 'request.too_fast']);
    const wrong = `louyu_${'x'.repeat(43)}`;
    const wrongCodes = new Set<string>();
    for (let request = 0; request < 31; request += 1) wrongCodes.add(await asked(wrong, 'GET', '/api/site'));
    expect([...wrongCodes]).toEqual(['auth.token_invalid', 'request.too_fast']);
    hub.clock.pass(60_000);
    expect(await asked(token, 'GET', '/api/site')).toBe('done');
  });

  it('is in the audit log when it is made and revoked', async () => {
    const { view } = await makeToken('places:read');
    await admin.ask('DELETE', `/api/tokens/${view.id}`, v.null());
    const page = await admin.ask('GET', `/api/audit?subject=token:${view.id}`, auditPageSchema);
    expect(page.entries.map(({ action }) => action)).toEqual(['token.revoked', 'token.added']);
  });
});
