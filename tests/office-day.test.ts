import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditPageSchema } from '@louyu/contract/api/audit';
import { rolePresets, staffSchema, type RolePreset } from '@louyu/contract/api/staff';
import { deskViewport, launchBrowser, lobbyViewport, pairScreen, phoneViewport } from './support/browser.ts';
import { lobbyProfile, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { StaffClient } from './support/staff-client.ts';

/*
 * One day in an office of four, from the screen that is hung in the morning to the archive in the evening, each with a browser of
 * their own: 客服 writes, 经理 signs on the phone, 值班 keeps it true, 维修 looks on (R1, R2, R8, R12–R15, R18, R20).
 */

const password = 'correct horse';
const stepTimeoutMs = 30_000;
/** Signed, and the time to take it back over. */
const releaseTimeoutMs = 60_000;

const people = {
  manager: { login: 'sun', name: '孙经理' },
  clerk: { login: 'qian', name: '钱客服' },
  duty: { login: 'li', name: '李值班' },
  repair: { login: 'zhao', name: '赵维修' },
} as const satisfies Record<RolePreset, { login: string; name: string }>;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  for (const preset of ['manager', 'clerk', 'duty', 'repair'] as const) {
    const person = { ...people[preset], password, roles: rolePresets[preset], language: 'zh-CN' };
    await compound.admin.request('POST', '/api/staff', staffSchema, person);
  }
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

async function newContext(viewport: { width: number; height: number }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(stepTimeoutMs);
  return context;
}

/** Somebody of the office at their own browser, at the desk after the login. */
async function atTheDesk(preset: RolePreset, viewport: { width: number; height: number }): Promise<Page> {
  const context = await newContext(viewport);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto(hub.httpUrl);
  await page.getByLabel('账号').fill(people[preset].login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '正在展示' }).waitFor();
  return page;
}

/** Tomorrow at an hour, as a field for a moment takes it. */
function tomorrow(hour: number): string {
  const inShanghai = new Date(Date.now() + (24 + 8) * 3_600_000).toISOString().slice(0, 10);
  return `${inShanghai}T${String(hour).padStart(2, '0')}:00`;
}

async function writeOutage(clerk: Page): Promise<void> {
  await clerk.getByRole('link', { name: '发通知' }).first().click();
  await clerk.getByRole('link', { name: /停水/ }).click();
  await clerk.getByRole('textbox', { name: /^原因/ }).fill('二次供水管道检修');
  await clerk.getByRole('textbox', { name: /^范围/ }).fill('3栋 1 单元');
  await clerk.getByLabel('停水时间').fill(tomorrow(10));
  await clerk.getByLabel('预计恢复').fill(tomorrow(17));
  await clerk.getByRole('textbox', { name: /^临时用水/ }).fill('南门岗亭旁有取水点');
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await clerk.waitForURL(/\/notices\/[0-9a-z]{16}$/);
  await clerk.getByText('待审核').first().waitFor();
}

/** The manager comes back to the desk on the phone and takes up what waits there. */
async function openWaiting(manager: Page): Promise<void> {
  await manager.goto(hub.httpUrl);
  await manager
    .getByRole('link', { name: /去签发/ })
    .first()
    .click();
  await manager.getByRole('checkbox').first().waitFor();
}

async function shows(glass: Page, noticeId: string, revision: number): Promise<void> {
  const selector = `html[data-notice-id="${noticeId}"][data-revision="${revision}"]`;
  await glass.waitForSelector(selector, { state: 'attached', timeout: releaseTimeoutMs });
}

