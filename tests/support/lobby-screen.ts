import type { Page } from 'playwright-core';
import { deviceListSchema, deviceSchema, type DeviceView } from '@louyu/contract/api/devices';
import { pairScreen, screens, type Screen } from './browser.ts';
import { lobbyProfile, smallCompound, spotOf, type Compound } from './compound.ts';
import {
  freePort,
  startHub,
  temporaryDirectory,
  type HubProcess,
  type HubProcessOptions,
} from './hub-process.ts';

const name = '测试屏';

/** A lobby screen in a browser with a profile on disk, and its hub; both can be stopped and started again. */
export interface LobbyScreen {
  readonly compound: Compound;
  readonly spotId: string;
  readonly page: Page;
  hub: HubProcess;
  readonly options: HubProcessOptions;
  /** What the dashboard knows of the screen. */
  view(): Promise<DeviceView>;
  /** Opens the page once more, as a browser does that was started again. */
  reopen(): Promise<void>;
  /** Waits until a notice is on the glass. */
  shows(noticeId: string, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

export interface LobbyScreenOptions {
  readonly env?: HubProcessOptions['env'];
  /** Where the screen opens its page, if not at the hub itself. */
  readonly pageUrl?: (hub: HubProcess) => Promise<string>;
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Chromium where not told otherwise. */
  readonly launch?: (profileDirectory: string) => Promise<Screen>;
}

export async function lobbyScreen({
  env,
  pageUrl,
  prepare,
  launch = screens.Chromium,
}: LobbyScreenOptions = {}): Promise<LobbyScreen> {
  const [data, profile] = [await temporaryDirectory(), await temporaryDirectory()];
  const options = {
    dataDir: data.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    ...(env === undefined ? {} : { env }),
  };
  const hub = await startHub(options);
  const compound = await smallCompound(hub);
  const spotId = spotOf(compound);
  const browser = await launch(profile.path);
  const { page } = browser;
  await prepare?.(page);
  await pairScreen(page, browser.addressOf((await pageUrl?.(hub)) ?? hub.httpUrl), compound, {
    as: 'new',
    name,
    spotIds: [spotId],
    profile: lobbyProfile,
    language: 'zh-CN',
  });
  const screen: LobbyScreen = {
    compound,
    spotId,
    page,
    hub,
    options,
    async view() {
      const devices = await compound.admin.request('GET', '/api/devices', deviceListSchema);
      const device = devices.find((one) => one.name === name);
      if (device === undefined) throw new Error('the screen is not in the list');
      return compound.admin.request('GET', `/api/devices/${device.id}`, deviceSchema);
    },
    async reopen() {
      const address = page.url();
      await page.goto('about:blank');
      await page.goto(address);
    },
    async shows(noticeId, timeoutMs = 60_000) {
      await page.waitForSelector(`html[data-notice-id="${noticeId}"]`, {
        state: 'attached',
        timeout: timeoutMs,
      });
    },
    async close() {
      await browser.close();
      await screen.hub.stop();
      await Promise.all([data.remove(), profile.remove()]);
    },
  };
  return screen;
}
