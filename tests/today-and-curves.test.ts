import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { curveMinutes, type ReachCurve, type ReachCurves } from '@louyu/contract/api/reach-curves';
import { noticePageSchema, noticeSchema } from '@louyu/contract/api/notices';
import { reachSeconds, reportSchema, type Report } from '@louyu/contract/api/reports';
import { barriersOn } from './support/axe.ts';
import { deskViewport, launchBrowser, phoneViewport } from './support/browser.ts';
import { ClickMeter } from './support/click-meter.ts';
import { outage, publish, smallCompound, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* EXPERIENCE "Dashboard": today by the clock with 已恢复 / 推迟, what a notice reached beside the last of its kind, and the calendar by building. */

const password = 'correct horse';
const hourMs = 3_600_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
const pages: Page[] = [];

/** Where it is about noon now, so that an hour from now is still today. */
function noonZone(): string {
  const ahead = 12 - new Date().getUTCHours();
  // The names of these zones count the other way round.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    env: { LOUYU_TIME_ZONE: noonZone() },
  });
  compound = await smallCompound(hub);
  browser = await launchBrowser();
});

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

async function clerk(viewport = deskViewport, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', colorScheme });
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'zhou', password },
    headers: { origin: hub.httpUrl },
  });
  expect(answer.ok()).toBe(true);
  const page = await context.newPage();
  pages.push(page);
  return page;
}

