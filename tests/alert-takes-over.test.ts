import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { alertReportSchema, type AlertReport } from '@louyu/contract/api/alerts';
import { dutyViewSchema } from '@louyu/contract/api/duty';
import { householdSchema } from '@louyu/contract/api/households';
import { placeSchema } from '@louyu/contract/api/places';
import { profilePresets } from '@louyu/contract/glass/presets';
import { glassAt, lookAt, type Glass } from './support/alert-glass.ts';
import {
  alertPerson,
  browserOf,
  holdByMouse,
  type AlertPerson,
  type PersonBrowser,
} from './support/alert-people.ts';
import { barriersOn } from './support/axe.ts';
import { launchBrowser, phoneViewport, readQr, wordsOn } from './support/browser.ts';
import { outage, pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import {
  freePort,
  startHub,
  temporaryDirectory,
  type HubProcess,
  type HubProcessOptions,
} from './support/hub-process.ts';

/*
 * R11, R13, R15, R19: the day of an emergency, from the guard's desk to the report: real displays of every kind, a manager's and two
 * residents' phones, a hub that is killed in its midst, a graver alert on top and a drill next door; then the board is where it was.
 */

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const timeout = 30_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let options: HubProcessOptions;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
let manager: AlertPerson;
let phone: PersonBrowser;
let desk: Page;
/** A lobby, a lift and e-paper of building 3, and a lobby of building 5. */
let lobby: Page;
let near: readonly Page[];
let next: Page;
let noticeId: string;
let floodId: string;
let fireId: string;
let drillId: string;

beforeAll(async () => {
  directory = await temporaryDirectory();
  options = {
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    env: { LOUYU_ALERT_END_TOLD_MINUTES: '1' },
  };
  hub = await startHub(options);
  compound = await smallCompound(hub);
  const unitId = compound.places.find(({ kind }) => kind === 'unit')?.id ?? '';
  for (const door of ['101', '201'])
    await compound.admin.request('POST', '/api/households', householdSchema, { parentId: unitId, door });
  const lift = await addPlace(unitId, 'spot', '电梯');
  const notices = await addPlace(unitId, 'spot', '公告栏');
  const hall = await addPlace(await addPlace(compound.siteId, 'building', '5栋'), 'spot', '大堂');
  await pairLobby(compound, '断电的屏', spotOf(compound));

  browser = await launchBrowser();
  lobby = await glassAt(browser, hub.httpUrl, compound, {
    name: '3栋大堂屏',
    preset: 'lobby',
    spotId: spotOf(compound),
  });
  near = [
    lobby,
    await glassAt(browser, hub.httpUrl, compound, { name: '3栋电梯屏', preset: 'elevator', spotId: lift }),
    await glassAt(browser, hub.httpUrl, compound, { name: '3栋墨水屏', preset: 'epaper', spotId: notices }),
  ];
  next = await glassAt(browser, hub.httpUrl, compound, { name: '5栋大堂屏', preset: 'lobby', spotId: hall });
  ({ id: noticeId } = await publish(compound, outage([compound.siteId])));
  await show([...near, next], { state: 'board', noticeId });

  manager = await alertPerson(hub, compound, 'manager');
  phone = await browserOf(browser, hub, manager, { viewport: phoneViewport, hasTouch: true, isMobile: true });
  await alertPerson(hub, compound, 'guard');
  const { people } = await compound.admin.request('GET', '/api/duty', dutyViewSchema);
  const staffId = people.find(({ name }) => name === '李值班')?.id;
  const shifts = [{ staffId, weekdays: everyDay, from: '08:00', to: '08:00' }];
  await compound.admin.request('PUT', '/api/duty', v.unknown(), { edit: 0, shifts, exceptions: [] });
  desk = await deskAt(spotOf(compound));
}, 180_000);

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

async function addPlace(parentId: string, kind: 'building' | 'spot', name: string): Promise<string> {
  const request = { parentId, kind, name: { 'zh-CN': name } };
  return (await compound.admin.request('POST', '/api/places', placeSchema, request)).id;
}

async function deskAt(spotId: string): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  ).newPage();
  page.setDefaultTimeout(timeout);
  await page.goto(`${hub.httpUrl}/booth`);
  const code = (await page.locator('.code').textContent()) ?? '';
  await compound.admin.request('POST', `/api/pairings/${code}`, v.unknown(), {
    as: 'new',
    name: '南门值班台',
    spotIds: [spotId],
    profile: profilePresets.elevator.profile,
    language: 'zh-CN',
  });
  await page.getByText('李值班').waitFor();
  return page;
}