it(
  'goes from the screen on the wall in the morning to the archive in the evening',
  { timeout: 400_000 },
  async () => {
    // 8:30 A screen is hung up; the manager lets it in.
    const managerClient = new StaffClient(hub.httpUrl);
    await managerClient.logIn(people.manager.login, password);
    const glass = await (await newContext(lobbyViewport)).newPage();
    await pairScreen(
      glass,
      hub.httpUrl,
      { ...compound, admin: managerClient },
      {
        ...{
          as: 'new',
          name: '3栋1单元大堂屏',
          spotIds: [spotOf(compound)],
          profile: lobbyProfile,
          language: 'zh-CN',
        },
      },
    );

    // 9:00 The clerk writes; the manager signs on the way, with every fact ticked.
    const clerk = await atTheDesk('clerk', deskViewport);
    await writeOutage(clerk);
    const noticeId = new URL(clerk.url()).pathname.split('/').at(-1) ?? '';
    const manager = await atTheDesk('manager', phoneViewport);
    await openWaiting(manager);
    for (const tick of await manager.getByRole('checkbox').all()) await tick.check();
    await manager.getByRole('button', { name: '签发', exact: true }).click();
    await manager.getByRole('button', { name: '收回签发' }).waitFor();
    await shows(glass, noticeId, 1);

    // 10:00 It goes to the residents' group too, where a neighbour reads it and taps.
    await clerk.getByRole('button', { name: '复制群文案' }).click();
    await clerk.getByRole('status').getByText('已复制').waitFor();
    const text = await clerk.evaluate(() => navigator.clipboard.readText());
    const resident = await (await newContext(phoneViewport)).newPage();
    await resident.goto(/http:\S+/.exec(text)?.[0] ?? '');
    await resident.getByRole('button', { name: '我已知晓' }).click();
    await resident.getByText('已记录').waitFor();
    await clerk
      .getByText(/知晓\s*1(?!\d)/)
      .first()
      .waitFor();

    // 11:00 The electrician sees what hangs, and is offered nothing that is not his to do.
    const repair = await atTheDesk('repair', phoneViewport);
    await repair.goto(`${hub.httpUrl}/notices/${noticeId}`);
    await repair.getByText('二次供水管道检修').first().waitFor();
    for (const name of ['撤回', '推迟到…', '补签', '签发'])
      expect(await repair.getByRole('button', { name, exact: true }).count()).toBe(0);

    // 15:00 The works come a day later: the duty says so in two clicks, the manager countersigns afterwards.
    const duty = await atTheDesk('duty', deskViewport);
    await duty.goto(`${hub.httpUrl}/notices/${noticeId}`);
    await duty.getByRole('button', { name: '推迟到…' }).click();
    await duty.getByRole('button', { name: '确认推迟' }).click();
    await duty.getByText(/李值班 发布推迟/).waitFor();
    await shows(glass, noticeId, 2);
    await manager.goto(`${hub.httpUrl}/notices/${noticeId}`);
    await manager.getByRole('button', { name: '补签' }).click();
    await manager.getByText(/孙经理 补签/).waitFor();

    // 16:00 The same again next time: a copy that the manager sends back, and the clerk reads why.
    await clerk.getByRole('link', { name: '复制为新通知' }).click();
    await clerk.getByRole('button', { name: '提交审核' }).click();
    await clerk.getByText('待审核').first().waitFor();
    await openWaiting(manager);
    await manager.getByRole('button', { name: '退回', exact: true }).click();
    await manager.getByLabel('请写明要改什么').fill('等水务公司的通知再发');
    await manager.getByRole('button', { name: '确认退回' }).click();
    await clerk.getByText('等水务公司的通知再发').first().waitFor();

    // 18:00 It is over; the glass is empty, and the archive has it.
    await clerk.goto(`${hub.httpUrl}/notices/${noticeId}`);
    await clerk.getByRole('button', { name: '撤回' }).click();
    await clerk.getByRole('button', { name: '确认撤回' }).click();
    await glass.waitForSelector('html[data-state="idle"]', { state: 'attached' });
    await resident.reload();
    await resident.getByText(/这条通知已撤回/).waitFor();

    const { entries } = await compound.admin.request('GET', '/api/audit?limit=100', auditPageSchema);
    const deeds = entries.filter(({ subject }) => subject.endsWith(noticeId)).map(({ action }) => action);
    expect(deeds.toReversed()).toEqual(
      ['drafted', 'submitted', 'signed', 'postponed', 'countersigned', 'recalled'].map(
        (deed) => `notice.${deed}`,
      ),
    );
  },
);
