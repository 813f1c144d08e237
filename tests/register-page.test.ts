import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskViewport, launchBrowser } from './support/browser.ts';
import { smallCompound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { csvText, inGb18030, makeRoster, phoneOf } from './support/roster.ts';

/* R22 with the hands of a clerk: an empty register, a roster from a file, a search, a correction, a way back. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  await smallCompound(hub);
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: deskViewport, locale: 'zh-CN' });
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'admin', password: 'correct horse' },
    headers: { origin: hub.httpUrl },
  });
  expect(answer.ok()).toBe(true);
  page = await context.newPage();
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

it('an empty register offers the next step, a roster fills it, and a person is found and corrected', async () => {
  await page.goto(`${hub.httpUrl}/places/households`);
  await page.getByRole('link', { name: '导入名单' }).last().click();
  const roster = makeRoster(600, 'csv');
  const buffer = await inGb18030(csvText(roster.rows), directory.path);
  await page.locator('input[type=file]').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer });
  const faults = page.getByRole('region', { name: `要改的 ${roster.planted.length} 处` });
  await faults.waitFor();
  expect(await faults.getByRole('row').count()).toBe(roster.planted.length + 1);
  await page.getByRole('button', { name: '只导入没问题的 600 户' }).click();
  await page.getByText('已导入：新增 600 户，更新 0 户。').waitFor();

  await page.getByRole('link', { name: '看住户' }).click();
  await page.getByText('共 600 户').waitFor();
  await page.getByRole('searchbox', { name: '查找' }).fill(phoneOf(77));
  await page.getByText('共 1 户').waitFor();
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('button', { name: '修改 1栋 1单元 2002' }).click();
  const phones = page.getByRole('textbox', { name: /^电话/ });
  expect(await phones.inputValue()).toBe(phoneOf(77));
  await phones.fill('12345');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('第 1 个电话号码不像电话号码').waitFor();
  await phones.fill('13700000000、010-88001234');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存。').waitFor();
  await page.getByText('没有符合的住户。').waitFor();
});

it('a click brings back what was before the roster, but for what somebody has corrected', async () => {
  await page.goto(`${hub.httpUrl}/places/import`);
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('button', { name: '确认撤销' }).click();
  await page.getByText('已撤销：删除 599 户，恢复 0 户，保留 1 户。').waitFor();
  await page.goto(`${hub.httpUrl}/places/households`);
  await page.getByText('共 1 户').waitFor();
});
