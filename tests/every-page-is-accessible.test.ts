import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { deviceListSchema } from '@louyu/contract/api/devices';
import { enteredCaseSchema, type EnteredCase } from '@louyu/contract/api/cases';
import type { AlertMode } from '@louyu/contract/alarm';
import { alertHoldMs, alertSchema, type Alert } from '@louyu/contract/api/alerts';
import { noticePageSchema } from '@louyu/contract/api/notices';
import { staffSchema } from '@louyu/contract/api/staff';
import { barriersOn } from './support/axe.ts';
import {
  deskViewport,
  launchBrowser,
  lobbyViewport,
  onGlass,
  pairScreen,
  phoneViewport,
  readQr,
} from './support/browser.ts';
import { demoCompound, lobbyProfile, outage, publish, spotOf, type Compound } from './support/compound.ts';
import { screenLinkCode } from './support/lobby-code.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { generatedNotices } from './support/generated-notices.ts';
import { photoWithExif } from './support/photos.ts';
import { StaffClient } from './support/staff-client.ts';
import { glasses, openPreview, previewConfig, serveKiosk, type KioskFiles } from './support/kiosk-preview.ts';

/* EXPERIENCE.md "Look": for everybody. axe-core finds nothing serious or critical on any page, in any of its looks. */

const password = 'correct horse';
const screenName = '无障碍测试屏';

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
/** What the QR on the glass of a screen says. */
let residentLink: string;
let recalledLink: string;
let entered: EnteredCase;
/** A drill that is over, and a fire that is in force, with what its QR says. */
let drillId: string;
let fireId: string;
let rollCallLink: string;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  browser = await launchBrowser();
  const before = await newPerson('zh-CN', 'light');
  await before.goto(hub.httpUrl);
  expect(await barriersOn(before, 'first run')).toEqual([]);
  await before.context().close();
  compound = await demoCompound(hub);
  // One person who may open every page.
  await compound.admin.request('POST', '/api/staff', staffSchema, {
    login: 'everybody',
    name: '全能',
    password,
    roles: ['admin', 'editor', 'approver', 'operator', 'clearer', 'service'],
    language: 'zh-CN',
  });
  [residentLink, recalledLink] = await linksFromGlass();
  entered = await enterCase();
  const drill = await raise('drill');
  await compound.admin.request('POST', `/api/alerts/${drill.id}/clear`, alertSchema, { as: 'all-clear' });
  const fire = await raise('real');
  [drillId, fireId] = [drill.id, fire.id];
  const devices = await compound.admin.request('GET', '/api/devices', deviceListSchema);
  const deviceId = devices.find(({ name }) => name === screenName)?.id ?? '';
  rollCallLink = `${hub.httpUrl}/A/${screenLinkCode(directory.path, deviceId, fire.number)}`;
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

/** A complaint with a photo, which has been answered. */
async function enterCase(): Promise<EnteredCase> {
  const clerk = new StaffClient(hub.httpUrl);
  await clerk.logIn('everybody', password);
  const made = await clerk.request('POST', '/api/cases', enteredCaseSchema, {
    ...{
      key: 'k'.repeat(16),
      source: 'counter',
      kind: 'complaint',
      category: 'noise',
      placeId: spotOf(compound),
    },
    ...{ where: '602 室', text: '夜里装修太吵', contact: '13800138000' },
  });
  const photo = await photoWithExif({ width: 640, height: 480, orientation: 1 });
  expect((await clerk.upload(`/api/cases/${made.case.id}/photos`, photo)).status).toBe(201);
  const finish = { action: 'finish', text: '已和楼上说好，晚八点后不再施工。' };
  await clerk.request('POST', `/api/cases/${made.case.id}/actions`, v.unknown(), finish);
  return made;
}

function raise(mode: AlertMode): Promise<Alert> {
  return compound.admin.request('POST', '/api/alerts', alertSchema, {
    templateId: 'fire',
    mode,
    whereId: compound.siteId,
    whereWords: '12层走廊',
    fields: {},
    key: `pressforeverybody${mode}`,
    heldMs: alertHoldMs[mode],
  });
}

type Scheme = 'light' | 'dark';

