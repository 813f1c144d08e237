import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import type { HttpEnv } from '../http-env.ts';
import { openHttpServer, serverDefaults, type HttpServer } from '../server.ts';
import { tapListener } from './tap-listener.ts';

const code = '0000V1QE7V9Q971E';
const phone = 'abcdefghijklmnopqrstuv';

let server: HttpServer;
let taps: string[];
let samples: number[];
let failure: LouyuError | undefined;

beforeEach(async () => {
  [taps, samples, failure] = [[], [], undefined];
  const app = new Hono<HttpEnv>();
  app.post('/q/:code/known', async (c) => c.text(`app ${await c.req.text()}`));
  const direct = tapListener({
    acknowledgments: {
      acknowledge: (link, phoneId) => {
        if (failure !== undefined) return Promise.reject(failure);
        taps.push(`${link} ${phoneId}`);
        return Promise.resolve({ first: taps.length === 1, at: '2026-11-21T00:00:00.000Z', code });
      },
    },
    metrics: { observeRequest: ({ status }) => void samples.push(status) },
  });
  server = await openHttpServer({
    app,
    port: 0,
    host: '127.0.0.1',
    limits: serverDefaults,
    direct,
    onUpgrade: (_, socket) => socket.destroy(),
  });
});
afterEach(() => server.close());

function tap(cookie: string | undefined, path = `/q/${code}/known`): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: cookie === undefined ? {} : { cookie },
    body: 'phone=from-the-form',
  });
}

describe('a tap of a phone that keeps its cookie', () => {
  it('is answered with the page, measured, and told apart from a repeated one', async () => {
    const first = await tap(`a=b; louyu_phone=${phone}; c=d`);
    expect([first.status, first.headers.get('location')]).toEqual([303, `/q/${code}?said=1#known`]);
    const again = await tap(`louyu_phone=${phone}`, `/Q/${code.toLowerCase()}/known`);
    expect(again.headers.get('location')).toBe(`/q/${code}#known`);
    expect(taps).toEqual([`${code} ${phone}`, `${code.toLowerCase()} ${phone}`]);
    expect(samples).toEqual([303, 303]);
  });

  it('is left to the app, whole, when it cannot be taken', async () => {
    failure = new LouyuError('request.too_fast');
    const answer = await tap(`louyu_phone=${phone}`);
    expect(await answer.text()).toBe('app phone=from-the-form');
  });
});

it.each([
  ['no cookie', undefined, `/q/${code}/known`],
  ['a cookie that is no phone id', 'louyu_phone=short', `/q/${code}/known`],
  ['a chosen language', `louyu_phone=${phone}`, `/q/${code}/known?lang=en`],
])('%s is the app’s', async (_, cookie, path) => {
  expect(await (await tap(cookie, path)).text()).toBe('app phone=from-the-form');
  expect(taps).toEqual([]);
});
