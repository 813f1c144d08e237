import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeSchema } from '@louyu/contract/api/notices';
import { overviewSchema } from '@louyu/contract/api/overview';
import { staffAlertListSchema } from '@louyu/contract/api/staff-alerts';
import { deskViewport, launchBrowser, lobbyViewport, pairScreen } from './support/browser.ts';
import { ClickMeter } from './support/click-meter.ts';
import { lobbyProfile, outage, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import type { StaffClient } from './support/staff-client.ts';

/* EXPERIENCE.md "on a live notice": two clicks, on the glass at once as 第2版, countersigned by another person afterwards (R13). */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
let glass: Page;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  browser = await launchBrowser();
  glass = await (await browser.newContext({ viewport: lobbyViewport })).newPage();
  await pairScreen(glass, hub.httpUrl, compound, {
    ...{ as: 'new', name: '大堂屏', spotIds: [spotOf(compound)], profile: lobbyProfile, language: 'zh-CN' },
  });
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** A water outage that began an hour ago. */
function begun() {
  const { fields, ...draft } = outage([compound.siteId]);
  return { ...draft, fields: { ...fields, start: { at: inHours(-1) }, restore: { at: inHours(3) } } };
}

async function browserOf(login: string): Promise<{ context: BrowserContext; meter: ClickMeter; page: Page }> {
  const context = await browser.newContext({
    viewport: deskViewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const meter = await ClickMeter.on(context);
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login, password: 'correct horse' },
    headers: { origin: hub.httpUrl },
  });
  expect(answer.ok()).toBe(true);
  return { context, meter, page: await context.newPage() };
}

async function waitsFor(client: StaffClient, id: string): Promise<boolean> {
  const { waitingForMe } = await client.request('GET', '/api/overview', overviewSchema);
  return waitingForMe.some((notice) => notice.id === id);
}

async function openAlerts(client: StaffClient, id: string): Promise<string[]> {
  const { alerts } = await client.request('GET', '/api/staff-alerts', staffAlertListSchema);
  const open = alerts.filter(({ path, resolvedAt }) => path === `/notices/${id}` && resolvedAt === null);
  return open.map(({ kind }) => kind);
}

describe('on a live notice', () => {
  it('已恢复 takes two clicks on the desk, is on the glass as 第2版, and is countersigned by another person', async () => {
    const { id } = await publish(compound, begun());
    await glass.waitForSelector('html[data-revision="1"]', { state: 'attached' });
    const { context, meter, page } = await browserOf('zhou');
    await page.goto(hub.httpUrl);
    await page.getByRole('button', { name: '已恢复' }).waitFor();
    await meter.takes({ clicks: 2, ticks: 0, fields: 0 }, async () => {
      await page.getByRole('button', { name: '已恢复' }).click();
      await page.getByRole('button', { name: '确认已恢复' }).click();
      await page
        .getByText(/已恢复供水/)
        .first()
        .waitFor();
    });
    await glass.waitForSelector('html[data-revision="2"]', { state: 'attached' });
    await glass.getByText(/^第2版 \d/).waitFor();
    await glass.getByText('已恢复供水').first().waitFor();
    await context.close();

    expect(await waitsFor(compound.approver, id)).toBe(true);
    await expect.poll(() => openAlerts(compound.approver, id)).toEqual(['countersignature']);
    const manager = await browserOf('wang');
    await manager.page.goto(`${hub.httpUrl}/notices/${id}`);
    await manager.page.getByText('周客服 于').waitFor();
    await manager.page.getByRole('button', { name: '补签' }).click();
    await manager.page.getByText(/王经理 补签/).waitFor();
    await manager.context.close();
    expect(await waitsFor(compound.approver, id)).toBe(false);
    await expect.poll(() => openAlerts(compound.approver, id)).toEqual([]);
  });

  it('推迟到… takes two clicks and a field on its page, 追加进展 too; what cannot be is said before it is sent', async () => {
    const { id } = await publish(compound, begun());
    const { context, meter, page } = await browserOf('zhou');
    await page.goto(`${hub.httpUrl}/notices/${id}`);
    await page.getByText('到屏情况').waitFor();
    const inShanghai = (hours: number) => inHours(hours + 8).slice(0, 16);
    await meter.takes({ clicks: 2, ticks: 0, fields: 1 }, async () => {
      await page.getByRole('button', { name: '推迟到…' }).click();
      const field = page.getByLabel('预计恢复');
      await field.fill(inShanghai(1));
      await page.getByText(/要推迟到更晚的时间/).waitFor();
      expect(await page.getByRole('button', { name: '确认推迟' }).isDisabled()).toBe(true);
      await field.fill(inShanghai(5));
      await page.getByRole('button', { name: '确认推迟' }).click();
      await page.getByText(/周客服 发布推迟/).waitFor();
    });
    await page.getByRole('button', { name: '追加进展' }).click();
    const send = page.getByRole('button', { name: '发到屏幕' });
    await page.getByLabel('有什么进展').fill('请打 13800138000');
    await page
      .getByText(/个人手机号/)
      .first()
      .waitFor();
    expect(await send.isDisabled()).toBe(true);
    await page.getByLabel('有什么进展').fill('抢修人员已到场');
    await send.click();
    await page.getByText(/周客服 追加进展/).waitFor();
    await context.close();
    const notice = await compound.editor.request('GET', `/api/notices/${id}`, noticeSchema);
    expect(notice.revisions.map(({ update }) => update)).toEqual(['progress', 'postponed', undefined]);
    const body = notice.revisions[0]?.content?.['zh-CN'].body;
    expect(body).toMatch(/ 进展：抢修人员已到场\n.* 进展：预计恢复推迟到 /);
  });
});
