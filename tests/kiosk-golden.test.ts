import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewMessage } from '@louyu/contract/preview';
import { engines } from './support/browser.ts';
import { goldenNotices, goldenPictures } from './support/golden-notices.ts';
import { glassDirectories, glassMayDiffer, restingDifference } from './support/golden-glass.ts';
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

const profiles = [
  'lobby portrait',
  'lobby landscape',
  'lift landscape',
  'lift portrait',
  'paper small',
  'paper large',
] as const satisfies readonly (keyof typeof glasses)[];

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
  'idle-solved': {
    notices: [],
    config: { solvedThisWeek: { count: 12, until: '2026-11-22T16:00:00.000Z' } },
  },
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
        const name = [glassDirectories[engine], profile, language, state].join('/').replace(' ', '-');
        const difference = await restingDifference(page, name);
        if (difference > glassMayDiffer) differences[name] = difference;
      }
      await page.close();
      expect(differences).toEqual({});
    },
  );
});
