import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlarmAlert } from '@louyu/contract/alarm';
import { engines } from './support/browser.ts';
import { goldenAlerts } from './support/golden-alerts.ts';
import { glassDirectories, glassMayDiffer, restingDifference } from './support/golden-glass.ts';
import {
  glasses,
  openStillPreview,
  postPreview,
  previewConfig,
  serveKiosk,
  type KioskFiles,
} from './support/kiosk-preview.ts';

/* EXPERIENCE.md "Alert, everywhere": each kind of display looks in an alert as it did when a person looked at it. */

const profiles = [
  'lobby portrait',
  'lobby landscape',
  'lift landscape',
  'lift portrait',
  'paper small',
  'paper large',
] as const satisfies readonly (keyof typeof glasses)[];

const { fire, updated, drill, cleared, falseAlarm, lift, full } = goldenAlerts;

const states: Readonly<Record<string, readonly AlarmAlert[]>> = {
  alert: [fire],
  // One of two, with what has changed.
  'alert-updated': [updated, lift],
  'alert-full': [full],
  drill: [drill],
  'all-clear': [cleared],
  'false-alarm': [falseAlarm],
};

let kiosk: KioskFiles;
let browser: Browser;

beforeAll(async () => {
  kiosk = await serveKiosk();
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

  it.each(['zh-CN', 'en'] as const)(
    'on paper that has red ink a real one is white on red, and nothing else is, in %s',
    { timeout: 120_000 },
    async (language) => {
      const { kind, profile } = glasses['paper small'];
      const glass = { kind, profile: { ...profile, redInk: true } };
      const page = await openStillPreview(browser, kiosk, glass);
      const differences: Record<string, number> = {};
      for (const [state, folder] of [
        ['alert', 'paper-red'],
        ['drill', 'paper-small'],
        ['all-clear', 'paper-small'],
      ] as const) {
        const alerts = [...(states[state] ?? [])];
        await postPreview(page, { config: previewConfig(glass, language), notices: [], alerts, page: 1 });
        const name = [glassDirectories[engine], folder, language, state].join('/');
        const difference = await restingDifference(page, name);
        if (difference > glassMayDiffer) differences[name] = difference;
      }
      await page.close();
      expect(differences).toEqual({});
    },
  );

  const looks = profiles.flatMap((profile) =>
    (['zh-CN', 'en'] as const).map((language) => ({ profile, language })),
  );

  it.each(looks)(
    'an alert on the $profile looks as it did, in $language',
    { timeout: 120_000 },
    async ({ profile, language }) => {
      const glass = glasses[profile];
      const page = await openStillPreview(browser, kiosk, glass);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const differences: Record<string, number> = {};
      for (const [state, alerts] of Object.entries(states)) {
        await postPreview(page, {
          config: previewConfig(glass, language),
          notices: [],
          alerts: [...alerts],
          page: 1,
        });
        const name = [glassDirectories[engine], profile, language, state].join('/').replace(' ', '-');
        const difference = await restingDifference(page, name);
        if (difference > glassMayDiffer) differences[name] = difference;
      }
      await page.close();
      expect(differences).toEqual({});
    },
  );
});