/** Waits until every one of these displays shows it. */
async function show(pages: readonly Page[], wanted: Partial<Glass>, withinMs = timeout): Promise<void> {
  await vi.waitFor(
    async () => {
      expect(await Promise.all(pages.map(lookAt))).toMatchObject(pages.map(() => wanted));
    },
    { timeout: withinMs, interval: 100 },
  );
}

/** At the desk: red, what it is, which building, hold. */
async function raiseAtDesk(
  type: RegExp,
  building: string,
  hold: RegExp,
  from = /紧急 点一下/,
): Promise<string> {
  await desk.goto(`${hub.httpUrl}/booth`);
  await desk.getByRole('link', { name: from }).click();
  await desk.locator('ly-alert-types a').filter({ hasText: type }).click();
  await desk.locator('ly-alert-where').getByRole('button', { name: building, exact: true }).click();
  await desk.locator('.count.number').filter({ hasText: '户' }).waitFor();
  await holdByMouse(desk, hold, () => desk.waitForURL(/\/booth\/alerts\/[0-9a-z]{16}$/));
  return desk.url().split('/').at(-1) ?? '';
}

const figure = (page: Page, state: string) => page.locator(`[data-reach="${state}"] dd`);

function report(id: string): Promise<AlertReport> {
  return compound.admin.request('GET', `/api/alerts/${id}/report`, alertReportSchema);
}

it('takes every kind of display of its building and no other, and the desk sees who was reached', async () => {
  floodId = await raiseAtDesk(/爆管水浸/, '3栋', /按住 2 秒，发布爆管水浸/);
  await show(near, { state: 'alert', alertId: floodId, revision: '1', tone: 'real' });
  for (const page of near) expect(await wordsOn(page)).toContain('远离积水');
  expect(await lookAt(next)).toMatchObject({ state: 'board', noticeId });
  await figure(desk, 'painted').getByText('3/4').waitFor();
  expect(await figure(desk, 'unreachable').textContent()).toBe('1');
  await desk.getByText('李值班').first().waitFor();
});

it('is countersigned by a colleague on a phone', async () => {
  const { page } = phone;
  await page.goto(`${hub.httpUrl}/alerts/${floodId}`);
  await page.getByText('这条是 李值班 一个人发布的').waitFor();
  await figure(page, 'painted').getByText('3/4').waitFor();
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
  expect(await barriersOn(page, 'alert on a phone')).toEqual([]);
  await desk.getByRole('heading', { name: '等待补签' }).waitFor();
  await page.getByRole('button', { name: '补签' }).click();
  await desk.getByRole('heading', { name: '等待补签' }).waitFor({ state: 'hidden' });
  await desk.locator('ly-alert-history').getByText('赵经理').waitFor();
});

