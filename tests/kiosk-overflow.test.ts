import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardNotice } from '@louyu/contract/board';
import type { DeviceKind } from '@louyu/contract/devices';
import type { NoticeContent } from '@louyu/contract/notice-content';
import type { PreviewMessage } from '@louyu/contract/preview';
import type { Language } from '@louyu/contract/primitives';
import { engines } from './support/browser.ts';
import { generatedNotices } from './support/generated-notices.ts';
import { lookThrough, type GlassPage } from './support/glass-reader.ts';
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
 * R10, EXPERIENCE.md "Screens": whatever the contract lets through, on every display: no text leaves its box or the
 * window, none lies over another, and all of a notice that the display is to show is on the glass, page after page.
 */

const notices = generatedNotices(300);
const batchSize = 10;

/** The displays that people buy take all of the notices; custom ones of other forms a part of them. */
const isUsual = (name: string) => !['lobby bar', 'lobby tablet', 'lift bar', 'paper portrait'].includes(name);
const customCount = 40;
/** The oldest browser lays out the same styles: a part of the notices shows where it does so otherwise. */
const shareInOldest = 1 / 3;

/** Longer than any page stands, so that each look is at the next one. */
const turnMs: Readonly<Partial<Record<DeviceKind, number>>> = {
  lcd: 31_000,
  elevator: 8_000,
  epaper: 7_200_000,
};

let kiosk: KioskFiles;
let browser: Browser;

beforeAll(async () => {
  kiosk = await serveKiosk();
});

afterAll(() => {
  kiosk.close();
});

/** What must be read on the glass: the whole notice in a lobby, short title and key point where one passes by. */
function textsOf(content: NoticeContent, kind: DeviceKind): readonly string[] {
  if (kind !== 'lcd') return [content.shortTitle, content.keyPoint];
  const texts = [content.title, ...content.facts.flatMap(({ label, value }) => [label, value]), content.body];
  return content.facts.length === 0 && content.body === '' ? [...texts, content.keyPoint] : texts;
}

/** How often each character comes: pages are broken at spaces, and a label stands on each page of its value. */
function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const char of text.replace(/[\s\u200b\u2060]/gu, '')) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

function missingFrom(seen: string, wanted: readonly string[]): readonly string[] {
  const there = countsOf(seen);
  return [...countsOf(wanted.join(''))]
    .filter(([char, count]) => (there.get(char) ?? 0) < count)
    .map(([char]) => `“${char}” is missing`);
}

/** Shows each batch as a loop of its own and looks at every page of it. */
async function faultsOn(glass: Glass, language: Language, most: number): Promise<readonly string[]> {
  const page = await openStillPreview(browser, kiosk, glass);
  const config = previewConfig(glass, language);
  const faults: string[] = [];
  // All of one priority, so that a loop has a turn for each of them.
  const mine = notices
    .filter((notice) => (notice.content.en === undefined ? 'zh-CN' : 'en') === language)
    .map((notice): BoardNotice => ({ ...notice, priority: 'normal' }))
    .slice(0, most);
  for (let from = 0; from < mine.length; from += batchSize) {
    const batch = mine.slice(from, from + batchSize);
    await postPreview(page, { config, notices: [] });
    const measured = await postPreview(page, { config, notices: batch });
    const count = measured.reduce((sum, { pages }) => sum + pages, 0);
    const everyMs = turnMs[glass.kind] ?? 0;
    const pages = await page.evaluate(lookThrough, { count, everyMs });
    for (const notice of batch) faults.push(...faultsIn(pages, notice, glass.kind, language));
  }
  await page.close();
  return [...new Set(faults)];
}

function faultsIn(
  pages: readonly GlassPage[],
  notice: BoardNotice,
  kind: DeviceKind,
  language: Language,
): readonly string[] {
  const own = pages.filter(({ noticeId }) => noticeId === notice.id);
  const content = notice.content[language] ?? notice.content['zh-CN'];
  const seen = own.map(({ text }) => text).join('');
  return [...own.flatMap(({ faults }) => faults), ...missingFrom(seen, textsOf(content, kind))].map(
    (fault) => `${notice.id}: ${fault}`,
  );
}

/** Names as a careless set-up has them, in every place that a layout keeps for one. */
function crowded(config: PreviewMessage['config'], language: Language): PreviewMessage['config'] {
  const long = language === 'en' ? 'Property Services of the Riverside Gardens ' : '瑞安苑国际花园城市广场';
  const name = { 'zh-CN': long.repeat(2).trim(), en: long.repeat(2).trim() };
  return {
    ...config,
    site: { ...config.site, name, office: name },
    places: config.places.map((place) => ({ ...place, name })),
  };
}

describe.each(Object.entries(engines))('in %s', (engine, launch) => {
  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
  });

  describe.each(Object.entries(glasses))('on the %s', (name, glass) => {
    const most = isUsual(name) ? notices.length / 2 : customCount;
    const count = engine === 'Chrome 80' ? Math.ceil(most * shareInOldest) : most;

    it.each(['zh-CN', 'en'] as const)(
      `${count} notices in %s stay within their boxes, and all is shown`,
      async (language) => {
        expect(await faultsOn(glass, language, count)).toEqual([]);
      },
      // Seconds on a machine at rest; this only ends what hangs.
      300_000,
    );

    it.each(['zh-CN', 'en'] as const)(
      'in %s, without a notice and with names that are far too long',
      async (language) => {
        const page = await openStillPreview(browser, kiosk, glass);
        const plain = previewConfig(glass, language);
        const [notice] = notices.filter(({ content }) => (content.en !== undefined) === (language === 'en'));
        for (const config of [plain, crowded(plain, language)])
          for (const shown of [[], notice === undefined ? [] : [notice]]) {
            await postPreview(page, { config, notices: shown });
            const pages = await page.evaluate(lookThrough, { count: 1, everyMs: 0 });
            expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
          }
        await page.close();
      },
    );
  });
});
