import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardNotice } from '@louyu/contract/board';
import { contentLimits, factsMaxCount, type NoticeContent } from '@louyu/contract/notice-content';
import type { PreviewMessage } from '@louyu/contract/preview';
import type { Language } from '@louyu/contract/primitives';
import { screenLinkUrl } from '@louyu/contract/screen-link';
import { engines, readQr } from './support/browser.ts';
import {
  glasses,
  openPreview,
  postPreview,
  previewConfig,
  serveKiosk,
  type KioskFiles,
} from './support/kiosk-preview.ts';

/* EXPERIENCE.md "Screens": nothing overflows, nothing is too small to read, the QR can be scanned, on the real layout. */

const lobby = glasses['lobby portrait'];

let kiosk: KioskFiles;
let browser: Browser;

beforeAll(async () => {
  kiosk = await serveKiosk();
});

afterAll(() => {
  kiosk.close();
});

function noticeOf(
  content: NoticeContent,
  language: Language,
  change: Partial<BoardNotice> = {},
): BoardNotice {
  return {
    id: 'n1',
    number: 312,
    revision: 12,
    category: 'event',
    priority: 'pinned',
    signedAt: '2026-11-20T08:20:00.000Z',
    windows: [{ from: '2026-11-01T00:00:00.000Z', to: '2027-11-01T00:00:00.000Z' }],
    content: language === 'en' ? { 'zh-CN': content, en: content } : { 'zh-CN': content },
    ...change,
  };
}

const outage: NoticeContent = {
  title: '明天 9:00–18:00 停水',
  shortTitle: '停水',
  keyPoint: '明天 9:00–18:00 停水，请提前储水',
  facts: [
    { label: '原因', value: '管道检修' },
    { label: '范围', value: '3栋 1、2 单元' },
    { label: '恢复', value: '预计 18:00' },
    { label: '用水', value: '南门岗亭旁有取水点' },
  ],
  body: '',
};

const sentences = {
  'zh-CN': '请不要在楼道给电动自行车充电，东门车棚有四十个充电位。',
  en: 'Please do not charge e-bikes in corridors, there are forty places in the shed. ',
};

/** As long as the contract allows in every part, so longer than three pages. */
function longest(language: Language): NoticeContent {
  const { titleMaxChars, shortTitleMaxChars, keyPointMaxChars, bodyMaxChars } = contentLimits[language];
  const text = (length: number) =>
    sentences[language]
      .repeat(Math.ceil(length / sentences[language].length))
      .slice(0, length)
      .trim();
  return {
    title: text(titleMaxChars),
    shortTitle: text(shortTitleMaxChars),
    keyPoint: text(keyPointMaxChars),
    facts: Array.from({ length: factsMaxCount }, () => ({ label: text(8), value: text(300) })),
    body: [text(bodyMaxChars / 2 - 1), text(bodyMaxChars / 2)].join('\n'),
  };
}

/** Posts notices as the dashboard does; answers with the number of pages of each. */
async function post(page: Page, message: Omit<PreviewMessage, 'type'>): Promise<readonly number[]> {
  return (await postPreview(page, message)).map((notice) => notice.pages);
}

interface Look {
  readonly faults: readonly string[];
  readonly text: string;
}

/** What a person with a ruler would find on the glass now. */
function look(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const board = document
      .querySelector('louyu-stage')
      ?.shadowRoot?.querySelector('louyu-board-screen')?.shadowRoot;
    const part = (name: string) => board?.querySelector<HTMLElement>(name) ?? null;
    const within = (name: string, inner: string) => {
      const host = part(name);
      const element = host?.shadowRoot?.querySelector<HTMLElement>(inner);
      if (host === null || element === null || element === undefined)
        faults.push(`${name} ${inner} is missing`);
      else {
        const [outside, inside] = [host.getBoundingClientRect(), element.getBoundingClientRect()];
        const spill = Math.max(
          outside.top - inside.top,
          inside.bottom - outside.bottom,
          inside.right - outside.right,
        );
        if (spill > 1) faults.push(`${name} ${inner} spills over by ${String(spill)} px`);
        if (element.scrollWidth > element.clientWidth + 1) faults.push(`${name} ${inner} is too wide`);
      }
    };
    within('louyu-site-header', '.where');
    within('louyu-notice-sheet', '.content');
    within('louyu-notice-list', 'ol');
    within('louyu-notice-footer', '.words');
    within('louyu-notice-footer', 'louyu-qr-code');
    const least = (name: string, inner: string, px: number) => {
      for (const element of part(name)?.shadowRoot?.querySelectorAll(inner) ?? []) {
        const saysSomething = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
        );
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        if (saysSomething && size < px) faults.push(`${name} ${element.className} is ${String(size)} px`);
      }
    };
    least('louyu-notice-sheet', 'h1', 96);
    least('louyu-notice-sheet', 'dt, dd, p', 48);
    least('louyu-notice-sheet', 'header *', 40);
    least('louyu-site-header', '*', 40);
    least('louyu-notice-list', '*', 40);
    least('louyu-notice-footer', '.words *', 40);
    const content = part('louyu-notice-sheet')?.shadowRoot?.querySelectorAll('dd, p') ?? [];
    return { faults, text: [...content].map((element) => element.textContent).join('') };
  });
}

