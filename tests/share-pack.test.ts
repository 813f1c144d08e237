import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverySchema } from '@louyu/contract/api/delivery';
import { noticeShareSchema } from '@louyu/contract/api/shares';
import { deskViewport, launchBrowser, phoneViewport, readQr } from './support/browser.ts';
import { outage, publish, smallCompound, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* R1, R14 and EXPERIENCE.md "Dashboard": one notice for chat groups, phones and paper, and a tick where it has been carried. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
let page: Page;
let noticeId: string;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  browser = await launchBrowser();
  compound = await smallCompound(hub);
  ({ id: noticeId } = await publish(compound, outage([compound.siteId])));
  const context = await browser.newContext({ viewport: deskViewport, locale: 'zh-CN' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'zhou', password: 'correct horse' },
    headers: { origin: hub.httpUrl },
  });
  page = await context.newPage();
  await page.goto(`${hub.httpUrl}/notices/${noticeId}`);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

it('one click copies the text for a group, whose link a neighbour opens and taps', async () => {
  let clicks = 0;
  await page.exposeFunction('countClick', () => (clicks += 1));
  await page.evaluate('addEventListener("click", () => countClick(), true)');
  await page.getByRole('button', { name: '复制群文案' }).click();
  await page.getByRole('status').getByText('已复制').waitFor();
  expect(clicks).toBe(1);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^【停水通知】.*停水\n原因：管道检修\n/);
  const [link = ''] = /http:\S+/.exec(text) ?? [];
  const phone = await browser.newPage({ viewport: phoneViewport, locale: 'zh-CN' });
  await phone.goto(link);
  await phone.getByRole('button', { name: '我已知晓' }).click();
  await phone.getByText('已记录').waitFor();
  await phone.close();
  const { acknowledgments } = await compound.editor.request(
    'GET',
    `/api/notices/${noticeId}/delivery`,
    deliverySchema,
  );
  expect(acknowledgments).toMatchObject({ total: 1, shared: 1, byScreen: [] });
  await page.getByText('其中 1 来自群文案和海报').waitFor();
}, 30_000);

it('the poster is a picture for a phone, with the same link as its QR', async () => {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '保存海报图片' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/停水-\d{4}\.png$/);
  const png = readFileSync(await download.path());
  expect(png.readUInt32BE(16)).toBe(1080);
  const { qr } = await compound.editor.request('GET', `/api/notices/${noticeId}/share`, noticeShareSchema);
  expect(readQr(png)).toBe(qr);
}, 20_000);

it('the sheet prints on one page of A4 with its QR', async () => {
  await page.getByRole('link', { name: '打印 A4 公告' }).click();
  await page.locator('ly-qr-code svg').waitFor();
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  const [, wide = '', high = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([595, 842]);
  await page.goBack();
}, 20_000);

it('a channel is named on the spot with a tick that says who and when, and is taken back by one click', async () => {
  await page.getByRole('button', { name: '添加渠道' }).click();
  await page.keyboard.type('业主1群');
  await page.keyboard.press('Enter');
  const tick = page.getByRole('checkbox', { name: '业主1群' });
  await page
    .getByText(/周客服，今天/)
    .first()
    .waitFor();
  expect(await tick.isChecked()).toBe(true);
  await tick.click();
  await expect
    .poll(async () => {
      const path = `/api/notices/${noticeId}/share`;
      return (await compound.editor.request('GET', path, noticeShareSchema)).marks;
    })
    .toEqual([]);
  await expect.poll(() => tick.isChecked()).toBe(false);
}, 20_000);
