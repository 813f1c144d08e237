import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { alertReportSchema } from '@louyu/contract/api/alerts';
import { householdSchema } from '@louyu/contract/api/households';
import { deviceListSchema } from '@louyu/contract/api/devices';
import { staffAlertListSchema } from '@louyu/contract/api/staff-alerts';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import { barriersOn } from './support/axe.ts';
import { deskViewport, launchBrowser, phoneViewport } from './support/browser.ts';
import { listenIn, soundsOf } from './support/tones.ts';
import { lobbyProfile, pairLobby, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/*
 * 报平安 (R11, R19): the guard raises an alert at a desk that was paired like a screen, two residents answer from the QR of a screen, the
 * desk shows who needs help first, and only what staff note clears a door.
 */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
let booth: BrowserContext;
let desk: Page;
let dashboard: Page;
let screenCode: string;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  const { deviceId } = await pairLobby(compound, '大堂屏', spotOf(compound));
  const unit = compound.places.find(({ kind }) => kind === 'unit');
  for (const door of ['101', '201', '202'])
    await compound.admin.request('POST', '/api/households', householdSchema, { parentId: unit?.id, door });
  screenCode = screenCodeOf(deviceId);
  browser = await launchBrowser();
  booth = await browser.newContext({
    viewport: { width: 1024, height: 600 },
    locale: 'zh-CN',
    hasTouch: true,
  });
  await listenIn(booth);
  desk = await booth.newPage();
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

/** The code that its QRs carry: only the display itself is told. */
function screenCodeOf(deviceId: string): string {
  const database = new Database(join(directory.path, 'louyu.db'), { readonly: true });
  const row = database.prepare('select screen_code as code from device where id = ?').get(deviceId);
  database.close();
  return v.parse(v.object({ code: v.string() }), row).code;
}

/** The page of an alert in somebody's dashboard, touched once, so that it may sound. */
async function dashboardAt(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: deskViewport, locale: 'zh-CN' });
  await listenIn(context);
  await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'admin', password: 'correct horse' },
    headers: { origin: hub.httpUrl },
  });
  const page = await context.newPage();
  await page.goto(`${hub.httpUrl}${path}`);
  await page.getByText('共 3 户').click();
  return page;
}

async function newPhone(): Promise<Page> {
  const context = await browser.newContext({
    viewport: phoneViewport,
    locale: 'zh-CN',
  });
  return context.newPage();
}

const doorRow = (door: string) => desk.locator('li.door').filter({ hasText: `${door}室` });
const count = (name: string) => desk.locator('.counts li').filter({ hasText: name }).locator('b');

