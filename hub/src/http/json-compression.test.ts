import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { HttpEnv } from './http-env.ts';
import { compressedFromBytes, jsonCompression } from './json-compression.ts';

const app = new Hono<HttpEnv>();
app.use(jsonCompression());
app.get('/list', (c) => c.json({ text: '停水'.repeat(compressedFromBytes) }, 201));
app.get('/word', (c) => c.json({ text: '停水' }));
app.get('/page', (c) => c.html('停水'.repeat(compressedFromBytes)));

async function sent(path: string, encodings?: string) {
  const headers = encodings === undefined ? undefined : { 'accept-encoding': encodings };
  const response = await app.request(path, headers === undefined ? {} : { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { response, bytes, encoding: response.headers.get('content-encoding') };
}

test('long JSON goes as gzip to who takes it, with all else as it was', async () => {
  const { response, bytes, encoding } = await sent('/list', 'br, gzip;q=0.8');
  expect([response.status, encoding, response.headers.get('vary')]).toEqual([201, 'gzip', 'accept-encoding']);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(JSON.parse(gunzipSync(bytes).toString())).toEqual({ text: '停水'.repeat(compressedFromBytes) });
});

test.each([['gzip;q=0, br'], ['br'], [undefined]])('goes as it is to who takes %s', async (encodings) => {
  const { response, bytes, encoding } = await sent('/list', encodings);
  expect([encoding, response.headers.get('vary')]).toEqual([null, 'accept-encoding']);
  expect(JSON.parse(bytes.toString())).toEqual({ text: '停水'.repeat(compressedFromBytes) });
});

test('a short answer and what is no JSON go as they are', async () => {
  expect(await sent('/word', 'gzip')).toMatchObject({
    encoding: null,
    bytes: Buffer.from('{"text":"停水"}'),
  });
  expect((await sent('/page', 'gzip')).encoding).toBeNull();
});
