import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PreviewMessage } from '@louyu/contract/preview';
import { engines } from './support/browser.ts';
import { goldenNotices, goldenPictures } from './support/golden-notices.ts';
import { differenceFrom } from './support/golden.ts';
import {
  glasses,
  openStillPreview,
  postPreview,
  previewConfig,
  serveKiosk,
  type KioskFiles,
} from './support/kiosk-preview.ts';

/*
 * R3, R4, R10, EXPERIENCE.md "Screens": each kind of display in each state and language looks as it did when a person looked at it.
 * Another version of the browser or of the fonts moves a few points; a layout that moves is another picture.
 */

const mayDiffer = 0.02;
const restWithin = { timeout: 20_000, interval: 250 };

const profiles = [
  'lobby portrait',
  'lobby landscape',
  'lift landscape',
  'lift portrait',
  'paper small',
  'paper large',
] as const satisfies readonly (keyof typeof glasses)[];

/** An old browser breaks titles elsewhere. */
const directories: Readonly<Record<string, string>> = { Chromium: 'kiosk', 'Chrome 80': 'kiosk-chrome-80' };

type State = Omit<PreviewMessage, 'type' | 'config'> & {
  readonly config?: Partial<PreviewMessage['config']>;
};

const { short, long, threePages, pictured, pinned, beside } = goldenNotices;
const only = (notice: typeof short, change: Partial<State> = {}): State => ({
  notices: [notice],
  beside: [...beside],
  page: 1,
  ...change,
});

const states: Readonly<Record<string, State>> = {
  short: only(short),
  long: only(long),
  'three-page': only(threePages, { page: 3 }),
  image: only(pictured, { page: 9 }),
  pinned: only(pinned),
  alone: only(short, { beside: [] }),
  idle: { notices: [] },
  night: only(short, { at: '2026-11-21T14:30:00Z' }),
  'idle-night': { notices: [], at: '2026-11-21T14:30:00Z' },
  stale: only(short, { staleSince: '2026-11-19T22:05:00Z' }),
  'no-clock': only(short, { at: null }),
  'no-code': only(short, { config: { scannable: false } }),
};

let kiosk: KioskFiles;
let browser: Browser;

beforeAll(async () => {
  kiosk = await serveKiosk(goldenPictures);
});

afterAll(() => {
  kiosk.close();
});

/** The glass when nothing moves on it any more: twice the same. */
async function atRest(page: Page): Promise<Buffer> {
  let last = await glassOf(page);
  await vi.waitFor(async () => {
    const next = await glassOf(page);
    const same = next.equals(last);
    last = next;
    expect(same).toBe(true);
  }, restWithin);
  return last;
}

function glassOf(page: Page): Promise<Buffer> {
  return page.screenshot({ animations: 'disabled' });
}

/** How far the glass comes to rest from the picture that is kept; a frame that is late is looked at again. */
async function restingDifference(page: Page, name: string): Promise<number> {
  await page.waitForLoadState('networkidle');
  let difference = await differenceFrom(name, await atRest(page));
  const until = performance.now() + restWithin.timeout;
  while (difference > mayDiffer && performance.now() < until) {
    difference = await differenceFrom(name, await atRest(page));
  }
  return difference;
}

describe.each(Object.entries(engines))('in %s', (engine, launch) => {
  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
  });

  const looks = profiles.flatMap((profile) =>
    (['zh-CN', 'en'] as const).map((language) => ({ profile, language })),
  );

  it.each(looks)(
    'the $profile looks as it did, in $language',
    { timeout: 180_000 },
    async ({ profile, language }) => {
      const glass = glasses[profile];
      const page = await openStillPreview(browser, kiosk, glass);
      // The picture comes once; from then on it is there at once, as on a display.
      const arrived = page.waitForResponse(/\/files\//);
      await postPreview(page, { config: previewConfig(glass, language), notices: [pictured] });
      await arrived;
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const differences: Record<string, number> = {};
      for (const [state, { config, ...message }] of Object.entries(states)) {
        await postPreview(page, { config: { ...previewConfig(glass, language), ...config }, ...message });
        const name = [directories[engine], profile, language, state].join('/').replace(' ', '-');
        const difference = await restingDifference(page, name);
        if (difference > mayDiffer) differences[name] = difference;
      }
      await page.close();
      expect(differences).toEqual({});
    },
  );
});
