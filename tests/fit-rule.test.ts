import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardNotice } from '@louyu/contract/board';
import { leastPages } from '@louyu/contract/glass/fit';
import { metricsOf } from '@louyu/contract/glass/metrics';
import { languages } from '@louyu/contract/primitives';
import { fieldMaxChars, renderContent } from '../hub/src/core/notices/render.ts';
import { templates } from '../hub/src/core/notices/templates.ts';
import { launchBrowser } from './support/browser.ts';
import { generatedNotices } from './support/generated-notices.ts';
import {
  glasses,
  openPreview,
  postPreview,
  previewConfig,
  serveKiosk,
  type KioskFiles,
} from './support/kiosk-preview.ts';
import { exampleOf, longestOf } from './support/template-examples.ts';

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

/** Every template as its first suggestions fill it, and with as much as its fields hold; free text has its own rule above. */
const filledIn = templates.flatMap((template): BoardNotice[] =>
  [
    ['usual', exampleOf(template)] as const,
    ...(template.id === 'general' ? [] : [['brim', longestOf(template, fieldMaxChars)] as const]),
  ].map(([how, fields]) => {
    const content = renderContent(template, fields, 'Asia/Shanghai');
    if (content === null) throw new TypeError(`${template.id} is not filled in`);
    return {
      id: `${template.id.replaceAll('-', '')}${how}`,
      number: 312,
      revision: 1,
      category: template.category,
      ...(template.kind === undefined ? {} : { kind: template.kind }),
      priority: 'normal',
      signedAt: '2026-11-21T01:00:00.000Z',
      windows: [{ from: '2026-11-21T01:00:00.000Z', to: '2026-12-31T01:00:00.000Z' }],
      content,
    };
  }),
);

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

  // The tablet holds few lines for those who read it: there an author is told to shorten, and may.
  it.skipIf(name === 'lobby tablet')(
    'shows every template whole, filled as usual and to the brim',
    async () => {
      const glass = glasses[name];
      const page = await openPreview(browser, kiosk, glass);
      for (const language of languages) {
        const measured = await postPreview(page, {
          config: previewConfig(glass, language),
          notices: filledIn,
        });
        expect(measured).toHaveLength(filledIn.length);
        const tooMuch = measured.filter(({ overfull }) => overfull !== null);
        expect({ language, tooMuch }).toEqual({ language, tooMuch: [] });
      }
      await page.close();
    },
  );
});
