import { createConnection } from 'node:net';
import { once } from 'node:events';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPageSchema } from '@louyu/contract/api/audit';
import * as deviceApi from '@louyu/contract/api/devices';
import * as audienceApi from '@louyu/contract/api/audiences';
import * as householdApi from '@louyu/contract/api/households';
import * as noticeApi from '@louyu/contract/api/notices';
import { errorBodySchema, type ErrorBody } from '@louyu/contract/api/overview';
import * as placeApi from '@louyu/contract/api/places';
import * as staffApi from '@louyu/contract/api/staff';
import { errorText } from '@louyu/contract/error-texts';
import { errorCodeSchema } from '@louyu/contract/errors';
import { languages, type Language } from '@louyu/contract/primitives';
import { demoCompound, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { mutatedJson, mutationsOf } from './support/mutations-of.ts';
import { anyId, routesWithBody } from './support/routes-with-body.ts';

/*
 * Show 6 of the spine: bad input in each field of each route gets a coded answer in the reader's language; nothing
 * crashes, nothing changes.
 */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
/** What a logged-in admin's browser sends along. */
let admin: Readonly<Record<string, string>>;
let before: string;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    // Bad polls are many here; how many a minute may come is another test's.
    env: { LOUYU_DEVICE_AUTHORIZATIONS_MAX: '10000', LOUYU_DEVICE_TOKEN_POLLS_MAX: '100000' },
  });
  compound = await demoCompound(hub);
  // With every role, so that nothing is refused for who asks.
  const { staff } = await compound.admin.request('GET', '/api/session', staffApi.sessionSchema);
  await compound.admin.request('PATCH', `/api/staff/${staff.id}`, v.unknown(), { roles: staffApi.roles });
  await compound.admin.logIn('admin', 'correct horse');
  admin = await browserOf('admin', 'correct horse');
  before = await everything();
});

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