/** Turns all pages of one notice and looks at each. */
async function lookAtPages(page: Page, pages: number): Promise<readonly Look[]> {
  const looks: Look[] = [];
  const pageOnGlass = () => page.locator('html').getAttribute('data-page');
  for (let count = 1; count <= pages; count += 1) {
    expect(await pageOnGlass()).toBe(String(count));
    looks.push(await look(page));
    // In steps shorter than any page stands, so that none is passed over; none stands longer than 30 s.
    for (let seconds = 0; seconds < 32 && count < pages; seconds += 4) {
      if ((await pageOnGlass()) !== String(count)) break;
      await page.clock.runFor(4_000);
    }
  }
  return looks;
}

const bare = (text: string) => text.replace(/[\s\u200b\u2060]/g, '');

describe.each(Object.entries(engines))('in %s', (_engine, launch) => {
  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
  });

  describe.each(['zh-CN', 'en'] as const)('the lobby screen in %s', (language) => {
    it('shows an outage on one page, with a QR that an independent decoder reads', async () => {
      const page = await openPreview(browser, kiosk, lobby);
      const config = previewConfig(lobby, language);
      expect(await post(page, { config, notices: [noticeOf(outage, language)] })).toEqual([1]);
      const [seen] = await lookAtPages(page, 1);
      expect(seen?.faults).toEqual([]);
      expect(readQr(await page.screenshot())).toBe(
        screenLinkUrl(config.publicUrl, { noticeNumber: 312, screenCode: config.screenCode }),
      );
      await page.close();
    });

    it('cuts nothing of the longest notice, on as many pages as it takes', async () => {
      const page = await openPreview(browser, kiosk, lobby);
      const content = longest(language);
      const message = {
        config: previewConfig(lobby, language),
        notices: [noticeOf(content, language)],
      } as const;
      const [pages = 0] = await post(page, { ...message, notices: [...message.notices] });
      expect(pages).toBeGreaterThan(3);
      const looks = await lookAtPages(page, pages);
      expect(looks.flatMap((one) => one.faults)).toEqual([]);
      const whole = content.facts.map((fact) => fact.value).join('') + content.body;
      expect(bare(looks.map((one) => one.text).join(''))).toBe(bare(whole));
      await page.close();
    });

    it('lists thirty notices without spilling over', async () => {
      const page = await openPreview(browser, kiosk, lobby);
      const content = { ...outage, shortTitle: longest(language).shortTitle };
      const notices = Array.from({ length: 30 }, (_, index) =>
        noticeOf(content, language, { id: `n${index}`, category: 'lift' }),
      );
      await post(page, { config: previewConfig(lobby, language), notices });
      const shown = new Set<string | null>();
      // Shorter than a page stands, so that none is missed; twice the time that all of them take.
      for (let elapsedMs = 0; elapsedMs < 60_000 * 15 && shown.size < 30; elapsedMs += 8_000) {
        expect((await look(page)).faults).toEqual([]);
        shown.add(await page.locator('html').getAttribute('data-notice-id'));
        await page.clock.runFor(8_000);
      }
      expect(shown.size).toBe(30);
      await page.close();
    });
  });

  describe('a window that has fewer points than the glass has pixels', () => {
    it('sets every size as it was measured', async () => {
      const sizes = [];
      for (const share of [1, 2]) {
        const { widthPx, heightPx } = lobby.profile;
        const window = { widthPx: widthPx / share, heightPx: heightPx / share };
        const page = await openPreview(browser, kiosk, {
          ...lobby,
          profile: { ...lobby.profile, ...window },
        });
        await post(page, { config: previewConfig(lobby, 'zh-CN'), notices: [noticeOf(outage, 'zh-CN')] });
        const sheet = page.locator('louyu-stage louyu-notice-sheet');
        sizes.push(
          await sheet.evaluate(({ style }) => [
            style.getPropertyValue('--scale'),
            style.getPropertyValue('--title-scale'),
          ]),
        );
        await page.close();
      }
      expect(sizes[1]).toEqual(sizes[0]);
      // Else the title would not have had to give way, and this would prove nothing.
      expect(sizes[0]?.[0]).not.toBe(sizes[0]?.[1]);
    });
  });

  describe('the lobby screen with names that are far too long', () => {
    it('sets them smaller rather than letting them spill over', async () => {
      const page = await openPreview(browser, kiosk, lobby);
      const config = previewConfig(lobby, 'zh-CN');
      const name = { 'zh-CN': '瑞安苑国际花园城市广场'.repeat(4) };
      const crowded = {
        ...config,
        site: { ...config.site, name, office: { 'zh-CN': '物业服务中心'.repeat(12) } },
      };
      await post(page, { config: crowded, notices: [noticeOf(outage, 'zh-CN')] });
      const faults = (await look(page)).faults.filter(
        (fault) => fault.includes('spills') || fault.includes('wide'),
      );
      expect(faults).toEqual([]);
      await page.close();
    });
  });

  describe('the idle page', () => {
    /** Of the week in which the clock of the previews stands. */
    const solvedBy = (count: number) => ({ count, until: '2026-11-22T16:00:00.000Z' });
    const solvedOn = (page: Page) => page.locator('louyu-stage louyu-idle-screen .solved');
    const shrinkOn = (page: Page) =>
      page
        .locator('louyu-stage louyu-idle-screen')
        .evaluate((idle: HTMLElement) => Number(idle.style.getPropertyValue('--shrink')));

    it.each(Object.entries(glasses))(
      'of the %s says how many reports were solved this week, in both languages, and sets the rest a tenth smaller at most',
      async (name, glass) => {
        const page = await openPreview(browser, kiosk, glass);
        const seen = [];
        for (const language of ['zh-CN', 'en'] as const) {
          const config = previewConfig(glass, language);
          await post(page, { config, notices: [] });
          const shrink = await shrinkOn(page);
          expect(await solvedOn(page).count()).toBe(0);
          const over = { count: 12, until: '2026-11-15T16:00:00.000Z' };
          for (const solvedThisWeek of [solvedBy(0), over]) {
            await post(page, { config: { ...config, solvedThisWeek }, notices: [] });
            expect(await solvedOn(page).count()).toBe(0);
          }
          await post(page, { config: { ...config, solvedThisWeek: solvedBy(12) }, notices: [] });
          expect(await shrinkOn(page)).toBeGreaterThan(shrink - 0.11);
          seen.push((await solvedOn(page).isVisible()) ? await solvedOn(page).innerText() : '');
        }
        expect(seen, name).toEqual(['本周已解决 12 件', 'Solved this week: 12']);
        await page.close();
      },
    );

    it('says it in the languages of the site by turns', async () => {
      const page = await openPreview(browser, kiosk, lobby);
      const config = {
        ...previewConfig(lobby, 'zh-CN'),
        secondLanguage: 'en',
        solvedThisWeek: solvedBy(1),
      } as const;
      await post(page, { config, notices: [] });
      const seen = new Set([await solvedOn(page).innerText()]);
      await page.clock.runFor(20_000);
      seen.add(await solvedOn(page).innerText());
      expect([...seen].sort()).toEqual(['Solved this week: 1', '本周已解决 1 件']);
      await page.close();
    });

    it('leaves it out where there is no room at all', async () => {
      const glass = glasses['lift bar'];
      const page = await openPreview(browser, kiosk, glass);
      const config = previewConfig(glass, 'zh-CN');
      const [name, office] = ['瑞安苑国际花园城市', '瑞安苑物业服务中心'].map((words) => words.repeat(44));
      const site = { ...config.site, name: { 'zh-CN': name ?? '' }, office: { 'zh-CN': office ?? '' } };
      const crowded = { ...config, site };
      await post(page, { config: crowded, notices: [] });
      const shrink = await shrinkOn(page);
      await post(page, { config: { ...crowded, solvedThisWeek: solvedBy(12) }, notices: [] });
      expect(await shrinkOn(page)).toBe(shrink);
      expect(await solvedOn(page).isVisible()).toBe(false);
      await page.close();
    });
  });
});
