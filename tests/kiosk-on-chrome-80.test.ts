import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { deliverySchema } from '@louyu/contract/api/delivery';
import { onGlass, pairScreen, readQr, screens, type Screen } from './support/browser.ts';
import { lobbyProfile, outage, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/*
 * R15, DESIGN.md §6: in the browser of an old lift, over plain HTTP in a LAN. What it takes and refuses without a hub is
 * in kiosk-stands-alone.test.ts, what it lays out in kiosk-overflow.test.ts, both in this engine too.
 */

let directories: readonly Awaited<ReturnType<typeof temporaryDirectory>>[];
let hub: HubProcess;
let compound: Compound;
let screen: Screen;
const problems: string[] = [];

beforeAll(async () => {
  directories = [await temporaryDirectory(), await temporaryDirectory()];
  const [data, profile] = directories;
  hub = await startHub({
    dataDir: data?.path ?? '',
    httpPort: await freePort(),
    mqttPort: await freePort(),
  });
  compound = await smallCompound(hub);
  screen = await screens['Chrome 80'](profile?.path ?? '');
  screen.page.on('pageerror', (error) => problems.push(error.message));
  screen.page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
}, 60_000);

afterAll(async () => {
  await screen.close();
  await hub.stop();
  await Promise.all(directories.map((directory) => directory.remove()));
});

it('has none of what came after 2020, nor what plain HTTP takes away', async () => {
  await screen.page.goto(`${screen.addressOf(hub.httpUrl)}/healthz`);
  const found = await screen.page.evaluate(() => ({
    version: /Chrome\/(\d+)/.exec(navigator.userAgent)?.[1],
    isSecure: window.isSecureContext,
    subtle: 'subtle' in crypto,
    randomUUID: 'randomUUID' in crypto,
    serviceWorker: 'serviceWorker' in navigator,
    at: 'at' in Array.prototype,
    hasOwn: 'hasOwn' in Object,
  }));
  expect(found).toEqual({
    version: '80',
    isSecure: false,
    subtle: false,
    randomUUID: false,
    serviceWorker: false,
    at: false,
    hasOwn: false,
  });
});

it('pairs, paints what is signed, says so, and takes down what is recalled', async () => {
  const { page } = screen;
  await pairScreen(page, screen.addressOf(hub.httpUrl), compound, {
    as: 'new',
    name: '旧电梯',
    spotIds: [spotOf(compound)],
    profile: lobbyProfile,
    language: 'zh-CN',
  });
  const { id } = await publish(compound, outage([spotOf(compound)]));
  await page.waitForSelector(`html[data-notice-id="${id}"]`, { state: 'attached' });
  expect(readQr(await page.screenshot())).toMatch(/^HTTP:\/\/127\.0\.0\.1:\d+\/Q\/[0-9A-Z]{16}$/);

  const delivery = async () => {
    const answer = await compound.editor.request('GET', `/api/notices/${id}/delivery`, deliverySchema);
    return answer.devices.find(({ name }) => name === '旧电梯');
  };
  await vi.waitFor(async () => expect((await delivery())?.secondsShown ?? 0).toBeGreaterThan(0), {
    timeout: 30_000,
    interval: 250,
  });
  await compound.approver.recall(id);
  await page.waitForSelector(`html:not([data-notice-id="${id}"])`, { state: 'attached' });
  expect((await onGlass(page))['state']).toBe('idle');
  expect(problems).toEqual([]);
});
