import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, deskViewport } from './support/browser.ts';
import { outage, smallCompound, type Compound } from './support/compound.ts';
import { askedOf, listenIn, soundsOf } from './support/tones.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* A person at the dashboard hears of what calls them: a number in the title, and a sound as soon as a browser allows one. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
let context: BrowserContext;

const title = (page: Page) => askedOf(page, 'document.title');

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${hub.httpUrl}${path}`);
  return page;
}

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: deskViewport });
  await listenIn(context);
  await context.addInitScript(`localStorage.setItem('louyu.language', 'zh-CN')`);
  const page = await open('/');
  await page.getByLabel('账号').fill('wang');
  await page.getByLabel('密码', { exact: true }).fill('correct horse');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '工作台' }).waitFor();
  await page.close();
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

describe('whoever may sign', () => {
  it('sees a number in the title, and hears it once in all tabs when the browser allows it', async () => {
    const page = await open('/');
    const other = await open('/devices');
    await expect.poll(() => title(page), { timeout: 15_000 }).toBe('工作台 · 楼语');
    await compound.editor.submit(outage([compound.siteId]));
    await expect.poll(() => title(page), { timeout: 15_000 }).toBe('(1) 工作台 · 楼语');
    await expect.poll(() => title(other)).toBe('(1) 设备 · 楼语');
    // Nobody has touched either page: a browser would keep it silent, and nothing is attempted.
    expect(await soundsOf(page)).toBe(0);
    await page.getByRole('heading', { name: '工作台' }).click();
    await expect.poll(() => soundsOf(page)).toBe(1);
    await page.getByRole('link', { name: '1 项等您接手' }).waitFor();
    await other.getByRole('heading', { name: '设备' }).click();
    await compound.editor.submit(outage([compound.siteId]));
    await expect.poll(() => title(page), { timeout: 15_000 }).toBe('(2) 工作台 · 楼语');
    await expect.poll(async () => (await soundsOf(page)) + (await soundsOf(other))).toBe(2);
    await Promise.all([page.close(), other.close()]);
  });

  it('takes one on in the list of alerts, and may be left in peace', async () => {
    const page = await open('/settings/alerts');
    await page.getByRole('heading', { name: '最近的提醒' }).waitFor();
    await page
      .getByRole('button', { name: /^我来处理/ })
      .first()
      .click();
    await page.getByText('王经理 在处理').waitFor();
    await expect.poll(() => title(page)).toBe('(1) 设置 · 楼语');
    await page.getByLabel('响提示音').uncheck();
    await page.getByText('已保存。').waitFor();
    const before = await soundsOf(page);
    await compound.editor.submit(outage([compound.siteId]));
    await expect.poll(() => title(page), { timeout: 15_000 }).toBe('(2) 设置 · 楼语');
    expect(await soundsOf(page)).toBe(before);
    await page.close();
  });

  it('is not called for what they wrote themselves', async () => {
    const editors = await browser.newContext();
    const page = await editors.newPage();
    await page.goto(hub.httpUrl);
    await page.getByRole('textbox').first().fill('zhou');
    await page.locator('input[type=password]').fill('correct horse');
    await page.keyboard.press('Enter');
    await page.locator('h1').waitFor();
    await page.locator('ly-desk-page').waitFor();
    expect(await page.title()).not.toMatch(/^\(/);
    await editors.close();
  });
});
