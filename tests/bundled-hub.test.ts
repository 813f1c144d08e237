import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { outage, pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { photoWithExif } from './support/photos.ts';
import { SimulatedDisplay } from './support/simulated-display.ts';

/* `npm start` runs the hub as Vite built it; all the other tests run its sources. What differs is where it finds its parts. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;

beforeAll(async () => {
  directory = await temporaryDirectory();
  const ports = { httpPort: await freePort(), mqttPort: await freePort() };
  hub = await startHub({ dataDir: directory.path, ...ports, program: 'hub/dist/main.js' });
  compound = await smallCompound(hub);
}, 60_000);

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

it('finds the thread that writes the ledger', async () => {
  const display = new SimulatedDisplay(await pairLobby(compound, '大堂屏', spotOf(compound)));
  display.connect(hub.webSocketUrl);
  try {
    const { id } = await publish(compound, outage([compound.siteId]));
    await vi.waitFor(() => expect(display.notices().has(id)).toBe(true), { timeout: 10_000 });
    display.reportAgain();
    await vi.waitFor(() => expect(display.stored.size).toBeGreaterThan(0), { timeout: 10_000 });
  } finally {
    await display.disconnect();
  }
});

it('finds the process that decodes images', async () => {
  const photo = await photoWithExif({ width: 640, height: 480, orientation: 1 });
  const response = await compound.editor.upload('/api/images', photo);
  expect(await response.json()).toMatchObject({ width: 640, height: 480 });
});

it.each(['/', '/kiosk/', '/metrics', '/readyz'])('serves %s', async (path) => {
  // As a browser asks: what is no page is no place for one.
  expect((await fetch(hub.httpUrl + path, { headers: { accept: 'text/html' } })).status).toBe(200);
});
