import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { pairingSchema } from '@louyu/contract/api/devices';
import { smallCompound, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* README "A screen on Linux": the script that it tells people to use brings the kiosk up, and up again. */

const script = resolve(import.meta.dirname, '../kiosk/start-kiosk.sh');

let directories: readonly Awaited<ReturnType<typeof temporaryDirectory>>[];
let hub: HubProcess;
let compound: Compound;
let devtoolsPort: number;
let running: ChildProcess;
let browser: Browser;

beforeAll(async () => {
  directories = [await temporaryDirectory(), await temporaryDirectory()];
  const [data, profile] = directories;
  hub = await startHub({ dataDir: data?.path ?? '', httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  devtoolsPort = await freePort();
  running = spawn('/bin/sh', [script, hub.httpUrl, 'epaper'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: '',
      LOUYU_BROWSER: '/usr/bin/chromium',
      LOUYU_BROWSER_FLAGS: `--headless=new --no-sandbox --disable-gpu --remote-debugging-port=${devtoolsPort}`,
      LOUYU_KIOSK_PROFILE: profile?.path ?? '',
    },
  });
}, 60_000);

afterAll(async () => {
  running.kill('SIGTERM');
  if (running.exitCode === null) await once(running, 'exit');
  await hub.stop();
  await Promise.all(directories.map((directory) => directory.remove()));
});

/** The page that the browser of the script shows now, once there is one. */
async function kioskPage() {
  browser = await vi.waitFor(() => chromium.connectOverCDP(`http://127.0.0.1:${devtoolsPort}`), {
    timeout: 30_000,
    interval: 250,
  });
  return vi.waitFor(
    () => {
      const page = browser
        .contexts()[0]
        ?.pages()
        .find((one) => one.url().startsWith(hub.httpUrl));
      expect(page).toBeDefined();
      return page;
    },
    { timeout: 20_000 },
  );
}

/** As the kernel does when memory runs out. */
async function killBrowser(): Promise<void> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const gone = new Promise((resolve) => browser.on('disconnected', resolve));
  process.kill(processInfo.find(({ type }) => type === 'browser')?.id ?? 0, 'SIGKILL');
  await gone;
}

it('brings the kiosk up as the kind that it was told', async () => {
  const page = await kioskPage();
  const code = (await page?.locator('[data-user-code]').getAttribute('data-user-code')) ?? '';
  const pairing = await compound.admin.request('GET', `/api/pairings/${code}`, pairingSchema);
  expect(pairing.kind).toBe('epaper');
});

it('brings it up again when the browser was killed, from what it kept when there is no hub', async () => {
  await killBrowser();
  await kioskPage();
  await hub.kill();
  await killBrowser();
  const page = await kioskPage();
  await page?.waitForSelector('html[data-state="pairing"]', { state: 'attached', timeout: 20_000 });
}, 120_000);

it('ends its browser when it is told to end', async () => {
  const gone = new Promise((resolve) => browser.on('disconnected', resolve));
  running.kill('SIGTERM');
  await gone;
  if (running.exitCode === null) await once(running, 'exit');
  expect(running.exitCode).toBe(0);
});
