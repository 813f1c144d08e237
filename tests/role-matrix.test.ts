import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorBodySchema } from '@louyu/contract/api/overview';
import {
  roles,
  routeAccessListSchema,
  sessionSchema,
  staffSchema,
  type Role,
  type RouteAccess,
} from '@louyu/contract/api/staff';
import { deskHeader, deskSchema } from '@louyu/contract/api/desk';
import { pairingApprovalSchema } from '@louyu/contract/api/devices';
import { newApiTokenSchema, tokenScopes } from '@louyu/contract/api/tokens';
import { lobbyProfile } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { deskAccess, routeAccess, tokenAccess } from './support/route-access.ts';
import { StaffClient } from './support/staff-client.ts';

/*
 * DESIGN.md §7, "No stranger": every route of the running hub, tried by somebody of each role and by a stranger. The routes
 * come from the hub itself; who may is written by hand in route-access.ts.
 */

const people = ['stranger', ...roles] as const;
type Person = (typeof people)[number];

const password = 'long enough';
const anyId = '0123456789abcdef';
/** These end the session that they are tried with. */
const farewells: readonly string[] = ['DELETE /api/session', 'DELETE /api/sessions'];

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let table: readonly RouteAccess[];
let admin: StaffClient;
const clients = new Map<Person, { readonly client: StaffClient; readonly id: string }>();

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    env: { LOUYU_API_TOKEN_REQUESTS_PER_MINUTE: '100000', LOUYU_API_TOKEN_FAILURES_PER_MINUTE: '100000' },
  });
  admin = new StaffClient(hub.httpUrl);
  await admin.setUp(hub.setupCode ?? '', 'empty');
  clients.set('stranger', { client: new StaffClient(hub.httpUrl), id: anyId });
  for (const role of roles) clients.set(role, await personOf(role));
  table = await admin.request('GET', '/api/access', routeAccessListSchema);
});

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

async function personOf(role: Role): Promise<{ client: StaffClient; id: string }> {
  const person = { login: `only-${role}`, name: role, password, roles: [role], language: 'en' };
  await admin.request('POST', '/api/staff', staffSchema, person);
  const client = new StaffClient(hub.httpUrl);
  await client.logIn(person.login, password);
  const { staff } = await client.request('GET', '/api/session', sessionSchema);
  return { client, id: staff.id };
}

function apiRoutes(): readonly RouteAccess[] {
  return table.filter(({ route }) => route.includes(' /api/'));
}

/** The address of a route, with ids that nothing has; of staff one's own. */
function addressOf(route: string, ownId: string): readonly [method: string, path: string] {
  const [method = '', pattern = ''] = route.split(' ');
  const id = pattern === '/api/staff/:id' ? ownId : anyId;
  return [method, pattern.replace(/:userCode/, 'BCDF-GHJK').replaceAll(/:\w+/g, id)];
}

/** The code that a request is refused with, or its status; the body of a stream is not waited for. */
async function outcome(response: Response): Promise<string> {
  if (response.ok) {
    await response.body?.cancel();
    return String(response.status);
  }
  const result = v.safeParse(errorBodySchema, JSON.parse(await response.text()));
  return result.success ? result.output.error.code : String(response.status);
}

async function tried(person: Person, route: string): Promise<string> {
  const known = clients.get(person);
  const client = known?.client ?? new StaffClient(hub.httpUrl);
  const [method, path] = addressOf(route, known?.id ?? anyId);
  return outcome(await client.fetch(method, path, method === 'GET' || method === 'DELETE' ? undefined : {}));
}

function mayPass(person: Person, who: (typeof routeAccess)[string]): boolean {
  if (who === 'everybody') return true;
  if (person === 'stranger') return false;
  return who === 'staff' || who.includes(person);
}

describe('the table of routes', () => {
  it('has an entry for every route under /api, and none for what is not there', () => {
    const routes = apiRoutes().map(({ route }) => route);
    expect(routes.sort()).toEqual(Object.keys(routeAccess).sort());
  });

  it('is what the hub says of its own doors', () => {
    const wanted = Object.entries(routeAccess).map(([route, who]) => {
      const names = who === 'everybody' ? null : who === 'staff' ? [] : [...who].sort();
      return { route, roles: names };
    });
    const told = apiRoutes().map(({ route, roles: names }) => ({ route, roles: names && [...names].sort() }));
    const byRoute = (a: { route: string }, b: { route: string }) => (a.route < b.route ? -1 : 1);
    expect(told.sort(byRoute)).toEqual(wanted.sort(byRoute));
  });

  it('keeps staff out of nothing that residents and displays need', () => {
    const others = table.filter(({ route }) => !route.includes(' /api/'));
    expect(others.length).toBeGreaterThan(5);
    expect(others.filter(({ roles: names }) => names !== null)).toEqual([]);
  });
});

