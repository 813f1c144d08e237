import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { Urgency } from '../core/urgency.ts';
import type { HttpEnv } from './http-env.ts';
import { urgentAlerts } from './urgent-alerts.ts';

/* R11: an alert waits for no import; and nobody without a login can keep imports from ever coming to an end. */

const clock = { now: () => '2026-11-21T00:00:00.000Z' };

function office() {
  const urgency = new Urgency();
  const app = new Hono<HttpEnv>();
  const urgent: boolean[] = [];
  app.use('/api/alerts/*', urgentAlerts(urgency, clock));
  app.all('/api/alerts/*', (c) => {
    try {
      urgency.giveWay();
      urgent.push(false);
    } catch {
      urgent.push(true);
    }
    return c.text('', c.req.header('login') === undefined ? 401 : 200);
  });
  const ask = async (method: string, path: string, { from, ...headers }: Record<string, string>) => {
    await app.request(path, { method, headers }, { incoming: { socket: { remoteAddress: from } } });
    return urgent.pop();
  };
  return { ask };
}

test('what changes an alert is urgent, however often; what only looks is not', async () => {
  const { ask } = office();
  const guard = { from: '192.0.2.1', login: 'guard' };
  for (let press = 0; press < 20; press += 1)
    expect(await ask('POST', '/api/alerts/a/clear', guard)).toBe(true);
  expect(await ask('GET', '/api/alerts/a', guard)).toBe(false);
  expect(await ask('POST', '/api/alerts/preview', guard)).toBe(false);
});

test('who keeps asking without a login is urgent no more, and holds up nobody else', async () => {
  const { ask } = office();
  const tries = [];
  for (let press = 0; press < 20; press += 1)
    tries.push(await ask('POST', '/api/alerts/a', { from: '192.0.2.66' }));
  expect(tries.filter(Boolean)).toHaveLength(5);
  expect(await ask('POST', '/api/alerts/a', { from: '192.0.2.1', login: 'guard' })).toBe(true);
});