it('is answered by residents who scan the glass', async () => {
  const link = readQr(await lobby.screenshot()) ?? '';
  expect(link).toContain('/A/');
  for (const [answer, door] of [
    ['我平安', '101室'],
    ['需要帮助', '201室'],
  ] as const) {
    const context = await browser.newContext({ viewport: phoneViewport, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(link);
    await page.getByRole('button', { name: answer }).click();
    await page.getByRole('link', { name: '选门牌' }).click();
    await page.getByRole('button', { name: door }).click();
    await page.getByText(`3栋 1单元 ${door}`).waitFor();
    await context.close();
  }
  await desk.getByRole('heading', { name: '需要帮助（1）' }).waitFor();
  const help = desk.locator('li.door').filter({ hasText: '201室' });
  await help.getByRole('button', { name: '已救助' }).click();
  await desk.getByRole('heading', { name: '需要帮助（1）' }).waitFor({ state: 'hidden' });
});

it('says on the glass what is different now', async () => {
  await desk.getByRole('button', { name: '更新' }).click();
  await desk.getByRole('button', { name: '救援人员已到场' }).click();
  await desk.getByRole('button', { name: '更新屏幕' }).click();
  await show(near, { alertId: floodId, revision: '2', tone: 'real' });
  for (const page of near) expect(await wordsOn(page)).toContain('救援人员已到场');
  await figure(desk, 'painted').getByText('3/4').waitFor();
});

it('stays on the glass while the hub is killed and comes back', async () => {
  await hub.kill();
  await show(near, { state: 'alert', alertId: floodId, connected: 'false' });
  hub = await startHub(options);
  await show([...near, next], { connected: 'true' }, 90_000);
  await show(near, { state: 'alert', alertId: floodId, revision: '2', tone: 'real' });
  expect(await lookAt(next)).toMatchObject({ state: 'board', noticeId });
}, 180_000);

it('gives way to a graver one, and comes again', async () => {
  fireId = await raiseAtDesk(/火警/, '3栋', /按住 2 秒，发布火警/);
  await show(near, { state: 'alert', alertId: fireId, tone: 'real' });
  await show([lobby], { alertId: floodId }, 60_000);
  await figure(desk, 'painted').getByText('3/4').waitFor();
}, 120_000);

it('has a drill next to it that nobody can take for real', async () => {
  drillId = await raiseAtDesk(/电梯困人/, '5栋', /按住 4 秒，开始演练/, /应急演练/);
  await show([next], { state: 'alert', alertId: drillId, tone: 'drill' });
  expect((await wordsOn(next)).split('演练').length - 1).toBeGreaterThan(2);
  for (const page of near) expect(await lookAt(page)).toMatchObject({ state: 'alert', tone: 'real' });
  await desk.getByRole('button', { name: '结束演练' }).click();
  await desk.getByRole('button', { name: '确认结束演练' }).click();
  await show([next], { state: 'alert', alertId: drillId, tone: 'over' });
});

it('is over in the words that the dialog said, and then the board is where it was', async () => {
  for (const [id, button, confirm] of [
    [fireId, '误报解除', '确认是误报'],
    [floodId, '解除警报', '确认解除警报'],
  ] as const) {
    await desk.goto(`${hub.httpUrl}/booth/alerts/${id}`);
    await desk.getByRole('button', { name: button, exact: true }).click();
    const said = (await desk.locator('ly-alert-end-dialog .glass b').textContent()) ?? '';
    await desk.getByRole('button', { name: confirm }).click();
    await vi.waitFor(async () => expect(await wordsOn(lobby)).toContain(said.replaceAll(/\s/g, '')), {
      timeout,
    });
  }
  await show(near, { state: 'alert', tone: 'over' });
  await show([...near, next], { state: 'board', noticeId, tone: null }, 120_000);
}, 240_000);

it('has a report that adds up, and a drill counts nothing', async () => {
  await vi.waitFor(
    async () => {
      const { devices } = await report(floodId);
      expect(devices.filter(({ gone }) => gone === true)).toHaveLength(3);
    },
    { timeout, interval: 200 },
  );
  const flood = await report(floodId);
  expect(flood.devices.map(({ name, state, why }) => [name, state, why]).sort()).toEqual(
    [
      ['3栋墨水屏', 'painted', null],
      ['3栋大堂屏', 'painted', null],
      ['3栋电梯屏', 'painted', null],
      ['断电的屏', 'unreachable', 'away'],
    ].sort(),
  );
  expect(flood).toMatchObject({
    alert: { state: 'all-clear', raised: { by: '李值班' }, countersigned: null },
    received: { missed: 1 },
    painted: { missed: 1 },
    households: 2,
    answers: { safe: 1, needHelp: 1, away: 0, anonymous: 0 },
  });
  expect(flood.alert.history.map(({ what }) => what)).toEqual([
    'raised',
    'countersigned',
    'updated',
    'all-clear',
  ]);
  expect(flood.painted.p95Ms).toBeGreaterThanOrEqual(flood.painted.p50Ms ?? 0);
  const drill = await report(drillId);
  expect(drill.devices.map(({ name, state }) => [name, state])).toEqual([['5栋大堂屏', 'painted']]);

  const { page } = phone;
  await page.goto(`${hub.httpUrl}/alerts/${floodId}`);
  await page.getByRole('link', { name: '查看报告' }).click();
  await page.locator('dd').getByText('3/4').waitFor();
  await page.getByText('当时不在线').first().waitFor();
});
