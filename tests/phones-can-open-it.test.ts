import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteSchema } from '@louyu/contract/api/places';
import {
  deskViewport,
  launchBrowser,
  lobbyViewport,
  onGlass,
  pairScreen,
  readQr,
} from './support/browser.ts';
import { lobbyProfile, outage, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/*
 * EXPERIENCE "Screens": while no phone from outside has opened the hub's pages, a screen shows the number of a notice and the hotline
 * in place of a code that would lead nowhere; as soon as one has, the code is there.
 */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let browser: Browser;
let compound: Compound;
let screen: Page;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    env: { LOUYU_TRUSTED_PROXIES: '127.0.0.1' },
  });
  browser = await launchBrowser();
  compound = await smallCompound(hub);
  const site = { phonesInside: false, hotline: '8800 1234' };
  await compound.admin.request('PATCH', '/api/site', siteSchema, site);
  const spotId = spotOf(compound);
  screen = await (await browser.newContext({ viewport: lobbyViewport, locale: 'zh-CN' })).newPage();
  await pairScreen(screen, hub.httpUrl, compound, {
    as: 'new',
    name: '大堂屏',
    spotIds: [spotId],
    profile: lobbyProfile,
    language: 'zh-CN',
  });
  const { id } = await publish(compound, outage([spotId]));
  await screen.waitForSelector(`html[data-notice-id="${id}"]`, { state: 'attached', timeout: 60_000 });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

it('shows the number until a phone from outside has opened the page, and the code from then on', async () => {
  expect((await onGlass(screen))['noticeId']).not.toBe(undefined);
  await screen.getByText('通知编号').waitFor();
  await screen.getByText('8800 1234').first().waitFor();
  expect(readQr(await screen.screenshot())).toBe(undefined);

  const desk = await (await browser.newContext({ viewport: deskViewport, locale: 'zh-CN' })).newPage();
  await desk.context().request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'admin', password: 'correct horse' },
    headers: { origin: hub.httpUrl },
  });
  await desk.goto(hub.httpUrl);
  await desk.getByText('还没有手机从小区外打开过').waitFor();
  await desk.getByRole('button', { name: '开始检查' }).click();
  const url = (await desk.getByTestId('phone-check').getAttribute('data-url')) ?? '';
  const check = new URL(url).pathname;
  const openFrom = async (address: string) => {
    const headers = { 'x-forwarded-for': address, 'accept-language': 'zh-CN' };
    return (await fetch(`${hub.httpUrl}${check}`, { headers })).text();
  };
  expect(await openFrom('192.168.1.20')).toContain('手机还在小区网络里');
  expect(await openFrom('203.0.113.9, 192.168.1.20')).toContain('手机还在小区网络里');
  expect(await openFrom('203.0.113.9')).toContain('能打开');
  expect(await openFrom('203.0.113.9')).toContain('已经用过或过期');

  await desk.getByText('还没有手机从小区外打开过').waitFor({ state: 'detached' });
  await screen.getByText('微信扫一扫').first().waitFor();
  expect(readQr(await screen.screenshot())).toMatch(/\/Q\/[0-9A-Z]{16}$/);
  const { phones } = await compound.admin.request('GET', '/api/site', siteSchema);
  expect(phones?.state).toBe('reached');
});