async function browserOf(login: string, password: string): Promise<Record<string, string>> {
  const response = await fetch(`${hub.httpUrl}/api/session`, {
    method: 'POST',
    body: JSON.stringify({ login, password }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  const { csrfToken } = v.parse(staffApi.sessionSchema, await response.json());
  return { cookie, 'x-csrf-token': csrfToken };
}

/** All that bad input could have changed, as one text. */
async function everything(): Promise<string> {
  const { admin: client } = compound;
  const parts = [
    await client.request('GET', '/api/staff', v.unknown()),
    await client.request('GET', '/api/site', v.unknown()),
    await client.request('GET', '/api/places', v.unknown()),
    await client.request('GET', '/api/devices', deviceApi.deviceListSchema),
    await client.request('GET', '/api/notices?limit=100', noticeApi.noticePageSchema),
    await client.request('GET', '/api/audit?limit=200', auditPageSchema),
  ];
  return JSON.stringify(parts);
}

interface Answer {
  readonly status: number;
  readonly error: ErrorBody['error'];
}

/** Sends bytes as they are and takes the answer for an error, in the language that was asked for. */
async function refused(
  method: string,
  path: string,
  body: BodyInit | undefined,
  language: Language,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(`${hub.httpUrl}${path}`, {
    method,
    headers: { ...admin, 'content-type': 'application/json', 'accept-language': language, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  expect(response.headers.get('content-type'), text).toContain('application/json');
  const { error } = v.parse(errorBodySchema, JSON.parse(text));
  const code = v.parse(errorCodeSchema, error.code);
  expect(error.message).toBe(errorText(code, language, error.details));
  expect(response.status, text).toBeGreaterThanOrEqual(400);
  expect(response.status, text).toBeLessThan(500);
  return { status: response.status, error };
}

/** Whether one dotted path leads to the other: a fault in a list is told of its first item, one of a union of the whole. */
function liesOnOneWay(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === '' || `${long}.`.startsWith(`${short}.`);
}

it('covers every body that the contract knows', () => {
  const requests = [audienceApi, deviceApi, householdApi, noticeApi, placeApi, staffApi].flatMap((api) =>
    Object.entries(api).filter(([exported]) =>
      /^(draft|\w*(Request|Change|Approval|Command))Schema$/.test(exported),
    ),
  );
  const covered = new Set<unknown>(routesWithBody.map((route) => route.schema));
  expect(requests.length).toBeGreaterThan(10);
  expect(requests.filter(([, schema]) => !covered.has(schema)).map(([exported]) => exported)).toEqual([]);
});

describe.each(routesWithBody)('$method $path', ({ method, path, schema, body }) => {
  it('takes the body that the faults are made of', () => {
    expect(v.is(schema, body)).toBe(true);
  });

  it('refuses every fault in every field, and names the field', async () => {
    const mutations = mutationsOf(schema, body).filter(
      // A list without the keys of an object that requires none is an empty change.
      ({ replacement, path: at }) => at.length > 0 || !Array.isArray(replacement),
    );
    expect(mutations.length).toBeGreaterThan(3);
    for (const [index, mutation] of mutations.entries()) {
      const language = languages[index % languages.length] ?? 'en';
      const { error } = await refused(method, path, mutatedJson(body, mutation), language);
      const what = JSON.stringify({ at: mutation.path, fault: mutation.fault, error });
      expect(error.code, what).toBe('request.invalid');
      expect(liesOnOneWay(mutation.path.join('.'), String(error.details['path'])), what).toBe(true);
    }
  });

  it('refuses what is no JSON, no text, or no end', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const bodies: [BodyInit, string][] = [
      ['', 'request.not_json'],
      ['{', 'request.not_json'],
      ["{'kind': 'lcd'}", 'request.not_json'],
      ['NaN', 'request.not_json'],
      ['{"a":1}{"b":2}', 'request.not_json'],
      [new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x00, 0xc3, 0x28]), 'request.not_json'],
      [deep, 'request.invalid'],
      ['{"__proto__":{"roles":["admin"]},"constructor":{"prototype":{}}}', 'request.invalid'],
      [JSON.stringify({ fill: 'x'.repeat(300_000) }), 'request.too_large'],
    ];
    for (const [bytes, code] of bodies) {
      const requiresNothing = v.is(schema, {});
      if (requiresNothing && code === 'request.invalid') continue;
      const { error } = await refused(method, path, bytes, 'en');
      expect(error.code).toBe(code);
    }
  });
});

describe('addresses and queries', () => {
  const strangeIds = [
    '%00',
    '%F0%28%8C%28',
    '..%2F..%2Fetc',
    'A'.repeat(2_000),
    '%E5%81%9C',
    "'%20or%201=1",
    '*',
  ];

  it.each([
    ['GET', '/api/notices/:id', 'notice.not_found'],
    ['GET', '/api/notices/:id/delivery', 'notice.not_found'],
    ['GET', '/api/notices/:id/share', 'notice.not_found'],
    ['DELETE', '/api/share-channels/:id', 'share.channel_not_found'],
    ['GET', '/api/devices/:id', 'device.not_found'],
    ['POST', '/api/devices/:id/revoke', 'device.not_found'],
    ['DELETE', '/api/places/:id', 'place.not_found'],
    ['DELETE', '/api/audiences/:id', 'audience.not_found'],
    ['POST', '/api/households/:id/look', 'household.not_found'],
    ['DELETE', '/api/households/:id', 'household.not_found'],
    ['POST', '/api/households/changes/:id/undo', 'register.undo_over'],
  ])('%s %s names nothing by a strange id', async (method, path, code) => {
    for (const id of [...strangeIds, anyId]) {
      const { error } = await refused(method, path.replace(':id', id), undefined, 'zh-CN');
      expect([code, 'request.not_found'], id).toContain(error.code);
    }
  });

  it.each([
    '/api/audit?before=-1',
    '/api/audit?before=1e3',
    '/api/audit?before=99999999999999999999',
    '/api/audit?limit=0',
    '/api/audit?limit=201',
    '/api/audit?limit=ten',
    '/api/notices?limit=0',
    '/api/households?limit=201',
    '/api/households?offset=-1',
    '/api/households?place=%00',
    '/api/households?lacks=all',
    `/api/households?q=${'x'.repeat(100)}`,
    '/api/notices?limit=1.5',
    '/api/notices?state=gone',
    `/api/notices?q=${'x'.repeat(100)}`,
    `/api/notices?before=${'x'.repeat(100)}`,
  ])('GET %s is refused', async (path) => {
    expect((await refused('GET', path, undefined, 'en')).error.code).toBe('request.invalid');
  });

  it.each(['/api/notices?before=x', '/api/notices?q=%25_%5C%00%27', '/api/notices?before=/////'])(
    'GET %s harms nothing',
    async (path) => {
      const response = await fetch(`${hub.httpUrl}${path}`, { headers: admin });
      expect(response.status).toBeLessThan(500);
      await response.text();
    },
  );
});

describe('headers', () => {
  it.each([
    { cookie: 'louyu=' },
    { cookie: `louyu=${'x'.repeat(4_000)}` },
    { cookie: 'louyu=%00%ff; louyu=%E0%A4%A' },
    { cookie: ';;;=;=' },
  ])('that hold no session make nobody of %j', async (headers) => {
    expect((await refused('GET', '/api/session', undefined, 'en', headers)).error.code).toBe('auth.required');
  });

  it.each([
    ['x-csrf-token', ''],
    ['x-csrf-token', 'x'.repeat(43)],
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
    ['origin', '::::'],
  ])('change nothing with %s: %s', async (header, value) => {
    const body = JSON.stringify({ hotline: '0' });
    const { error } = await refused('PATCH', '/api/site', body, 'en', { [header]: value });
    expect(error.code).toBe('request.csrf');
  });

  it.each(['zz', ','.repeat(500), 'en;q=abc', '\u00ff', 'zh-Hans-CN;q=0.001'])(
    'that ask for the language %j get one',
    async (acceptLanguage) => {
      const response = await fetch(`${hub.httpUrl}/api/site`, {
        headers: { 'accept-language': acceptLanguage },
      });
      const { error } = v.parse(errorBodySchema, await response.json());
      expect(languages.map((language) => errorText('auth.required', language))).toContain(error.message);
    },
  );
});

describe('what is hardly HTTP', () => {
  it.each([
    ['nonsense', 'hello\r\n\r\n'],
    ['a length that is none', 'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n'],
    [
      'two lengths',
      'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a host that is none', 'GET /api/session HTTP/1.1\r\nhost: a b/c\r\nconnection: close\r\n\r\n'],
    ['a method that is none', 'BREW /api/session HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
  ])('%s ends that connection and no other', async (_, bytes) => {
    const socket = createConnection(Number(new URL(hub.httpUrl).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.end(bytes);
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
  });
});

describe('the resident page', () => {
  const get = (path: string, language: Language) =>
    fetch(`${hub.httpUrl}${path}`, { headers: { 'accept-language': language } });

  it.each([
    '/q/x',
    '/q/%00',
    `/q/${'0'.repeat(16)}`,
    `/q/${'Z'.repeat(3_000)}`,
    '/Q/ÄÖÜ',
    '/q/0000001-ABCDEFGHJ',
  ])('GET %s says in words that it knows no such code', async (path) => {
    for (const language of languages) {
      const response = await get(path, language);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toContain('text/html');
      const sentence = errorText('link.unknown', language).slice(0, 8);
      expect(await response.text()).toContain(sentence);
    }
  });

  it.each([
    ['application/x-www-form-urlencoded', 'phone=%00%ff&phone=2'],
    ['application/x-www-form-urlencoded', '&'.repeat(10_000)],
    ['multipart/form-data; boundary=x', 'not a multipart body'],
    ['multipart/form-data', '--x\r\n'],
    ['application/json', '{"phone":'],
    ['text/plain', ''],
  ])('a form as %s with %j is answered with a page', async (contentType, body) => {
    const response = await fetch(`${hub.httpUrl}/q/${'0'.repeat(15)}1/known`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('content-type')).toContain('text/html');
    await response.text();
  });
});

describe('after all of it', () => {
  it('nothing has changed, nothing was logged as our fault, and the hub is the same process', async () => {
    expect(await everything()).toBe(before);
    expect(hub.output()).not.toContain('request failed');
    const ready = await fetch(`${hub.httpUrl}/readyz`);
    expect(await ready.json()).toEqual({ ready: true, reasons: [] });
  });
});
