import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskViewport, launchBrowser, readQr } from './support/browser.ts';
import { pairLobby, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* R15: a sticker for each device, that a person reads and a phone scans, one on each piece of paper. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

const pointsPerMm = 72 / 25.4;

it.each(['zh-CN', 'en'])('prints the sticker of a device in %s', async (language) => {
  const { deviceId } = await pairLobby(compound, '3栋大堂屏', spotOf(compound));
  const context = await browser.newContext({
    viewport: deskViewport,
    locale: language,
    deviceScaleFactor: 3,
  });
  await context.addInitScript((chosen) => {
    localStorage.setItem('louyu.language', chosen);
  }, language);
  await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'admin', password: 'correct horse' },
    headers: { origin: hub.httpUrl },
  });
  const page = await context.newPage();
  await page.goto(`${hub.httpUrl}/devices/${deviceId}`);
  await page.getByRole('link', { name: language === 'en' ? 'Print label' : '打印标签' }).click();

  const label = page.locator('ly-device-label');
  for (const words of ['3栋大堂屏', deviceId, `${hub.httpUrl.replace('http://', '')}/k`])
    await label.getByText(words).waitFor();
  expect(readQr(await label.screenshot())).toBe(`${hub.httpUrl}/devices/${deviceId}`);

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const [width = 0, height = 0] =
    /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.slice(1).map(Number) ?? [];
  expect(width / pointsPerMm).toBeCloseTo(70, 0);
  expect(height / pointsPerMm).toBeCloseTo(37, 0);
  await context.close();
});
