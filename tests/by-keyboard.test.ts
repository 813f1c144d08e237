import type { Browser, Locator, Page } from 'playwright-core';
import { householdSchema } from '@louyu/contract/api/households';
import { noticeSchema } from '@louyu/contract/api/notices';
import { placeSchema } from '@louyu/contract/api/places';
import { robotSchema } from '@louyu/contract/api/robots';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOn } from './support/axe.ts';
import { deskViewport, launchBrowser } from './support/browser.ts';
import { outage, pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* EXPERIENCE.md "Dashboard": everything by the keyboard, and taking back instead of being asked before. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let browser: Browser;
let page: Page;
let noticeId: string;
let compound: Compound;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  const spot = spotOf(compound);
  await pairLobby(compound, '东门大堂屏', spot);
  ({ id: noticeId } = await publish(compound, outage([spot])));
  const other = outage([spot]);
  await compound.editor.submit({ ...other, fields: { ...other.fields, reason: { 'zh-CN': '更换水泵' } } });
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: deskViewport, locale: 'zh-CN' });
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'zhou', password: 'correct horse' },
    headers: { origin: hub.httpUrl },
  });
  expect(answer.ok()).toBe(true);
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

const address = () => page.evaluate(() => location.pathname + location.search);

/** Opens the palette, types, and takes what comes to stand first. */
async function command(typed: string, first: RegExp): Promise<void> {
  const chosen = page.getByRole('listbox', { name: '命令面板' }).getByRole('option', { selected: true });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).waitFor();
  await page.keyboard.type(typed);
  await expect.poll(() => chosen.textContent()).toMatch(first);
  await page.keyboard.press('Enter');
}

it('the palette goes to pages, devices, places, notices and templates, and does what a page can', async () => {
  await page.goto(hub.httpUrl);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: '停水' }).waitFor();
  expect(await barriersOn(page, 'palette')).toEqual([]);
  await page.keyboard.press('Escape');
  await command('日历', /日历/);
  await expect.poll(address).toBe('/notices/calendar');
  await command('东门', /东门大堂屏/);
  await expect.poll(address).toMatch(/^\/devices\/./);
  await command('3栋', /3栋/);
  await expect.poll(address).toMatch(/^\/places\?place=./);
  await page.getByRole('heading', { name: '3栋' }).waitFor();
  await command('管道检修', /展示中/);
  await expect.poll(address).toBe(`/notices/${noticeId}`);
  await page.getByRole('heading', { level: 1, name: /停水/ }).waitFor();
  await command('停水', /^\s*停水\s*$/);
  await expect.poll(address).toBe('/notices/new?template=water-outage');
  await page.getByRole('button', { name: '提交审核' }).waitFor();
  await command('提交', /提交审核/);
  await page.getByText(/^还有 \d+ 处/).waitFor();
});

it('a saved audience goes without a question, and comes back with Ctrl+Z', async () => {
  await page.getByRole('textbox', { name: '存为常用范围' }).fill('三号楼');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '三号楼', exact: true }).waitFor();
  const remove = page.getByRole('button', { name: /^(删除|移除).*三号楼/ });
  await remove.press('Enter');
  await page.getByText('已删除常用范围“三号楼”。').first().waitFor();
  await remove.waitFor({ state: 'detached' });
  expect(await barriersOn(page, 'undo')).toEqual([]);
  await page.locator('body').press('Control+z');
  await page.getByRole('button', { name: '三号楼', exact: true }).waitFor();
});

it('lists are walked with j, k and the arrows, and a row opens with Enter', async () => {
  await page.goto(`${hub.httpUrl}/notices`);
  await page.getByTestId('notices').getByRole('link').nth(1).waitFor();
  for (const key of ['j', 'ArrowDown', 'k', 'j', 'Enter']) await page.keyboard.press(key);
  await expect.poll(address).toBe(`/notices/${noticeId}`);
});

it('? names the keys, and turns those of one character off', async () => {
  const help = page.getByRole('dialog', { name: '键盘快捷键' });
  await page.keyboard.press('?');
  await help.waitFor();
  expect(await barriersOn(page, 'keys')).toEqual([]);
  await page.getByRole('checkbox', { name: /单个字符/ }).press('Space');
  await page.getByRole('button', { name: '关闭' }).press('Enter');
  await help.waitFor({ state: 'hidden' });
  await page.keyboard.press('?');
  await command('通知公告', /通知公告/);
  await expect.poll(address).toBe('/notices');
  expect(await help.isVisible()).toBe(false);
});

