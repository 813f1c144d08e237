import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leastPages } from '@louyu/contract/glass/fit';
import { metricsOf } from '@louyu/contract/glass/metrics';
import { launchBrowser } from './support/browser.ts';
import { generatedNotices } from './support/generated-notices.ts';
import { glasses, postPreview, previewConfig, serveKiosk, type KioskFiles } from './support/kiosk-preview.ts';

/*
 * R10: the hub refuses by arithmetic what takes more pages than a glass may turn. It must never refuse what the display
 * itself lays out in fewer.
 */

const batchSize = 30;
const judged = [
  'lobby portrait',
  'lobby landscape',
  'lobby tablet',
  'lift landscape',
  'paper small',
] as const;

let kiosk: KioskFiles;
let browser: Browser;

beforeAll(async () => {
  kiosk = await serveKiosk();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  kiosk.close();
});

describe.each(judged)('on the %s', (name) => {
  it.each(['zh-CN', 'en'] as const)(
    'arithmetic in %s never finds more pages than the layout',
    async (language) => {
      const glass = glasses[name];
      const metrics = metricsOf(glass.kind, glass.profile);
      const page = await browser.newPage({
        viewport: { width: glass.profile.widthPx, height: glass.profile.heightPx },
      });
      await page.goto(`${kiosk.baseUrl}/kiosk/?preview`);
      await page.locator('louyu-stage').waitFor({ state: 'attached' });
      const notices = generatedNotices(80).filter(
        (notice) => (notice.content.en === undefined ? 'zh-CN' : 'en') === language,
      );
      const wrong: string[] = [];
      let most = 0;
      for (let from = 0; from < notices.length; from += batchSize) {
        const batch = notices.slice(from, from + batchSize);
        const measured = await postPreview(page, { config: previewConfig(glass, language), notices: batch });
        for (const notice of batch) {
          const laidOut = measured.find(({ noticeId }) => noticeId === notice.id);
          expect(laidOut).toBeDefined();
          const least = leastPages(notice.content[language] ?? notice.content['zh-CN'], metrics);
          most = Math.max(most, least);
          // What does not fit is set smaller and so takes fewer pages; the display calls it too much as well.
          if (laidOut?.overfull === null && least > laidOut.pages)
            wrong.push(`${notice.id}: at least ${least}, laid out in ${laidOut.pages}`);
        }
      }
      await page.close();
      expect(wrong).toEqual([]);
      // It has an opinion at all.
      if (glass.kind === 'lcd') expect(most).toBeGreaterThan(3);
    },
  );
});