async function newPerson(language: string, colorScheme: Scheme, viewport = deskViewport): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: language, colorScheme });
  await context.addInitScript((chosen) => {
    // A page without an origin has no storage.
    if (window.origin !== 'null') localStorage.setItem('louyu.language', chosen);
  }, language);
  return context.newPage();
}

async function logIn(context: BrowserContext): Promise<void> {
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'everybody', password },
    headers: { origin: hub.httpUrl },
  });
  expect(answer.ok()).toBe(true);
}

/** Pairs a real screen, and reads the code of a notice, and of one that is then recalled, off its glass. */
async function linksFromGlass(): Promise<[string, string]> {
  const screen = await newPerson('zh-CN', 'light', lobbyViewport);
  const spotId = spotOf(compound);
  await pairScreen(screen, hub.httpUrl, compound, {
    as: 'new',
    name: screenName,
    spotIds: [spotId],
    profile: lobbyProfile,
    language: 'zh-CN',
  });
  const link = async () => {
    const { id } = await publish(compound, outage([spotId]));
    await screen.waitForSelector(`html[data-notice-id="${id}"]`, { state: 'attached', timeout: 60_000 });
    expect((await onGlass(screen))['noticeId']).toBe(id);
    return [id, readQr(await screen.screenshot()) ?? ''] as const;
  };
  const [, standing] = await link();
  const [id, over] = await link();
  await compound.approver.recall(id);
  await screen.context().close();
  return [standing, over];
}