it('what is written outlives a browser that dies, and goes when it is saved', async () => {
  const write = `${hub.httpUrl}/notices/new?template=general`;
  await page.goto(write);
  const field = page.getByRole('textbox').first();
  await field.fill('南门改道');
  // A context that is closed asks nothing, as a crash does; what the browser keeps on disk stays.
  const left = await page.context().storageState();
  const again = await browser.newContext({ viewport: deskViewport, locale: 'zh-CN', storageState: left });
  await page.close();
  page = await again.newPage();
  await page.goto(write);
  await page.getByText(/写的内容当时没有保存，已经恢复/).waitFor();
  expect(await page.getByRole('textbox').first().inputValue()).toBe('南门改道');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('草稿已保存。').waitFor();
  await page.goto(write);
  await page.getByRole('textbox').first().waitFor();
  expect(await page.getByRole('textbox').first().inputValue()).toBe('');
});

/** Deletes by a button, waits for `gone` to leave the page, and takes it back. */
async function deletedAndBack(name: string, deletes: Locator, gone: Locator): Promise<void> {
  await deletes.click();
  await page.getByText(`已删除“${name}”。`).first().waitFor();
  await gone.waitFor({ state: 'detached' });
  await page.locator('body').press('Control+z');
  await gone.first().waitFor();
}

it('drafts, places, robots and households go without a question, and come back', async () => {
  const draft = outage([spotOf(compound)]);
  const { summary } = await compound.editor.request('POST', '/api/notices', noticeSchema, {
    ...draft,
    fields: { ...draft.fields, reason: { 'zh-CN': '不要的草稿' } },
  });
  await page.goto(`${hub.httpUrl}/notices/${summary.id}`);
  const row = page.getByTestId('notices').locator(`a[href="/notices/${summary.id}"]`);
  await page.getByRole('button', { name: '删除草稿' }).click();
  await expect.poll(address).toBe('/notices');
  await page.getByText(`已删除“${summary.title}”。`).first().waitFor();
  await page.getByTestId('notices').waitFor();
  await row.waitFor({ state: 'detached' });
  await page.locator('body').press('Control+z');
  await row.first().waitFor();

  const { admin, places } = compound;
  const unit = places.find(({ kind }) => kind === 'unit');
  await admin.request('POST', '/api/households', householdSchema, { parentId: unit?.id, door: '301' });
  await admin.request('POST', '/api/robots', robotSchema, {
    name: '值班群',
    kind: 'wecom',
    url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123',
    secret: '',
    privateAllowed: false,
    kinds: ['fault'],
    language: 'zh-CN',
  });
  const { id: gateId } = await admin.request('POST', '/api/places', placeSchema, {
    parentId: compound.siteId,
    kind: 'spot',
    name: { 'zh-CN': '南门' },
  });
  const staffPage = page;
  page = await browser.newPage({ viewport: deskViewport, locale: 'zh-CN' });
  page.setDefaultTimeout(10_000);
  const login = { login: 'admin', password: 'correct horse' };
  await page.context().request.post(`${hub.httpUrl}/api/session`, {
    data: login,
    headers: { origin: hub.httpUrl },
  });
  await page.goto(`${hub.httpUrl}/places?place=${gateId}`);
  const remove = page.getByRole('button', { name: '删除', exact: true });
  await deletedAndBack('南门', remove, page.getByRole('heading', { name: '南门', exact: true }));
  await page.goto(`${hub.httpUrl}/settings/alerts`);
  await deletedAndBack(
    '值班群',
    page.getByRole('button', { name: '删除 值班群' }),
    page.locator('ly-robot-row'),
  );
  await page.goto(`${hub.httpUrl}/places/households`);
  const door = page.getByRole('button', { name: /301/ });
  await door.click();
  await deletedAndBack('3栋 1单元 301', page.getByRole('button', { name: '删除这一户' }), door);
  await page.context().close();
  page = staffPage;
});
