import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined });
const { onSignedOut, connectionState } = await import('./connection.ts');
const { request, useCsrfToken } = await import('./request.ts');

const schema = v.object({ name: v.string() });
const fetched = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', fetched);

function answer(status: number, body: unknown): void {
  fetched.mockResolvedValueOnce(new Response(JSON.stringify(body), { status }));
}

afterEach(() => fetched.mockReset());

test('an answer is parsed, and asked for in the language of the page', async () => {
  answer(200, { name: '瑞安苑', more: 1 });
  expect(await request(schema, '/api/site')).toEqual({ name: '瑞安苑' });
  expect(new Headers(fetched.mock.calls[0]?.[1]?.headers).get('accept-language')).toBe('en');
});

test('a change carries the token of the session', async () => {
  useCsrfToken('token-1');
  answer(200, { name: 'x' });
  await request(schema, '/api/site', { method: 'PATCH', body: { name: 'x' } });
  const init = fetched.mock.calls[0]?.[1];
  expect(new Headers(init?.headers).get('x-csrf-token')).toBe('token-1');
  expect(init?.body).toBe('{"name":"x"}');
});

test('an error body becomes an error with its code and the words for the person', async () => {
  const error = { code: 'place.in_use', message: 'Move them first.', details: { count: 2 }, requestId: 'r1' };
  answer(409, { error });
  await expect(request(schema, '/api/places/p1', { method: 'DELETE' })).rejects.toMatchObject({
    code: 'place.in_use',
    message: 'Move them first.',
    details: { count: 2 },
  });
});

test('an answer of another shape is refused, not passed on', async () => {
  answer(200, { name: 7 });
  await expect(request(schema, '/api/site')).rejects.toMatchObject({ code: 'hub.unreadable' });
  answer(502, 'bad gateway');
  await expect(request(schema, '/api/site')).rejects.toMatchObject({ code: 'hub.unreadable' });
});

test('who is not logged in any more is told so, once it is said', async () => {
  const signedOut = vi.fn();
  const end = onSignedOut(signedOut);
  answer(401, { error: { code: 'auth.required', message: 'Log in.', details: {}, requestId: 'r2' } });
  await expect(request(schema, '/api/site')).rejects.toMatchObject({ code: 'auth.required' });
  expect(signedOut).toHaveBeenCalledOnce();
  end();
});

test('a hub that does not answer is away until it does', async () => {
  fetched.mockRejectedValueOnce(new TypeError('failed to fetch'));
  await expect(request(schema, '/api/site')).rejects.toMatchObject({ code: 'hub.unreachable' });
  expect(connectionState()).toBe('down');
  answer(200, { name: 'x' });
  await request(schema, '/api/site');
  expect(connectionState()).toBe('up');
});
