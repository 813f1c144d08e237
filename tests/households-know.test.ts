import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorCodeSheetSchema } from '@louyu/contract/api/door-codes';
import { householdPageSchema } from '@louyu/contract/api/households';
import { staffSchema } from '@louyu/contract/api/staff';
import { deskViewport, launchBrowser, phoneViewport } from './support/browser.ts';
import { demoCompound, outage, pairLobby, publish, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { screenLinkCode } from './support/lobby-code.ts';

/*
 * R6, R20, R23: a household knows by its own word, by a code of the office or by a call, each counted apart and seen at once; who needs
 * help is heard. Phones with and without scripts.
 */

const password = 'correct horse';
const stepTimeoutMs = 30_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let browser: Browser;
let compound: Compound;
let noticeId: string;
let link: string;
let desk: Page;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  browser = await launchBrowser();
  compound = await demoCompound(hub);
  const unit = compound.places.find(({ kind, householdCount }) => kind === 'unit' && householdCount > 0);
  const spot = compound.places.find(({ kind, parentId }) => kind === 'spot' && parentId === unit?.id);
  const lobby = await pairLobby(compound, '大堂屏', spot?.id ?? '');
  const { id, number } = await publish(compound, outage([unit?.id ?? '']));
  noticeId = id;
  link = `${hub.httpUrl}/q/${screenLinkCode(directory.path, lobby.deviceId, number)}`;
  await compound.admin.request('POST', '/api/staff', staffSchema, {
    login: 'xiaoli',
    name: '小李',
    password,
    roles: ['editor', 'service', 'admin'],
    language: 'zh-CN',
  });
  desk = await logIn();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

async function newContext(options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  context.setDefaultTimeout(stepTimeoutMs);
  return context;
}

async function newPhone(javaScriptEnabled: boolean): Promise<Page> {
  return (await newContext({ viewport: phoneViewport, javaScriptEnabled })).newPage();
}

/** The page of the notice, as somebody who calls residents has it open. */
async function logIn(): Promise<Page> {
  const page = await (await newContext({ viewport: deskViewport })).newPage();
  await page.goto(`${hub.httpUrl}/login`);
  await page.getByLabel('账号').fill('xiaoli');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '正在展示' }).waitFor();
  await page.goto(`${hub.httpUrl}/notices/${noticeId}`);
  await page.getByTestId('coverage').waitFor();
  return page;
}

/** Waits until the page that nobody touches shows so many of a kind. */
async function levels(expected: Readonly<Record<string, number>>): Promise<void> {
  for (const [level, count] of Object.entries(expected)) {
    await desk
      .getByTestId(`level-${level}`)
      .filter({ hasText: new RegExp(`\\D${count}$`) })
      .waitFor();
  }
}

async function know(phone: Page): Promise<void> {
  await phone.goto(link);
  await phone.getByRole('button', { name: '我已知晓' }).click();
  await phone.getByText(/已记录 \d+:\d\d/).waitFor();
}

/** Chooses the n-th door of the unit that the screen hangs in. */
async function choose(phone: Page, index: number): Promise<string> {
  await phone.getByRole('link', { name: '选门牌' }).click();
  const button = phone.locator('button[name="door"]').nth(index);
  const door = await button.innerText();
  await button.click();
  await phone.getByText(`${door}室`).waitFor();
  return door;
}

describe.each([
  ['with scripts', true, 0],
  ['without scripts', false, 1],
])('a phone %s', (_, javaScriptEnabled, index) => {
  it('knows, says whose it is, is counted at once, and takes it back', async () => {
    const phone = await newPhone(javaScriptEnabled);
    await know(phone);
    const door = await choose(phone, index);
    await levels({ claimed: 1, proved: 0 });
    await desk.locator(`[data-testid="door"][data-level="claimed"]`, { hasText: door }).waitFor();
    await phone.getByRole('link', { name: /更换或忘记/ }).click();
    await phone.getByRole('button', { name: /忘记/ }).click();
    await phone.getByText('已忘记').waitFor();
    await levels({ claimed: 0 });
    await phone.context().close();
  });

  it('asks for help with one tap, adds words, and hears that it was seen to', async () => {
    const phone = await newPhone(javaScriptEnabled);
    await phone.goto(link);
    await phone.getByRole('button', { name: '我家有困难' }).click();
    await phone.getByText(/已于 \d+:\d\d 告诉物业/).waitFor();
    const words = `老人卧床 ${index}`;
    await phone.getByLabel(/有什么困难/).fill(words);
    await phone.getByRole('button', { name: '补充' }).click();
    await phone.getByText('已补充').waitFor();
    const request = desk.getByTestId('help').filter({ hasText: words });
    await request.waitFor();
    await request.getByRole('button', { name: '已处理' }).click();
    await desk.getByRole('button', { name: '确认处理' }).click();
    await request.getByText('已上门').waitFor();
    await phone.reload();
    await phone.getByText(/物业已于 \d+:\d\d 处理您的求助/).waitFor();
    await phone.context().close();
  });
});

it('a slip proves its door, scanned or typed', async () => {
  const { households } = await compound.admin.request('GET', `/api/households?limit=3`, householdPageSchema);
  const slipOf = async (index: number) => {
    const order = { householdId: households[index]?.id ?? '' };
    const sheet = await compound.admin.request('POST', '/api/door-codes', doorCodeSheetSchema, order);
    return sheet.doors[0];
  };
  const [scanned, typed] = [await slipOf(0), await slipOf(1)];
  const phone = await newPhone(true);
  await know(phone);
  await phone.goto(`${hub.httpUrl}${new URL(scanned?.url ?? '').pathname}`);
  await phone.getByRole('button', { name: /这部手机登记为/ }).click();
  await phone.getByText('已用门牌码验证').waitFor();
  await levels({ proved: 1 });
  const other = await newPhone(false);
  await know(other);
  await choose(other, 1);
  await other.getByRole('link', { name: /更换或忘记/ }).click();
  await other.getByLabel('门牌码').fill('0000-0000');
  await other.getByRole('button', { name: '验证' }).click();
  await other.getByText('门牌码不对').waitFor();
  await other.goto(`${hub.httpUrl}/d`);
  await other.getByLabel('门牌码').fill((typed?.code ?? '').toLowerCase());
  await other.getByRole('button', { name: '验证' }).click();
  await other.getByText('已用门牌码验证').waitFor();
  await levels({ proved: 2, claimed: 0 });
  await phone.context().close();
  await other.context().close();
});

it('whom nobody has reached is called, vulnerable ones first, and counts; a mistake is taken back', async () => {
  const first = desk.getByTestId('unreached').first();
  await first.getByText('重点关注').waitFor();
  const household = (await first.getAttribute('data-household')) ?? '';
  await first.getByRole('button', { name: /看电话/ }).click();
  await first.locator('a[href^="tel:"]').first().waitFor();
  await first.getByRole('button', { name: /已打电话/ }).click();
  await levels({ noted: 1 });
  await desk
    .locator(`[data-testid="unreached"][data-household="${household}"]`)
    .waitFor({ state: 'detached' });
  await desk.getByRole('button', { name: '撤销' }).click();
  await levels({ noted: 0 });
  await desk.locator(`[data-testid="unreached"][data-household="${household}"]`).waitFor();
  const file = desk.waitForEvent('download');
  await desk.locator('a[href$="unreached.csv"]').click();
  expect((await file).suggestedFilename()).toMatch(/^louyu-unreached-\d+\.csv$/);
});

it('says it again on the glass as a new revision', async () => {
  await desk.getByRole('button', { name: '再次提醒' }).click();
  await desk.getByText('第2版').first().waitFor();
});
