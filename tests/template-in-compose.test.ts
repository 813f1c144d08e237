import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskViewport, launchBrowser } from './support/browser.ts';
import { pairLobby, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* Templates are the office's: who signs changes the wording of 停水, and the next author writes with it (R9, R16). */

const stepTimeoutMs = 30_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let browser: Browser;
let compound: Compound;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  browser = await launchBrowser();
  compound = await smallCompound(hub);
  await pairLobby(compound, '大堂屏', spotOf(compound));
}, 60_000);

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

async function logIn(login: string): Promise<Page> {
  const context = await browser.newContext({ viewport: deskViewport, locale: 'zh-CN' });
  context.setDefaultTimeout(stepTimeoutMs);
  const page = await context.newPage();
  await page.goto(hub.httpUrl);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill('correct horse');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '正在展示' }).waitFor();
  return page;
}

function field(page: Page, name: RegExp): Locator {
  return page.getByRole('textbox', { name });
}

it('a template that is changed shows on the glass before and after it is saved', async () => {
  const manager = await logIn('wang');
  await manager.goto(`${hub.httpUrl}/settings/templates`);
  await manager.getByRole('link', { name: '停水', exact: true }).click();
  const title = field(manager, /^标题/);
  expect(await title.inputValue()).toBe('{停水时间–预计恢复} 停水');
  const example = manager.locator('iframe').first().contentFrame();

  // What nobody can fill is told while it is written, and is not saved.
  await title.fill('{停水} 请储水');
  await manager.getByText('没有“{停水}”这个栏目').waitFor();
  await manager.getByRole('button', { name: '保存' }).click();
  await manager.getByText('中文文字 · 标题：没有“{停水}”这个栏目').waitFor();

  await title.fill('停水了，');
  await title.blur();
  await manager.getByRole('button', { name: '停水时间–预计恢复', exact: true }).click();
  expect(await title.inputValue()).toBe('停水了，{停水时间–预计恢复}');
  await example.getByText('停水了，').first().waitFor();
  await manager.getByRole('button', { name: '保存' }).click();
  await manager.getByText('已保存，下一份新通知起使用。').waitFor();

  const author = await logIn('zhou');
  await author.goto(`${hub.httpUrl}/notices/new?template=water-outage`);
  await author.getByRole('button', { name: '管道检修' }).click();
  await author.getByRole('button', { name: '全小区' }).first().click();
  await author.getByRole('button', { name: '请提前储水' }).click();
  const glass = author.locator('iframe').first().contentFrame();
  await glass.getByText('停水了，').first().waitFor();
  await author.getByRole('button', { name: '提交审核' }).click();
  await author.waitForURL(/\/notices\/[0-9a-z]{16}$/);
  expect(await author.getByRole('heading', { level: 1 }).innerText()).toMatch(/^停水了，/);
}, 60_000);
