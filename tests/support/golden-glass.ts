import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { differenceFrom } from './golden.ts';

/* How the glass of a display looks, held against the picture that is kept of it. */

/** Another version of the browser or of the fonts moves a few points; a layout that moves is another picture. */
export const glassMayDiffer = 0.02;
const restWithin = { timeout: 20_000, interval: 250 };
/** How often a glass that differs is looked at: a frame may be late, a layout that moved stays. */
const looks = 4;

/** Where the pictures of each engine are kept: an old browser breaks titles elsewhere. */
export const glassDirectories: Readonly<Record<string, string>> = {
  Chromium: 'kiosk',
  'Chrome 80': 'kiosk-chrome-80',
};

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
export async function restingDifference(page: Page, name: string): Promise<number> {
  await page.waitForLoadState('networkidle');
  let difference = await differenceFrom(name, await atRest(page));
  for (let look = 1; look < looks && difference > glassMayDiffer; look += 1) {
    difference = await differenceFrom(name, await atRest(page));
  }
  return difference;
}
