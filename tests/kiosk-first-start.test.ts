import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { deviceListSchema, pairingSchema } from '@louyu/contract/api/devices';
import { onGlass, readQr, screens, type Screen } from './support/browser.ts';
import { lobbyProfile, outage, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/*
 * R15: an installer with only a remote control pairs a screen and puts a wrong guess right; whoever stands in front of it
 * later sees how it stands, and what is covered meanwhile does not count as shown.
 */

let directories: readonly Awaited<ReturnType<typeof temporaryDirectory>>[];
let hub: HubProcess;
let compound: Compound;
let screen: Screen;
let page: Page;

async function setUp(launch: (profileDirectory: string) => Promise<Screen>): Promise<void> {
  directories = [await temporaryDirectory(), await temporaryDirectory()];
  const [data, profile] = directories;
  hub = await startHub({
    dataDir: data?.path ?? '',
    httpPort: await freePort(),
    mqttPort: await freePort(),
  });
  compound = await smallCompound(hub);
  screen = await launch(profile?.path ?? '');
  page = screen.page;
}

async function userCode(): Promise<string> {
  await page.waitForSelector('[data-user-code]', { state: 'attached' });
  return (await page.locator('[data-user-code]').getAttribute('data-user-code')) ?? '';
}

async function waiting(code: string) {
  return compound.admin.request('GET', `/api/pairings/${code}`, pairingSchema);
}

/** All text of the diagnosis page; empty while it is closed. */
function diagnosis(): Promise<string> {
  return page.evaluate(
    () =>
      document.querySelector('louyu-stage')?.shadowRoot?.querySelector('louyu-diagnosis-screen')?.shadowRoot
        ?.textContent ?? '',
  );
}

async function visibleByHub() {
  const [device] = await compound.admin.request('GET', '/api/devices', deviceListSchema);
  return device?.visible?.kind;
}

describe.each(Object.entries(screens))('in %s', (_engine, launch) => {
  beforeAll(() => setUp(launch), 60_000);

  afterAll(async () => {
    await screen.close();
    await hub.stop();
    await Promise.all(directories.map((directory) => directory.remove()));
  });

  it('says what the screen is by arrow keys and OK, and carries the pairing link in its QR', async () => {
    await page.setViewportSize({ width: 1024, height: 600 });
    await page.goto(`${screen.addressOf(hub.httpUrl)}/k?kind=lcd`);
    const first = await userCode();
    expect((await waiting(first)).kind).toBe('lcd');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-user-code]:not([data-user-code="${first}"])`, { state: 'attached' });
    const second = await userCode();
    expect((await waiting(second)).kind).toBe('elevator');
    expect(readQr(await page.screenshot())).toBe(`${hub.httpUrl}/pair?code=${second}`);
  });

  it.each([
    [800, 480],
    [480, 800],
    [1280, 400],
    [1872, 1404],
  ])('stays whole on %i × %i, QR and all', async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
    const code = await userCode();
    await expect
      .poll(async () => readQr(await page.screenshot()), { timeout: 10_000 })
      .toBe(`${hub.httpUrl}/pair?code=${code}`);
    const spill = await page.evaluate(() => {
      const first = document.querySelector('louyu-stage')?.shadowRoot?.querySelector('louyu-pairing-screen');
      return Math.max(
        (first?.scrollHeight ?? 0) - (first?.clientHeight ?? 0),
        (first?.scrollWidth ?? 0) - (first?.clientWidth ?? 0),
      );
    });
    expect(spill).toBeLessThanOrEqual(0);
  });

  it('tells by key how it stands, without a secret, and shows nothing else meanwhile', async () => {
    const approval = {
      as: 'new',
      name: '测试屏',
      spotIds: [spotOf(compound)],
      profile: { ...lobbyProfile, widthPx: 1024, heightPx: 600, diagonalInches: 10.1 },
      language: 'zh-CN',
    };
    await compound.admin.request('POST', `/api/pairings/${await userCode()}`, v.unknown(), approval);
    await page.waitForSelector('html[data-connected="true"]', { state: 'attached' });
    const { id } = await publish(compound, outage([spotOf(compound)]));
    await page.waitForSelector(`html[data-notice-id="${id}"]`, { state: 'attached' });
    await vi.waitFor(async () => expect(await visibleByHub()).toBe('notice'), { timeout: 30_000 });

    await page.keyboard.press('F2');
    await vi.waitFor(async () => expect(await diagnosis()).toContain('已连上主机'));
    const text = await diagnosis();
    expect(text).toContain('测试屏');
    expect(text).toContain(screen.addressOf(hub.httpUrl));
    expect(text).toContain('1024 × 600 像素');
    expect(text).not.toMatch(/[\w-]{40,}/);
    await vi.waitFor(async () => expect(await visibleByHub()).toBe('nothing'), { timeout: 40_000 });
    expect((await onGlass(page))['noticeId']).toBe(id);

    await page.keyboard.press('Enter');
    expect(await diagnosis()).toBe('');
    await vi.waitFor(async () => expect(await visibleByHub()).toBe('notice'), { timeout: 40_000 });
  }, 180_000);

  it('opens under a finger held in a corner, and nowhere else', async () => {
    await page.mouse.move(500, 300);
    await page.mouse.down();
    await page.mouse.up();
    expect(await diagnosis()).toBe('');
    await page.mouse.move(5, 5);
    await page.mouse.down();
    await vi.waitFor(async () => expect(await diagnosis()).toContain('自检'), { timeout: 10_000 });
    await page.mouse.up();
    await page.mouse.down();
    expect(await diagnosis()).toBe('');
    await page.mouse.up();
  });

  it('closes by itself after two minutes', async () => {
    await page.clock.install();
    await page.goto(`${screen.addressOf(hub.httpUrl)}/kiosk/`);
    await page.waitForSelector('html[data-notice-id]', { state: 'attached' });
    await page.keyboard.press('F2');
    await page.clock.runFor(100_000);
    await vi.waitFor(async () => expect(await diagnosis()).toContain('自检'));
    await page.clock.runFor(30_000);
    expect(await diagnosis()).toBe('');
  });
});