/** Each language and each scheme once: words know nothing of colours. */
const looks = [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const;

describe.each(looks)('the dashboard in %s, %s', (language, scheme) => {
  it('lets everybody in', async () => {
    const page = await newPerson(language, scheme);
    await page.goto(`${hub.httpUrl}/login`);
    await page.locator('input').first().waitFor();
    expect(await barriersOn(page, 'login')).toEqual([]);
    await page.context().close();
  });

  it('has no barrier on any page', async () => {
    const [device] = await compound.admin.request('GET', '/api/devices', deviceListSchema);
    const { notices } = await compound.editor.request('GET', '/api/notices', noticePageSchema);
    const draft = { ...outage([spotOf(compound)]), window: { from: null, to: null } };
    const { summary } = await compound.editor.submit(draft);
    const page = await newPerson(language, scheme);
    await logIn(page.context());
    const addresses = [
      '/',
      '/notices',
      '/notices/calendar',
      '/notices/calendar?view=week',
      '/notices/calendar?view=day',
      '/notices/calendar?view=week&lanes=place',
      '/practice',
      '/practice?template=water-outage',
      '/notices/new',
      '/notices/new?template=water-outage',
      `/notices/${notices[0]?.id ?? ''}`,
      `/notices/${summary.id}`,
      `/notices/${summary.id}/edit`,
      `/sign/${summary.id}`,
      `/notices/${notices.find(({ state }) => state === 'live')?.id ?? ''}/sheet`,
      '/cases',
      '/cases?list=closed',
      '/cases/new',
      '/cases/mine',
      `/cases/${entered.case.id}`,
      '/devices',
      `/devices/${device?.id ?? ''}`,
      `/devices/${device?.id ?? ''}/label`,
      '/pair',
      '/places',
      '/places/households',
      '/places/import',
      '/places/rooms',
      '/places/quality',
      '/places/codes',
      '/places/stickers',
      '/reports',
      '/reports?period=quarter',
      '/alerts',
      '/alerts/raise',
      '/alerts/raise?type=weather',
      '/alerts/drill?type=fire',
      `/alerts/${fireId}`,
      `/alerts/${fireId}/doors`,
      `/alerts/${drillId}/report`,
      '/settings',
      '/settings/staff',
      '/settings/templates',
      '/settings/templates/lift-maintenance',
      '/settings/templates/new',
      '/settings/duty',
      '/settings/alerts',
      '/settings/cases',
      '/settings/channels',
      '/settings/tokens',
      '/settings/audit',
      '/settings/me',
      '/nowhere',
    ];
    const barriers: string[] = [];
    for (const address of addresses) {
      await page.goto(`${hub.httpUrl}${address}`);
      await page.locator('[data-page] h1').first().waitFor();
      barriers.push(...(await barriersOn(page, address)));
    }
    expect(barriers).toEqual([]);
    await page.context().close();
  }, 180_000);
});

it.each(looks)('residents’ pages in %s, %s', async (language, scheme) => {
  const page = await newPerson(language, scheme, phoneViewport);
  const barriers: string[] = [];
  for (const [name, link] of Object.entries({
    notice: residentLink,
    recalled: recalledLink,
    unknown: `${hub.httpUrl}/q/0000000000000000`,
    large: `${residentLink}?view=large`,
    usual: `${residentLink}?view=usual`,
    place: `${hub.httpUrl}/n/${spotOf(compound)}`,
    units: `${hub.httpUrl}/d?unit=all`,
    report: `${hub.httpUrl}/r/${spotOf(compound)}`,
    tracking: `${hub.httpUrl}/c/${entered.trackingCode.replaceAll('-', '')}`,
    rollCall: rollCallLink,
    rollCallLarge: `${rollCallLink}?view=large`,
    rollCallUsual: `${rollCallLink}?view=usual`,
    privacy: `${hub.httpUrl}/privacy`,
    check: `${hub.httpUrl}/check/00000000`,
    reportByNotice: residentLink.replace(/\/q\//i, '/r/'),
    reportAnywhere: `${hub.httpUrl}/r`,
    track: `${hub.httpUrl}/c`,
    noCase: `${hub.httpUrl}/c/0000000000`,
  })) {
    await page.goto(link);
    barriers.push(...(await barriersOn(page, name)));
  }
  await page.goto(residentLink);
  await page.getByRole('button').first().click();
  barriers.push(...(await barriersOn(page, 'known')));
  await page.goto(rollCallLink);
  await page.locator('button[value="need-help"]').click();
  barriers.push(...(await barriersOn(page, 'help')));
  await page.locator('a.button:not([href^="tel"])').first().click();
  barriers.push(...(await barriersOn(page, 'help, doors')));
  expect(barriers).toEqual([]);
  await page.context().close();
});

describe('the kiosk', () => {
  let kiosk: KioskFiles;

  beforeAll(async () => {
    kiosk = await serveKiosk();
  });

  afterAll(() => {
    kiosk.close();
  });

  it.each(Object.entries(glasses))('on the %s: notice, idle, night, both languages', async (name, glass) => {
    const barriers: string[] = [];
    // 09:41 and 23:41 in China.
    for (const time of ['2026-11-21T01:41:00Z', '2026-11-21T15:41:00Z']) {
      const page = await openPreview(browser, kiosk, glass, time);
      for (const language of ['zh-CN', 'en'] as const)
        for (const notices of [[], generatedNotices(6)]) {
          await page.evaluate((message) => window.postMessage(message, '*'), {
            type: 'louyu.preview',
            config: previewConfig(glass, language),
            notices,
          });
          const state = notices.length === 0 ? 'idle' : 'board';
          await page.waitForSelector(`html[data-state="${state}"]`, { state: 'attached' });
          barriers.push(...(await barriersOn(page, `${name}, ${language}, ${state}, ${time}`)));
        }
      await page.close();
    }
    expect(barriers).toEqual([]);
  });

  it('at its first start, and when it says how it stands', async () => {
    const page = await browser.newPage({ viewport: { width: 1024, height: 600 } });
    await page.goto(`${hub.httpUrl}/k`);
    await page.locator('[data-user-code]').waitFor();
    expect(await barriersOn(page, 'first start')).toEqual([]);
    const code = (await page.locator('[data-user-code]').getAttribute('data-user-code')) ?? '';
    await compound.admin.request('POST', `/api/pairings/${code}`, v.unknown(), {
      as: 'new',
      name: '自检',
      spotIds: [spotOf(compound)],
      profile: lobbyProfile,
      language: 'en',
    });
    await page.waitForSelector('html[data-connected="true"]', { state: 'attached' });
    await page.keyboard.press('F2');
    await page.getByText('Self-check').waitFor();
    expect(await barriersOn(page, 'diagnosis')).toEqual([]);
    await page.close();
  });
});
