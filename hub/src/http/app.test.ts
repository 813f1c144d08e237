import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { AppClient } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';
import { dashboardRoutes, kioskRoutes } from './front-ends.ts';
import type { HttpEnv } from './http-env.ts';

let hub: StaffApp;
let client: AppClient;
beforeEach(async () => {
  hub = await openStaffApp();
  client = new AppClient(hub.app);
});
afterEach(() => hub.close());

describe('an error answer', () => {
  it.each([
    ['zh-CN,zh;q=0.9', '请先登录。'],
    ['zh-TW', '请先登录。'],
    ['en-GB,en;q=0.8,zh;q=0.7', 'Please log in first.'],
    ['fr-FR', 'Please log in first.'],
    ['fr;q=0.9, zh;q=0.2', '请先登录。'],
    ['', '请先登录。'],
    [';;;,,q=,*;q=x', '请先登录。'],
  ])('is in the language of the reader: %s', async (header, message) => {
    const response = await client.send('GET', '/api/site', undefined, { 'accept-language': header });
    expect(response.status).toBe(401);
    const { error } = v.parse(errorBodySchema, await response.json());
    expect(error.message).toBe(message);
    expect(error.requestId).toBe(response.headers.get('x-request-id'));
  });

  it('of an unknown address is one of ours', async () => {
    expect(await client.codeOf('GET', '/api/nothing')).toBe('request.not_found');
    expect(await client.codeOf('PUT', '/api/session')).toBe('request.not_found');
    expect(await client.codeOf('GET', '/missing.js')).toBe('request.not_found');
  });

  it('of a body that is none says so', async () => {
    const post = (body: string) => client.codeOf('POST', '/api/session', body);
    expect(await post('')).toBe('request.not_json');
    expect(await post('{"login":')).toBe('request.not_json');
    expect(await post('null')).toBe('request.invalid');
    expect(await post('[]')).toBe('request.invalid');
  });

  it('names the field', async () => {
    const response = await client.send('POST', '/api/session', { login: 'admin', password: 7 });
    const { error } = v.parse(errorBodySchema, await response.json());
    expect(error).toMatchObject({ code: 'request.invalid', details: { path: 'password' } });
    expect(error.message).toContain('password');
  });

  it('of a body that is too large says how large it may be', async () => {
    const large = { login: 'admin', password: 'x'.repeat(20_000) };
    const response = await client.send('POST', '/api/session', large, { 'content-length': '20035' });
    const { error } = v.parse(errorBodySchema, await response.json());
    expect([response.status, error.code, error.details['maxBytes']]).toEqual([
      413,
      'request.too_large',
      16_384,
    ]);
  });

  it('of a body without an announced length is bounded too', async () => {
    const stream = new Blob(['x'.repeat(20_000)]).stream();
    const response = await hub.app.request('/api/session', {
      method: 'POST',
      headers: { 'transfer-encoding': 'chunked' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });
});

describe('every answer', () => {
  it('keeps the browser from guessing, framing and leaking', async () => {
    const { headers } = await client.send('GET', '/api/setup');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('health', () => {
  it('is open, and names the reasons why the hub is not ready', async () => {
    expect((await client.send('GET', '/healthz')).status).toBe(200);
    const before = await client.send('GET', '/readyz');
    expect([before.status, await before.json()]).toEqual([503, { ready: false, reasons: ['no-site-yet'] }]);
    await client.setUp(hub.setupCode, 'empty');
    expect((await client.send('GET', '/readyz')).status).toBe(200);
  });

  it('is measured by route, never by address', async () => {
    await client.send('PATCH', '/api/staff/some-secret-id', {});
    await client.send('GET', '/q/some-secret-id');
    const text = await (await client.send('GET', '/metrics')).text();
    expect(text).toContain('method="PATCH",route="/api/staff/:id",status="401"');
    expect(hub.logged.join()).toContain('"route":"/api/staff/:id"');
    expect(text).toContain('nodejs_version_info');
    expect(text).not.toContain('some-secret-id');
  });
});

describe('front ends', () => {
  let root: string;
  let app: Hono<HttpEnv>;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'louyu-dist-'));
    for (const name of ['kiosk', 'dashboard']) {
      mkdirSync(join(root, name, 'assets'), { recursive: true });
      writeFileSync(join(root, name, 'index.html'), `<title>${name}</title>`);
      writeFileSync(join(root, name, 'assets', 'main-1a2b.js'), `export const name = '${name}';`);
    }
    app = new Hono<HttpEnv>();
    app.route('/', kioskRoutes(join(root, 'kiosk')));
    app.route('/', dashboardRoutes(join(root, 'dashboard')));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const navigate = (path: string) => app.request(path, { headers: { accept: 'text/html,*/*' } });

  it.each(['/kiosk/', '/kiosk/?preview', '/kiosk/index.html', '/kiosk/assets/main-1a2b.js'])(
    'keep %s in the browser for good, and for a sandboxed frame',
    async (path) => {
      const response = await navigate(path);
      expect([response.status, response.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(await response.text()).toContain('kiosk');
    },
  );

  it.each(['/k', '/K', '/kiosk'])('are short to type: %s', async (path) => {
    const response = await app.request(`http://louyu.test${path}?debug`);
    expect([response.status, response.headers.get('location')]).toEqual([301, '/kiosk/?debug']);
  });

  it.each(['/', '/notices/0k3f?tab=delivery', '/pair'])('answer %s with the dashboard', async (path) => {
    const response = await navigate(path);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await response.text()).toContain('<title>dashboard');
  });

  it('keep hashed files of the dashboard for good', async () => {
    const { headers } = await app.request('/assets/main-1a2b.js');
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('content-type')).toContain('javascript');
  });

  it.each(['/assets/gone.js', '/kiosk/assets/gone.js', '/api/gone', '/kiosk/%2e%2e/dashboard/index.html'])(
    'do not answer %s with a page',
    async (path) => {
      const response = await navigate(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('cache-control') ?? '').not.toContain('immutable');
    },
  );

  it('say what to do when they are not built', async () => {
    const response = await client.send('GET', '/', undefined, { accept: 'text/html' });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
    const kiosk = await client.send('GET', '/kiosk/', undefined, { accept: 'text/html' });
    expect([kiosk.status, kiosk.headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect(kiosk.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  });
});

describe('compression', () => {
  it('is used where the browser takes it', async () => {
    const response = await client.send('GET', '/metrics', undefined, { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString();
    expect(text).toContain('process_cpu');
  });
});