/** A water outage that is over in so many hours. */
function endingIn(hours: number) {
  const at = (ahead: number) => ({ at: new Date(Date.now() + ahead * hourMs).toISOString() });
  const draft = outage([compound.siteId]);
  return { ...draft, fields: { ...draft.fields, start: at(-1), restore: at(hours) } };
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe('today on 工作台', () => {
  it('offers the next step on a day on which nothing begins or ends', async () => {
    const page = await clerk();
    await page.goto(hub.httpUrl);
    const today = page.locator('ly-desk-timeline');
    await today.getByText('今天没有通知开始或结束展示。').waitFor();
    expect(await today.getByRole('link', { name: '发通知' }).getAttribute('href')).toBe('/notices/new');
  });

  it.each([deskViewport, phoneViewport])('says 已恢复 in two clicks where it ends (%o)', async (viewport) => {
    const { id } = await publish(compound, endingIn(1));
    const page = await clerk(viewport);
    const meter = await ClickMeter.on(page.context());
    await page.goto(hub.httpUrl);
    const rows = page.locator('ly-desk-timeline').locator(`li[data-notice="${id}"]`);
    const ends = rows.filter({ hasText: '结束展示' });
    await ends.waitFor();
    await rows.filter({ hasText: '已开始展示' }).waitFor();
    // What was comes before now, what comes after it.
    const order = await page
      .locator('ly-desk-timeline li')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-event') ?? 'now'));
    expect(order.indexOf('now')).toBeGreaterThan(order.indexOf('begins'));
    expect(order.indexOf('now')).toBeLessThan(order.indexOf('ends'));
    expect(await overflow(page)).toBe(0);
    expect(await barriersOn(page, 'today')).toEqual([]);
    await meter.takes({ clicks: 2, ticks: 0, fields: 0 }, async () => {
      await ends.getByRole('button', { name: '已恢复' }).click();
      await page.getByRole('button', { name: '确认已恢复' }).click();
      await expect.poll(async () => (await read(id)).revisions[0]?.update).toBe('restored');
    });
    await compound.approver.recall(id);
  });
});

function read(id: string) {
  return compound.editor.request('GET', `/api/notices/${id}`, noticeSchema);
}

const reachCurve = (number: number, title: string, pace: number): ReachCurve => ({
  ...{ noticeId: `n${number}`, number, title, screens: 18, households: 400 },
  outAt: new Date(Date.now() - number * 24 * hourMs).toISOString(),
  points: curveMinutes.map((minutes, index) => ({
    minutes,
    reached: Math.min(18, index * 3),
    known: index * pace,
  })),
});

describe('a notice beside the last of its category', () => {
  const last = reachCurve(9, '上次停水', 6);
  const thisOne = reachCurve(12, '停水', 2);
  const curves: ReachCurves = {
    notice: { ...thisOne, points: thisOne.points.slice(0, 9) },
    before: [last, reachCurve(8, '再上次停水', 4)],
  };

  it.each([
    ['light', deskViewport],
    ['dark', phoneViewport],
  ] as const)('is told in words, drawn, and there as a table (%s)', async (scheme, viewport) => {
    const { id } = await publish(compound, endingIn(1));
    const page = await clerk(viewport, scheme);
    const brought: string[] = [];
    page.on('request', (request) => brought.push(request.url()));
    await page.goto(hub.httpUrl);
    await page.getByRole('heading', { name: '正在展示' }).waitFor();
    const isLibrary = (url: string) => /uplot/i.test(url);
    expect(brought.filter(isLibrary), 'nobody has asked for a chart yet').toEqual([]);
    await page.route(`**/api/notices/${id}/curves`, (route) => route.fulfill({ json: curves }));
    await page.goto(`${hub.httpUrl}/notices/${id}`);
    // After 4 hours, the last look that both have had.
    await page.getByText('发出 4 小时时：知晓 16 次、到屏 18 块；上一条同类通知《上次停水》').waitFor();
    await expect.poll(() => page.locator('ly-line-chart[drawn]').count()).toBe(2);
    expect(brought.filter(isLibrary)).toHaveLength(1);
    const inked = await page.locator('ly-line-chart canvas').evaluateAll((canvases) =>
      canvases.map((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0;
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return pixels.filter((value, index) => index % 4 === 3 && value > 0).length;
      }),
    );
    for (const count of inked) expect(count).toBeGreaterThan(2_000);
    await page.getByText('看数字').click();
    const table = page.locator('ly-reach-curves table');
    expect(await table.getByRole('row').count()).toBe(1 + curveMinutes.length);
    expect(
      await table
        .getByRole('row', { name: /^4 小时/ })
        .getByRole('cell')
        .allInnerTexts(),
    ).toEqual(['到屏 18 · 知晓 16', '到屏 18 · 知晓 48', '到屏 18 · 知晓 32']);
    // What this notice has not come to yet is said so.
    expect(await table.getByRole('row', { name: /^7 天/ }).getByRole('cell').first().innerText()).toBe('–');
    expect(await overflow(page)).toBe(0);
    expect(await barriersOn(page, 'curves')).toEqual([]);
    await compound.approver.recall(id);
  });
});

it('the calendar lays the buildings side by side, and keeps that in its address', async () => {
  const building = compound.places.find(({ kind }) => kind === 'building')?.id ?? '';
  await publish(compound, endingIn(2));
  await publish(compound, { ...endingIn(3), audience: [building] });
  const page = await clerk();
  await page.goto(`${hub.httpUrl}/notices/calendar?view=day`);
  await page.getByRole('button', { name: '按楼栋分行' }).click();
  const lanes = page.locator('section.lane');
  await expect.poll(() => lanes.locator('h3').allInnerTexts()).toEqual(['整个小区', '3栋']);
  await page.reload();
  await expect.poll(() => lanes.count()).toBe(2);
  expect(await barriersOn(page, 'lanes')).toEqual([]);
});

/** Presses a button and reads the file that the browser is given. */
async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

it('the archive gives one file of all that it finds, and says what to do where that is too many', async () => {
  await publish(compound, endingIn(4));
  await publish(compound, endingIn(5));
  const page = await clerk();
  await page.goto(`${hub.httpUrl}/notices?state=live`);
  const list = '/api/notices?state=live&limit=100';
  const { notices } = await compound.editor.request('GET', list, noticePageSchema);
  const lines = (await downloaded(page, '导出 CSV')).split('\r\n');
  expect(lines[0]).toMatch(/^\ufeff编号,标题,状态,/);
  const totals = lines.filter((line) => line.split(',')[3] === '合计');
  expect(totals.map((line) => line.split(',')[0]).sort()).toEqual(
    notices.map(({ number }) => String(number).padStart(4, '0')).sort(),
  );
  const refusal = {
    error: {
      code: 'notice.export_too_many',
      message: '找到的通知超过 500 条',
      details: { max: 500 },
      requestId: 'r',
    },
  };
  await page.route('**/api/notices/export.csv*', (route) => route.fulfill({ status: 409, json: refusal }));
  await page.getByRole('button', { name: '导出 CSV' }).click();
  await page.getByText('找到的通知超过 500 条').waitFor();
});

describe('报表', () => {
  it('tells what was sent in the period of its address, on the page as in the file', async () => {
    const page = await clerk();
    await page.goto(`${hub.httpUrl}/reports?period=month`);
    const row = page.getByRole('row', { name: /合计/ });
    await row.waitFor();
    const answered = page.waitForResponse(/\/api\/reports\?/);
    await page.reload();
    const report = await reportSchemaOf((await answered).text());
    expect(report.all.notices).toBeGreaterThan(4);
    await expect.poll(() => row.getByRole('cell').first().innerText()).toBe(String(report.all.notices));
    const file = await downloaded(page, '导出 CSV');
    expect(file).toContain(`合计,${report.all.notices},`);
    await page.getByRole('button', { name: '上一个' }).click();
    await page.getByText('这段时间没有发出通知。').waitFor();
    expect(new URL(page.url()).search).toBe('?period=month&back=1');
  });

  const sent = (notices: number): Report['all'] => ({
    notices,
    painted: notices * 18,
    p50Seconds: 0.8,
    p95Seconds: 95,
    phones: notices * 210,
    known: { households: notices * 90, proved: notices * 40, claimed: notices * 30, noted: notices * 20 },
  });
  const example = (period: Report['period']): Report => ({
    period,
    households: 1200,
    all: sent(12),
    byCategory: [
      { category: 'water', ...sent(4) },
      { category: 'lift', ...sent(6) },
      { category: 'general', ...sent(2) },
    ],
    paintedWithin: reachSeconds.map((seconds, index) => ({ seconds, count: 120 + index * 12 })),
    staffAlerts: { raised: 31, answered: 26, overBefore: 4, open: 1, p50Seconds: 48, p95Seconds: 840 },
    emergencies: 1,
    drills: 2,
  });

  it.each(
    (['zh-CN', 'en'] as const).flatMap((language) =>
      (['light', 'dark'] as const).flatMap((scheme) =>
        [deskViewport, { width: 390, height: 844 }].map((viewport) => [language, scheme, viewport] as const),
      ),
    ),
  )('fits and has no barrier (%s, %s, %o)', async (language, scheme, viewport) => {
    const page = await clerk(viewport, scheme);
    await page.addInitScript((chosen) => localStorage.setItem('louyu.language', chosen), language);
    await page.route(/\/api\/reports\?/, (route) => {
      const search = new URL(route.request().url()).searchParams;
      return route.fulfill({ json: example({ from: search.get('from') ?? '', to: search.get('to') ?? '' }) });
    });
    await page.goto(`${hub.httpUrl}/reports?period=quarter`);
    await page.locator('ly-line-chart[drawn]').waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await barriersOn(page, 'reports')).toEqual([]);
  });
});

async function reportSchemaOf(text: Promise<string>): Promise<Report> {
  return v.parse(reportSchema, JSON.parse(await text));
}
