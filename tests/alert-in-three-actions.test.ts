import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import {
  alertAddress,
  alertPerson,
  alertsOf,
  browserOf,
  endAll,
  holdByMouse,
  type AlertPerson,
  type PersonBrowser,
} from './support/alert-people.ts';
import { barriersOn } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { pairLobby, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* R11, R13, R19, EXPERIENCE "Dashboard": red, type, hold: and nothing else raises an alert. */

const narrow = { width: 360, height: 740 };
const pressedSchema = v.object({ key: v.string(), heldMs: v.number(), mode: v.string() });

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
let guard: AlertPerson;
let manager: AlertPerson;
let desk: PersonBrowser;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  await pairLobby(compound, '大堂屏', spotOf(compound));
  guard = await alertPerson(hub, compound, 'guard');
  manager = await alertPerson(hub, compound, 'manager');
  browser = await launchBrowser();
  desk = await browserOf(browser, hub, guard);
});

afterEach(() => endAll(guard));

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

/** Opens the page on which a type is chosen already, and waits until it says how many it reaches. */
async function ready(page: Page, address: string): Promise<void> {
  await page.goto(`${hub.httpUrl}${address}`);
  await page.getByText('1 块屏 · 0 户').waitFor();
}

const letGoTooEarly = '松手太早，没有发出。';

describe('an alert', () => {
  it('takes three actions from wherever somebody is: red, type, hold', async () => {
    const { page, meter } = desk;
    await page.goto(`${hub.httpUrl}/settings/me`);
    await meter.takes({ clicks: 3, ticks: 0, fields: 0 }, async () => {
      await page.getByRole('link', { name: /^紧急：/ }).click();
      await page.getByRole('link', { name: '火警', exact: true }).click();
      await holdByMouse(page, /按住 2 秒/, () => page.waitForURL(alertAddress));
    });
    const [alert, ...others] = (await alertsOf(guard.client)).current;
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      mode: 'real',
      hazard: 'fire',
      state: 'in-force',
      whereId: compound.siteId,
    });
    await page.getByRole('heading', { name: '火警 · 瑞安苑' }).waitFor();
    // Everywhere else a band leads to it.
    await page.getByRole('link', { name: '设备', exact: true }).click();
    await page.getByRole('link', { name: /紧急广播 进行中 · 火警/ }).click();
    await page.waitForURL(`**/alerts/${alert?.id ?? ''}`);
  });

  it('is not raised by a click, nor by who lets go early or slides away', async () => {
    const { page } = desk;
    await ready(page, '/alerts/raise?type=fire');
    const button = page.getByRole('button', { name: /按住 2 秒/ });
    const box = await button.boundingBox();
    await button.click();
    await page.getByText(letGoTooEarly).waitFor();
    await button.dispatchEvent('click');
    await page.getByText('点一下不会发出。').waitFor();
    await button.hover();
    await page.mouse.down();
    await page.getByText('请继续按住').waitFor();
    await page.mouse.up();
    await page.getByText(letGoTooEarly).waitFor();
    await page.mouse.down();
    await page.getByText('请继续按住').waitFor();
    await page.mouse.move((box?.x ?? 0) - 100, (box?.y ?? 0) - 100);
    await page.getByText(letGoTooEarly).waitFor();
    await page.mouse.up();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByText(letGoTooEarly).waitFor();
    expect((await alertsOf(guard.client)).current).toEqual([]);
  });

  it('is raised by a key that is held, once, however long it is held', async () => {
    const { page } = desk;
    await ready(page, '/alerts/raise?type=flood');
    await page.getByRole('button', { name: /按住 2 秒/ }).focus();
    await page.keyboard.down('Space');
    await page.getByText('请继续按住').waitFor();
    // As a keyboard repeats it.
    await page.keyboard.down('Space');
    await page.waitForURL(alertAddress);
    await page.keyboard.down('Space');
    await page.keyboard.up('Space');
    expect((await alertsOf(guard.client)).current).toHaveLength(1);
  });

  it('is raised by a finger on a phone of 360 px, with motion reduced', async () => {
    const { context, page } = await browserOf(browser, hub, guard, {
      viewport: narrow,
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    await ready(page, '/alerts/raise?type=lift');
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    const box = await page.getByRole('button', { name: /按住 2 秒/ }).boundingBox();
    expect(box).not.toBeNull();
    const finger = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 20 };
    const touch = await context.newCDPSession(page);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
    await page.getByText('请继续按住').waitFor();
    // A thumb is never quite still.
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: [{ x: finger.x + 5, y: finger.y + 8 }],
    });
    await page.waitForURL(alertAddress);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    expect(await overflow()).toBe(0);
    expect(await barriersOn(page, 'alert at 360 px')).toEqual([]);
    await context.close();
    expect((await alertsOf(guard.client)).current).toHaveLength(1);
  });
});

it('a drill is another page, another word and another hold', async () => {
  const { page } = desk;
  await page.goto(`${hub.httpUrl}/alerts`);
  await page.getByRole('link', { name: '开始演练' }).click();
  await page.getByRole('link', { name: '火警', exact: true }).click();
  await page.getByRole('heading', { name: '应急演练 · 火警' }).waitFor();
  await page.getByText('1 块屏 · 0 户').waitFor();
  expect(await page.getByRole('button', { name: /按住 2 秒/ }).count()).toBe(0);
  const pressed = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/alerts'),
  );
  await holdByMouse(page, /按住 4 秒，开始演练/, () => page.waitForURL(alertAddress));
  const press = v.parse(pressedSchema, (await pressed).postDataJSON());
  expect(press.mode).toBe('drill');
  expect(press.heldMs).toBeGreaterThanOrEqual(4000);
  expect((await alertsOf(guard.client)).current.map(({ mode }) => mode)).toEqual(['drill']);
  await page.getByText('演练 进行中').first().waitFor();
  await page.getByRole('button', { name: '结束演练' }).click();
  await page.getByText('演练结束，谢谢配合').waitFor();
  await page.getByRole('button', { name: '确认结束演练' }).click();
  await page.getByRole('link', { name: '查看报告' }).click();
  await page.getByText('这是一次演练，不计入统计。').waitFor();
});

