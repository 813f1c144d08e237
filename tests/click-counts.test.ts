import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticePageSchema } from '@louyu/contract/api/notices';
import { deskViewport, launchBrowser } from './support/browser.ts';
import { ClickMeter } from './support/click-meter.ts';
import { outage, pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* EXPERIENCE.md "Dashboard": what a task takes, counted as the browser sees it. Signing from a link: sign-on-a-phone. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
let context: BrowserContext;
let meter: ClickMeter;
let page: Page;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  await pairLobby(compound, '大堂屏', spotOf(compound));
  browser = await launchBrowser();
  context = await browser.newContext({
    viewport: deskViewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  meter = await ClickMeter.on(context);
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'zhou', password: 'correct horse' },
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

async function states(): Promise<readonly string[]> {
  const { notices } = await compound.editor.request('GET', '/api/notices', noticePageSchema);
  return notices.map(({ state }) => state);
}

/** Tomorrow at an hour, as a field for a moment takes it. */
function tomorrow(hour: number): string {
  const inShanghai = new Date(Date.now() + (24 + 8) * 3_600_000).toISOString().slice(0, 10);
  return `${inShanghai}T${String(hour).padStart(2, '0')}:00`;
}

describe('on the dashboard', () => {
  it('a water outage takes three clicks and five fields', async () => {
    await page.goto(hub.httpUrl);
    await meter.takes({ clicks: 3, ticks: 0, fields: 5 }, async () => {
      await page.getByRole('link', { name: '发通知' }).click();
      await page.getByRole('link', { name: /停水/ }).click();
      await page.getByRole('textbox', { name: /^原因/ }).fill('二次供水管道检修');
      await page.getByRole('textbox', { name: /^范围/ }).fill('3栋 1 单元');
      await page.getByLabel('停水时间').fill(tomorrow(10));
      await page.getByLabel('预计恢复').fill(tomorrow(17));
      await page.getByRole('textbox', { name: /^临时用水/ }).fill('南门岗亭旁有取水点');
      await page.getByRole('button', { name: '提交审核' }).click();
      await page.waitForURL(/\/notices\/[0-9a-z]{16}$/);
      await page.getByText('待审核').first().waitFor();
    });
    expect(await states()).toEqual(['in-review']);
  });

  it('a recall takes two clicks', async () => {
    const { id } = await publish(compound, outage([compound.siteId]));
    await page.goto(`${hub.httpUrl}/notices/${id}`);
    await page.getByText('到屏情况').waitFor();
    await meter.takes({ clicks: 2, ticks: 0, fields: 0 }, async () => {
      await page.getByRole('button', { name: '撤回' }).click();
      await page.getByRole('button', { name: '确认撤回' }).click();
      await page.getByText(/周客服 撤回/).waitFor();
    });
    expect(await states()).toContain('recalled');
  });
});

describe('the meter', () => {
  it('sees one click too many, by mouse and by key, and a field too many', async () => {
    const body = '<button>a</button><label>b <input /></label><label><input type="checkbox" /> c</label>';
    await context.route('http://meter.test/', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto('http://meter.test/');
    const spendMore = async () => {
      await page.getByRole('button').click();
      await page.keyboard.press('Enter');
      await page.getByRole('textbox').fill('d');
      await page.getByText('c').click();
    };
    await meter.takes({ clicks: 2, ticks: 1, fields: 1 }, spendMore);
    await page.reload();
    await expect(meter.takes({ clicks: 1, ticks: 1, fields: 1 }, spendMore)).rejects.toThrow(/clicks/);
  });
});