/** The doors on paper: each with what was said and three boxes to tick, and nothing that only a screen needs. */
async function printed(alertId: string): Promise<void> {
  await dashboard.goto(`${hub.httpUrl}/alerts/${alertId}/doors`);
  await dashboard.getByRole('heading', { name: '报平安' }).waitFor();
  expect(await barriersOn(dashboard, 'door list')).toEqual([]);
  // A sheet of A4, by night.
  await dashboard.setViewportSize({ width: 794, height: 1123 });
  await dashboard.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const rows = dashboard.locator('ly-roll-call-print-page tbody tr');
  expect(
    await rows.evaluateAll((all) => all.map((row) => row.textContent.split(/\s+/).filter(Boolean))),
  ).toEqual([
    ['202室', '需要帮助'],
    ['201室', '未回应'],
    ['101室', '我平安'],
  ]);
  expect(await rows.locator('.box').count()).toBe(9);
  for (const role of ['button', 'link', 'navigation', 'banner'] as const)
    expect(await dashboard.getByRole(role).count(), role).toBe(0);
  expect(await dashboard.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
}

it('a desk is paired like a screen, raises an alert in three actions, and sees who needs help first', async () => {
  await desk.goto(`${hub.httpUrl}/booth`);
  const code = (await desk.locator('.code').textContent()) ?? '';
  await compound.admin.request('POST', `/api/pairings/${code}`, v.unknown(), {
    as: 'new',
    name: '南门值班台',
    spotIds: [spotOf(compound)],
    profile: { ...lobbyProfile, widthPx: 1024, heightPx: 600 },
    language: 'zh-CN',
  });
  await desk.getByText('现在没有紧急情况').waitFor({ timeout: 20_000 });
  await expect
    .poll(async () => {
      const devices = await compound.admin.request('GET', '/api/devices', deviceListSchema);
      return devices.find(({ name }) => name === '南门值班台')?.state;
    })
    .toBe('ok');
  expect(await barriersOn(desk, 'booth')).toEqual([]);

  // The desk stays what it is over a restart of its browser.
  await desk.close();
  desk = await booth.newPage();
  await desk.goto(`${hub.httpUrl}/booth`);
  await desk.getByRole('link', { name: /紧急 点一下/ }).click();
  await desk.locator('ly-alert-types a').filter({ hasText: '火' }).first().click();
  const box = await desk.locator('ly-hold-button button').boundingBox();
  await desk.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
  await desk.mouse.down();
  await desk.waitForURL(/\/booth\/alerts\/[0-9a-z]+$/, { timeout: 15_000 });
  await desk.mouse.up();
  const alertId = desk.url().split('/').at(-1) ?? '';
  await desk.getByRole('link', { name: '回到值班台' }).click();
  await desk.getByText('共 3 户').waitFor();
  dashboard = await dashboardAt(`/alerts/${alertId}`);
  // It may have called its person to the alert itself.
  const before = await Promise.all([desk, dashboard].map(soundsOf));

  const [safe, hurt] = [await newPhone(), await newPhone()];
  const address = `${hub.httpUrl}/A/${encodeScreenLink({ noticeNumber: 1, screenCode })}`;
  await safe.goto(address);
  await safe.getByRole('button', { name: '我平安' }).click();
  await safe.getByRole('link', { name: '选门牌' }).click();
  await safe.getByRole('button', { name: '101室' }).click();
  await safe.getByText('3栋 1单元 101室').waitFor();
  await hurt.goto(address);
  await hurt.getByRole('button', { name: '需要帮助' }).click();
  await hurt.getByRole('link', { name: /拨打 119/ }).waitFor();
  await hurt.getByRole('link', { name: '选门牌' }).click();
  await hurt.getByRole('button', { name: '202室' }).click();

  await desk.getByRole('heading', { name: '需要帮助（1）' }).waitFor();
  for (const [index, page] of [desk, dashboard].entries())
    await expect.poll(() => soundsOf(page)).toBeGreaterThan(before[index] ?? 0);
  await doorRow('202').getByText('需要帮助').waitFor();
  const sounded = await soundsOf(desk);
  expect(await desk.locator('li.door').first().textContent()).toContain('202室');
  expect(
    await Promise.all(['需要帮助', '未回应', '自报平安', '已核实'].map((name) => count(name).textContent())),
  ).toEqual(['1', '1', '1', '0']);
  const called = async () => {
    const { alerts } = await compound.admin.request('GET', '/api/staff-alerts', staffAlertListSchema);
    return alerts.filter(
      ({ text, resolvedAt }) => text['zh-CN'].includes('有住户需要帮助') && resolvedAt === null,
    );
  };
  await expect.poll(async () => (await called()).length).toBe(1);
  expect((await called())[0]?.text['zh-CN']).toBe('3栋 1单元 有住户需要帮助（报平安）');

  await printed(alertId);
  await doorRow('202').getByRole('button', { name: '已救助' }).click();
  await doorRow('101').getByRole('button', { name: '平安' }).click();
  await doorRow('201').getByRole('button', { name: '没人应' }).click();
  await desk.locator('.counts li').filter({ hasText: '已核实' }).getByText('3').waitFor();
  await expect.poll(async () => (await called()).length).toBe(0);
  // For each who calls anew, and for nothing else.
  expect(await soundsOf(desk)).toBe(sounded);

  await compound.admin.request('POST', `/api/alerts/${alertId}/clear`, v.unknown(), { as: 'all-clear' });
  await desk.getByText('现在没有紧急情况').waitFor();
  await safe.goto(address);
  await safe.getByText(/解除警报/).waitFor();
  const report = await compound.admin.request('GET', `/api/alerts/${alertId}/report`, alertReportSchema);
  expect(report.answers).toEqual({ safe: 1, needHelp: 1, away: 0, anonymous: 0 });
});

it('a desk that is revoked says so and shows a code again', async () => {
  const devices = await compound.admin.request('GET', '/api/devices', deviceListSchema);
  const booth = devices.find(({ name }) => name === '南门值班台');
  await compound.admin.request('POST', `/api/devices/${booth?.id}/revoke`, v.unknown());
  await desk.getByText('本值班台已被停用').waitFor({ timeout: 30_000 });
  await expect.poll(() => desk.locator('.code').textContent()).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
});