describe('while the hub is away', () => {
  it('says so at once with numbers to call, keeps what was typed, and is one alert when the hub is back', async () => {
    const { page } = desk;
    await ready(page, '/alerts/raise?type=fire');
    await page.getByRole('textbox', { name: /^具体位置/ }).fill('12层东侧走廊');
    const keys: string[] = [];
    let away = true;
    await page.route('**/api/alerts', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(v.parse(pressedSchema, route.request().postDataJSON()).key);
      // It arrives, but its answer is lost.
      if (away) await route.fetch();
      return away ? route.abort('connectionreset') : route.continue();
    });
    await holdByMouse(page, /按住 2 秒/, () => page.getByText(/主机没有回答.*第 2 次/).waitFor());
    expect(await page.getByRole('link', { name: /119/ }).first().getAttribute('href')).toBe('tel:119');
    expect(await page.getByRole('textbox', { name: /^具体位置/ }).inputValue()).toBe('12层东侧走廊');
    away = false;
    await page.waitForURL(alertAddress);
    await page.unroute('**/api/alerts');
    expect(keys.length).toBeGreaterThanOrEqual(3);
    expect(new Set(keys).size).toBe(1);
    expect((await alertsOf(guard.client)).current.map(({ whereWords }) => whereWords)).toEqual([
      '12层东侧走廊',
    ]);
  });

  it('what was typed is there again after the login had ended', async () => {
    const { context, page } = await browserOf(browser, hub, guard);
    await ready(page, '/alerts/raise?type=gas');
    // What asks while somebody types is answered first: it would find out by itself that the login has ended.
    const asked = page.waitForResponse('**/api/alerts/preview');
    await page.getByRole('textbox', { name: /^具体位置/ }).fill('地下室');
    await asked;
    await page.getByText('消息来源').first().waitFor();
    await context.clearCookies();
    await holdByMouse(page, /按住 2 秒/, () => page.getByLabel('账号').waitFor());
    await page.getByLabel('账号').fill('guard');
    await page.getByLabel('密码', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: '登录' }).click();
    const words = page.getByRole('textbox', { name: /^具体位置/ });
    await words.waitFor();
    expect(await words.inputValue()).toBe('地下室');
    expect((await alertsOf(guard.client)).current).toEqual([]);
    await context.close();
  });
});

it('goes where chip and list say, whichever was pressed last', async () => {
  const { page } = desk;
  await ready(page, '/alerts/raise?type=fire');
  const building3 = page.locator('ly-alert-where').getByRole('button', { name: '3栋', exact: true });
  await building3.click();
  const spots = page.getByRole('combobox', { name: /点位/ });
  // A list that was changed by hand must still follow the chip.
  for (const index of [1, 0, 1]) await spots.selectOption({ index });
  await building3.click();
  // Anywhere in it.
  await vi.waitFor(async () =>
    expect(await spots.evaluate((list: HTMLSelectElement) => list.selectedIndex)).toBe(0),
  );
});

it('free text for the whole site says before the hold that it takes two, and goes out by the second', async () => {
  const { page } = desk;
  await page.goto(`${hub.httpUrl}/alerts/raise?type=free`);
  await page.getByText(/请用一句话写明/).waitFor();
  expect(await page.getByRole('button', { name: /按住/ }).isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: /^一句话/ }).fill('请留在家中不要外出');
  await page.getByText(/要两个人/).waitFor();
  await holdByMouse(page, /按住 2 秒，提交核验/, () => page.waitForURL(alertAddress));
  await page.getByRole('heading', { name: '等待第二人核验' }).waitFor();
  expect((await alertsOf(guard.client)).current.map(({ state }) => state)).toEqual(['waiting']);
  const phone = await browserOf(browser, hub, manager, { viewport: narrow });
  await phone.page.goto(page.url());
  await phone.page.getByText('请留在家中不要外出').first().waitFor();
  await holdByMouse(phone.page, /核验并发出/, () =>
    phone.page.getByText('紧急广播 进行中').first().waitFor(),
  );
  await page.getByText('紧急广播 进行中').first().waitFor();
  expect((await alertsOf(guard.client)).current.map(({ state }) => state)).toEqual(['in-force']);
  await phone.context.close();
});

it('who may not raise sees what is in force instead', async () => {
  const clerk = await alertPerson(hub, compound, 'clerk');
  const { context, page } = await browserOf(browser, hub, clerk);
  await page.goto(hub.httpUrl);
  await page.getByRole('link', { name: /^紧急：/ }).click();
  await page.waitForURL('**/alerts');
  await page.getByText('现在没有紧急广播，也没有演练。').waitFor();
  expect(await page.getByRole('link', { name: '发布紧急广播' }).count()).toBe(0);
  await page.goto(`${hub.httpUrl}/alerts/raise?type=fire`);
  await page.getByText('您没有发布紧急广播的权限。').waitFor();
  expect(await page.getByRole('button', { name: /按住/ }).count()).toBe(0);
  await context.close();
});