describe('each role, tried at every route', () => {
  it.each(people)('%s passes where it may, and nowhere else', async (person) => {
    const routes = Object.entries(routeAccess).sort(
      ([a], [b]) => Number(farewells.includes(a)) - Number(farewells.includes(b)),
    );
    const wrong: string[] = [];
    for (const [route, who] of routes) {
      const code = await tried(person, route);
      const refusal = person === 'stranger' ? 'auth.required' : 'auth.forbidden';
      const passed = code !== 'auth.required' && code !== 'auth.forbidden' && code !== 'request.csrf';
      if (mayPass(person, who) ? !passed : code !== refusal) wrong.push(`${route}: ${code}`);
      if (person !== 'stranger' && farewells.includes(route))
        await clients.get(person)?.client.logIn(`only-${person}`, password);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a guard’s desk', () => {
  let cookie: string;
  let csrfToken: string;

  beforeAll(async () => {
    const placeSchema = v.object({ id: v.string() });
    const [site] = await admin.request('GET', '/api/places', v.array(placeSchema));
    const booth = { parentId: site?.id, kind: 'spot', name: { 'zh-CN': '岗亭', en: 'Booth' } };
    const { id: spotId } = await admin.request('POST', '/api/places', placeSchema, booth);
    const approval = {
      as: 'new',
      name: '值班台',
      spotIds: [spotId],
      profile: lobbyProfile,
      language: 'zh-CN',
    };
    const { deviceId, secret } = await admin.pair(v.parse(pairingApprovalSchema, approval), 'desk');
    const response = await fetch(`${hub.httpUrl}/api/desk/session`, {
      method: 'POST',
      body: JSON.stringify({ deviceId, secret }),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    const session = await asDesk('GET', '/api/desk/session');
    ({ csrfToken } = v.parse(deskSchema, await session.json()));
  });

  function asDesk(method: string, path: string, as: Readonly<Record<string, string>> = { [deskHeader]: '' }) {
    const hasBody = method !== 'GET' && method !== 'DELETE';
    return fetch(`${hub.httpUrl}${path}`, {
      method,
      headers: { cookie, origin: hub.httpUrl, 'x-csrf-token': csrfToken, ...as },
      ...(hasBody ? { body: '{}' } : {}),
    });
  }

  it('passes where its list says, whoever is on duty, and nowhere else', async () => {
    const wrong: string[] = [];
    for (const { route } of apiRoutes()) {
      const [method, path] = addressOf(route, anyId);
      const code = await outcome(await asDesk(method, path));
      const passed = !['auth.required', 'auth.forbidden', 'request.csrf'].includes(code);
      if (passed !== (deskAccess[route] === 'always')) wrong.push(`${route}: ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('ends alerts with somebody on duty who may', async () => {
    const clear = async () => outcome(await asDesk('POST', `/api/alerts/${anyId}/clear`));
    expect(await clear()).toBe('auth.forbidden');
    const { id: staffId } = clients.get('clearer') ?? { id: anyId };
    const shifts = [{ staffId, weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '08:00' }];
    await admin.request('PUT', '/api/duty', v.unknown(), { edit: 0, shifts, exceptions: [] });
    expect(await clear()).toBe('request.invalid');
  });

  it('is nobody without the header that says so', async () => {
    for (const route of Object.keys(deskAccess)) {
      const [method, path] = addressOf(route, anyId);
      const code = await outcome(await asDesk(method, path, {}));
      expect(code, route).toBe(routeAccess[route] === 'everybody' ? 'desk.not_paired' : 'auth.required');
    }
  });
});

describe('a token', () => {
  async function triedWith(token: string, route: string): Promise<string> {
    const [method, path] = addressOf(route, anyId);
    const response = await fetch(`${hub.httpUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }),
    });
    return outcome(response);
  }

  async function tokenOf(scopes: readonly string[]): Promise<string> {
    const request = { name: 'all', scopes, days: 1 };
    return (await admin.request('POST', '/api/tokens', newApiTokenSchema, request)).token;
  }

  it('with every scope passes nowhere but where programs may', async () => {
    const token = await tokenOf(tokenScopes);
    const passed: string[] = [];
    for (const { route } of apiRoutes()) {
      const code = await triedWith(token, route);
      if (code !== 'auth.token_forbidden') passed.push(route);
      expect(code, route).not.toBe('auth.required');
    }
    expect(passed.sort()).toEqual(Object.keys(tokenAccess).sort());
  });

  it.each(tokenScopes)('for %s passes there alone', async (scope) => {
    const token = await tokenOf([scope]);
    const passed: string[] = [];
    for (const route of Object.keys(tokenAccess)) {
      if ((await triedWith(token, route)) !== 'auth.token_forbidden') passed.push(route);
    }
    const wanted = Object.entries(tokenAccess).filter(([, needed]) => needed === scope);
    expect(passed.sort()).toEqual(wanted.map(([route]) => route).sort());
  });
});
