import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskViewport, launchBrowser, lobbyViewport, phoneViewport, readQr } from './support/browser.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/*
 * The main job, by real people's hands in real browsers: first run, pairing two screens, a water outage written by one and
 * signed by another, painted, scanned off the glass, known, recalled, gone (R1, R12, R13, R15, R20).
 */

const stepTimeoutMs = 30_000;
/** The demo compound's own notices take their turns: one whole loop may pass before ours comes round again. */
const loopTimeoutMs = 240_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let browser: Browser;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

/** A browser of one's own, as each person has. */
async function newPerson(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(stepTimeoutMs);
  return context.newPage();
}

function button(page: Page | Locator, name: string | RegExp): Locator {
  return page.getByRole('button', { name });
}

async function logIn(login: string, password: string): Promise<Page> {
  const page = await newPerson(deskViewport);
  await page.goto(hub.httpUrl);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await button(page, '登录').click();
  await page.getByRole('heading', { name: '正在展示' }).waitFor();
  return page;
}

interface Person {
  readonly login: string;
  readonly password: string;
}

/** First run in the browser; returns the demo staff as they stand on the page. */
async function firstRun(admin: Page): Promise<{ readonly clerk: Person; readonly manager: Person }> {
  await admin.goto(hub.httpUrl);
  await admin.getByLabel('启动码').fill(hub.setupCode ?? '');
  await admin.getByText('瑞安苑 演示小区').click();
  await admin.getByLabel('姓名').fill('陈主任');
  await admin.getByLabel('账号').fill('chen');
  await admin.getByLabel('密码', { exact: true }).fill('correct horse');
  await button(admin, '开始使用').click();
  const person = async (name: string): Promise<Person> => {
    const line = admin.getByTestId('demo-staff').getByRole('listitem').filter({ hasText: name });
    const [login = '', password = ''] = await line.locator('code').allInnerTexts();
    return { login, password };
  };
  await admin.getByText('演示员工的账号').waitFor();
  const people = { clerk: await person('客服'), manager: await person('经理') };
  await button(admin, '进入工作台').click();
  return people;
}

/** The installer opens the kiosk; the admin enters its code and puts it in the place of a screen of the demo compound. */
async function pair(admin: Page, device: string): Promise<Page> {
  const screen = await newPerson(lobbyViewport);
  await screen.goto(`${hub.httpUrl}/k`);
  const code = await screen.locator('[data-user-code]').innerText();
  await admin.goto(`${hub.httpUrl}/pair?code=${code}`);
  await admin.getByText('接替已有设备').click();
  const which = admin.getByLabel('哪一台');
  await which.selectOption(await which.locator('option', { hasText: device }).getAttribute('value'));
  await button(admin, /^绑定$/).click();
  await admin.getByText(`已绑定“${device}”`).waitFor();
  await screen.waitForSelector('html[data-connected="true"][data-notice-id]', { state: 'attached' });
  return screen;
}

async function waitForNotice(screen: Page, noticeId: string): Promise<void> {
  await screen.waitForSelector(`html[data-notice-id="${noticeId}"]`, {
    state: 'attached',
    timeout: loopTimeoutMs,
  });
}

it('goes from a clerk’s keyboard to the glass, and back', async () => {
  const admin = await newPerson(deskViewport);
  const people = await firstRun(admin);
  const screens = [await pair(admin, '3栋1单元大堂屏'), await pair(admin, '3栋2单元大堂屏')];

  const clerk = await logIn(people.clerk.login, people.clerk.password);
  await clerk.getByRole('link', { name: '发通知' }).first().click();
  await clerk.getByRole('link', { name: /停水/ }).click();
  await clerk.getByRole('textbox', { name: /^原因/ }).fill('二次供水管道检修');
  await clerk.getByRole('textbox', { name: /^范围/ }).fill('3栋 1、2 单元');
  await clerk.getByRole('textbox', { name: /^临时用水/ }).fill('南门岗亭旁有取水点');
  await clerk
    .getByText(/\d+ 块屏 · \d+ 户/)
    .first()
    .waitFor();
  await button(clerk, '提交审核').click();
  await clerk.waitForURL(/\/notices\/[0-9a-z]{16}$/);
  const noticeId = new URL(clerk.url()).pathname.split('/').at(-1) ?? '';
  await clerk.getByText('待审核').first().waitFor();

  const manager = await logIn(people.manager.login, people.manager.password);
  await manager.goto(clerk.url());
  await manager.getByRole('checkbox').first().waitFor();
  for (const tick of await manager.getByRole('checkbox').all()) await tick.check();
  await button(manager, /^签发$/).click();
  await button(manager, '收回签发').waitFor();

  for (const screen of screens) await waitForNotice(screen, noticeId);
  const link = readQr(await (screens[0] as Page).screenshot());
  expect(link).toMatch(/^HTTP:\/\/127\.0\.0\.1:\d+\/Q\/[0-9A-Z]{16}$/);
  await clerk.getByText('正在显示').first().waitFor();

  const phone = await newPerson(phoneViewport);
  await phone.goto(link ?? '');
  await phone.getByText('二次供水管道检修').waitFor();
  await button(phone, /我已知晓/).click();
  await phone.getByText(/已记录 \d+:\d\d[,，]\s*谢谢/).waitFor();

  // The clerk's page has not been touched since: it follows by itself.
  await clerk
    .getByText(/知晓\s*1(?!\d)/)
    .first()
    .waitFor();
  await button(clerk, '撤回').click();
  await clerk.getByText('情况有变化').click();
  await button(clerk, '确认撤回').click();
  for (const screen of screens) {
    await screen.waitForSelector(`html:not([data-notice-id="${noticeId}"])`, { state: 'attached' });
  }
  await clerk.getByText('已从全部屏幕撤下。').waitFor();
  await phone.reload();
  await phone.getByText(/这条通知已撤回/).waitFor();
}, 600_000);
