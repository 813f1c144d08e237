import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noticeSchema } from '@louyu/contract/api/notices';
import { staffSchema } from '@louyu/contract/api/staff';
import { deskViewport, launchBrowser } from './support/browser.ts';
import { outage, pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/*
 * The author's side of the glass: what does not fit is found before review with the page shown (R10), the loop is told, and
 * two people who write one draft lose nothing.
 */

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
  await button(page, '登录').click();
  await page.getByRole('heading', { name: '正在展示' }).waitFor();
  return page;
}

function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name });
}

function field(page: Page, name: RegExp): Locator {
  return page.getByRole('textbox', { name });
}

it('shows every glass of the audience, tells the loop, and submits nothing that does not fit', async () => {
  await pairLobby(compound, '大堂屏', spotOf(compound));
  await publish(compound, outage([compound.siteId]));
  const page = await logIn('zhou');
  await page.goto(`${hub.httpUrl}/notices/new?template=general`);
  await field(page, /^标题/).fill('物业费收支公示');
  await field(page, /^短标题/).fill('收支公示');
  await field(page, /^要点/).fill('本季度收支情况公示');
  const body = field(page, /^正文/);
  // Letters wider than the hub's arithmetic takes for granted: only the layout itself finds them too many.
  await body.fill(`本季度物业费收支明细${'W'.repeat(16)}\n`.repeat(17).trim());
  await page.getByText(/中文要 [45] 页，最多 3 页。/).waitFor();
  await page.getByText(/加上这条，3栋 1单元 大堂一圈要? ?\d+ 秒（2 条通知）/).waitFor();
  await button(page, '看第 4 页').click();
  const glass = page.locator('iframe').first().contentFrame();
  await glass.locator('html[data-page="4"]').waitFor({ state: 'attached' });

  await button(page, '提交审核').click();
  await page.getByText('大堂竖屏放不下这条通知，请缩短后再提交。').waitFor();
  expect(page.url()).toContain('/notices/new');

  await body.fill('收支明细\n'.repeat(5).trim());
  await page.getByText(/1 页 · \d+ 秒/).waitFor();
  await button(page, '提交审核').click();
  await page.waitForURL(/\/notices\/[0-9a-z]{16}$/);
  await page.context().close();
}, 90_000);

it('keeps the words of both who write one draft', async () => {
  const { admin, editor } = compound;
  const colleague = { login: 'lin', name: '林主任', password: 'correct horse', language: 'zh-CN' };
  await admin.request('POST', '/api/staff', staffSchema, { ...colleague, roles: ['editor'] });
  const { summary } = await editor.request('POST', '/api/notices', noticeSchema, outage([compound.siteId]));
  const [mine, theirs] = [await logIn('zhou'), await logIn('lin')];
  const reason = (page: Page) => page.getByRole('textbox', { name: '原因', exact: true });
  for (const page of [mine, theirs]) {
    await page.goto(`${hub.httpUrl}/notices/${summary.id}/edit`);
    await reason(page).waitFor();
  }
  await reason(theirs).fill('水泵更换');
  await button(theirs, '保存草稿').click();
  await theirs.getByText('草稿已保存。').waitFor();

  await reason(mine).fill('市政停水');
  await button(mine, '保存草稿').click();
  await mine.getByText(/林主任.*也改了这份草稿/).waitFor();
  expect(await reason(mine).inputValue()).toBe('市政停水');
  await button(mine, '先看林主任写的').click();
  await expect.poll(() => reason(mine).inputValue()).toBe('水泵更换');
  await button(mine, '换回我写的').click();
  await expect.poll(() => reason(mine).inputValue()).toBe('市政停水');
  await button(mine, '保存草稿').click();
  await mine.getByText('草稿已保存。').waitFor();
  const saved = await editor.request('GET', `/api/notices/${summary.id}`, noticeSchema);
  expect(saved.revisions[0]).toMatchObject({
    edit: 3,
    draft: { fields: { reason: { 'zh-CN': '市政停水' } } },
  });
  expect(saved.revisions[0]?.authors.map(({ name }) => name).sort()).toEqual(['周客服', '林主任'].sort());

  // The other way: written over by one's own decision, at once.
  await reason(theirs).fill('管道爆裂');
  await button(theirs, '保存草稿').click();
  await button(theirs, '用我写的覆盖').click();
  await theirs.getByText('草稿已保存。').waitFor();
  const last = await editor.request('GET', `/api/notices/${summary.id}`, noticeSchema);
  expect(last.revisions[0]?.draft.fields['reason']).toMatchObject({ 'zh-CN': '管道爆裂' });
}, 90_000);
