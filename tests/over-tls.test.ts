import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { outage, pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { SimulatedDisplay } from './support/simulated-display.ts';

/*
 * The certificate that `npm run cert` makes for a LAN carries the whole way of a notice: staff and phones by HTTPS, displays by
 * MQTT over TLS and over secure WebSocket.
 */

const repository = resolve(import.meta.dirname, '..');

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;

beforeAll(async () => {
  directory = await temporaryDirectory();
  const httpPort = await freePort();
  await promisify(execFile)(process.execPath, ['hub/src/cli/cert.ts'], {
    cwd: repository,
    env: {
      ...process.env,
      LOUYU_DATA_DIR: directory.path,
      LOUYU_PUBLIC_URL: `https://127.0.0.1:${httpPort}`,
    },
  });
  const authority = readFileSync(join(directory.path, 'tls/ca.pem'), 'utf8');
  setDefaultCACertificates([...getCACertificates('default'), authority]);
  hub = await startHub({
    dataDir: directory.path,
    httpPort,
    mqttPort: await freePort(),
    secure: true,
    env: {
      LOUYU_TLS_CERT: join(directory.path, 'tls/cert.pem'),
      LOUYU_TLS_KEY: join(directory.path, 'tls/key.pem'),
    },
  });
  compound = await smallCompound(hub);
}, 60_000);

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

it.each([
  ['MQTT over TLS', () => `mqtts://127.0.0.1:${hub.mqttPort}`],
  ['a secure WebSocket', () => hub.webSocketUrl],
])('a notice reaches a display by %s', async (name, url) => {
  const display = new SimulatedDisplay(await pairLobby(compound, name, spotOf(compound)));
  display.connect(url());
  try {
    const { id } = await publish(compound, outage([compound.siteId]));
    await vi.waitFor(() => expect(display.notices().has(id)).toBe(true), { timeout: 10_000 });
    display.reportAgain();
    await vi.waitFor(() => expect(display.stored.size).toBeGreaterThan(0), { timeout: 10_000 });
  } finally {
    await display.disconnect();
  }
});

it('nothing is spoken in the clear', async () => {
  await expect(fetch(hub.httpUrl.replace('https', 'http'))).rejects.toThrow('fetch failed');
  const client = mqtt.connect(`mqtt://127.0.0.1:${hub.mqttPort}`, { reconnectPeriod: 0 });
  const greeted = vi.fn();
  client.on('connect', greeted);
  client.on('error', () => undefined);
  await new Promise<void>((closed) => client.on('close', () => closed()));
  expect(greeted).not.toHaveBeenCalled();
});
