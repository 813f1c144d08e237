import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlarmAlert } from '@louyu/contract/alarm';
import { screenLinkUrl } from '@louyu/contract/screen-link';
import { engines, launchBrowser, readQr } from './support/browser.ts';
import { generatedAlerts } from './support/generated-alerts.ts';
import { lookThrough } from './support/glass-reader.ts';
import { goldenAlerts } from './support/golden-alerts.ts';
import {
  glasses,
  openStillPreview,
  postPreview,
  previewConfig,
  serveKiosk,
  type Glass,
  type KioskFiles,
} from './support/kiosk-preview.ts';

/*
 * EXPERIENCE.md "Alert, everywhere": whatever the contract lets through, on every display: no text leaves its box or the
 * window, none lies over another, all of an alert is on the glass, and its code can be scanned.
 */

/** What is old lays out like what is current but for a few line breaks. */
const counts: Readonly<Record<string, number>> = { Chromium: 12, 'Chrome 80': 6 };
/** What the rest of the display says, in places too small for it. */
const crowdedEvery = 5;

let kiosk: KioskFiles;
let browser: Browser;

beforeAll(async () => {
  kiosk = await serveKiosk();
});

afterAll(() => {
  kiosk.close();
});

function wordsOf({ content }: AlarmAlert, language: 'zh-CN' | 'en'): readonly string[] {
  const { instruction, actions, where, change = '' } = content[language] ?? content['zh-CN'];
  return [instruction, ...actions, where, change];
}

const plain = (text: string) => text.replace(/[\s\u200b\u2060\u00a0]/gu, '');

async function faultsOf(
  page: Page,
  glass: Glass,
  alert: AlarmAlert,
  language: 'zh-CN' | 'en',
  crowded: boolean,
) {
  const config = previewConfig(glass, language);
  const long =
    language === 'en' ? 'Property Services of the Riverside Gardens' : '瑞安苑国际花园城市广场物业服务中心';
  const office = { 'zh-CN': long, en: long };
  await postPreview(page, {
    config: crowded ? { ...config, site: { ...config.site, office } } : config,
    notices: [],
    alerts: [alert],
  });
  const [seen] = await page.evaluate(lookThrough, { count: 1, everyMs: 0 });
  const text = plain(seen?.text ?? '');
  const missing = wordsOf(alert, language).filter((words) => !text.includes(plain(words)));
  return [...(seen?.faults ?? ['nothing']), ...missing.map((words) => `“${words}” is missing`)].map(
    (fault) => `${alert.id}: ${fault}`,
  );
}

describe.each(Object.entries(engines))('in %s', (engine, launch) => {
  const count = counts[engine] ?? 0;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
  });

  describe.each(Object.entries(glasses))('on the %s', (_name, glass) => {
    it.each(['zh-CN', 'en'] as const)(
      `${count} alerts in %s stay within their boxes, and all is shown`,
      async (language) => {
        const page = await openStillPreview(browser, kiosk, glass);
        const faults: string[] = [];
        for (const [index, alert] of generatedAlerts(count, language).entries())
          faults.push(...(await faultsOf(page, glass, alert, language, index % crowdedEvery === 0)));
        await page.close();
        expect([...new Set(faults)]).toEqual([]);
      },
      120_000,
    );
  });
});

it.each([
  'lobby portrait',
  'lobby landscape',
  'lobby bar',
  'lobby tablet',
  'paper small',
  'paper large',
] as const)('the code of an alert on the %s is read from the glass', async (name) => {
  browser = await launchBrowser();
  const page = await openStillPreview(browser, kiosk, glasses[name]);
  for (const alert of [goldenAlerts.fire, goldenAlerts.drill]) {
    const config = previewConfig(glasses[name], 'zh-CN');
    await postPreview(page, { config, notices: [], alerts: [alert] });
    const { publicUrl, screenCode } = config;
    const link = screenLinkUrl(publicUrl, { noticeNumber: alert.number, screenCode }).replace('/Q/', '/A/');
    expect(readQr(await page.screenshot())).toBe(link);
  }
  await browser.close();
});
