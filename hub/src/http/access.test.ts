import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffSchema } from '@louyu/contract/api/staff';
import { AppClient } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';

const people = ['stranger', 'editor', 'approver', 'admin'] as const;
type Person = (typeof people)[number];

const everybody = people;
const staff = ['editor', 'approver', 'admin'] as const;
const admins = ['admin'] as const;

/** Who may come through the door of each route; what they may do behind it is its own test's. */
const doors: readonly (readonly [string, string, readonly Person[]])[] = [
  ['POST', '/api/session', everybody],
  ['GET', '/api/session', staff],
  ['GET', '/api/sessions', staff],
  ['DELETE', '/api/sessions', staff],
  ['DELETE', '/api/sessions/:id', staff],
  ['DELETE', '/api/session', staff],
  ['GET', '/api/setup', everybody],
  ['POST', '/api/setup', everybody],
  ['GET', '/api/staff', admins],
  ['POST', '/api/staff', admins],
  // Of somebody else; everybody's own is staff.test.ts's.
  ['PATCH', '/api/staff/:id', admins],
  ['GET', '/api/staff/:id/sessions', admins],
  ['DELETE', '/api/staff/:id/sessions', admins],
  ['GET', '/api/tokens', admins],
  ['POST', '/api/tokens', admins],
  ['DELETE', '/api/tokens/:id', admins],
  ['GET', '/api/duty', staff],
  ['GET', '/api/duty/now', staff],
  ['PUT', '/api/duty', admins],
  ['GET', '/api/access', admins],
  ['GET', '/api/audit', admins],
  ['GET', '/api/audit/state', admins],
  ['POST', '/api/audit/check', admins],
  ['GET', '/api/audit/export.csv', admins],
  ['GET', '/api/site', staff],
  ['PATCH', '/api/site', admins],
  ['POST', '/api/site/phone-check', admins],
  ['GET', '/api/places', staff],
  ['POST', '/api/places', admins],
  ['PATCH', '/api/places/:id', admins],
  ['DELETE', '/api/places/:id', admins],
  ['POST', '/api/places/:id/restore', admins],
  ['POST', '/api/audience', staff],
  ['GET', '/api/events', staff],
];

let hub: StaffApp;

beforeAll(async () => {
  hub = await openStaffApp();
  const admin = new AppClient(hub.app);
  await admin.setUp(hub.setupCode, 'empty');
  for (const role of staff) {
    const password = 'long enough';
    const person = { login: `only-${role}`, name: role, password, roles: [role], language: 'en' };
    await admin.ask('POST', '/api/staff', staffSchema, person);
  }
});
afterAll(() => hub.close());

/** Each time a fresh login: one of the routes is the logout. */
async function clientOf(person: Person): Promise<AppClient> {
  const client = new AppClient(hub.app);
  if (person !== 'stranger') await client.logIn(`only-${person}`, 'long enough');
  return client;
}

/** Alerts have doors for other roles too, and for the guard's desk: role-matrix.test.ts and desk.test.ts try those. */
const isElsewhere = (path: string) => /^\/api\/(alerts|desk)(\/|$)/.test(path);

describe('the doors', () => {
  it('are all in the table', () => {
    const routes = hub.app.routes
      .filter((route) => route.method !== 'ALL' && route.path.startsWith('/api/') && !isElsewhere(route.path))
      .map((route) => `${route.method} ${route.path.replace(/\/$/, '')}`);
    expect([...new Set(routes)].sort()).toEqual(doors.map(([method, path]) => `${method} ${path}`).sort());
  });

  it.each(doors)('%s %s open for %j alone', async (method, path, allowed) => {
    for (const person of people) {
      const client = await clientOf(person);
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      const response = await client.send(method, path.replace(':id', '0123456789abcdef'), body);
      const refused = response.status === 401 || response.status === 403;
      expect(refused, person).toBe(!allowed.includes(person));
      if (refused) expect(response.status, person).toBe(person === 'stranger' ? 401 : 403);
      await response.body?.cancel();
    }
  });
});
