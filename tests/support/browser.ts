import jsQR from 'jsqr';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { PairingApproval } from '@louyu/contract/api/devices';
import * as v from 'valibot';
import type { Compound } from './compound.ts';

const options = {
  // Debian's Chromium; `npm test` installs it.
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const lobbyViewport = { width: 1080, height: 1920 };
export const deskViewport = { width: 1440, height: 900 };
export const phoneViewport = { width: 390, height: 844 };

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(options);
}

/** A browser that keeps its profile on disk, as a screen's does. */
export function launchScreen(profileDirectory: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profileDirectory, { ...options, viewport: lobbyViewport });
}

/** What a screen shows: the attributes that the kiosk sets on its root. */
export async function onGlass(page: Page): Promise<Readonly<Record<string, string | undefined>>> {
  return page.evaluate(() => ({ ...document.documentElement.dataset }));
}

/** Opens the kiosk, reads its code off the glass, and lets staff approve it. */
export async function pairScreen(
  page: Page,
  baseUrl: string,
  { admin }: Compound,
  approval: PairingApproval,
): Promise<void> {
  await page.goto(`${baseUrl}/k`);
  const code = await page.locator('[data-user-code]').getAttribute('data-user-code');
  await admin.request('POST', `/api/pairings/${code ?? ''}`, v.unknown(), approval);
  await page.waitForSelector('html[data-connected="true"]', { state: 'attached' });
}

/** Reads the QR code in a picture with a decoder that has nothing to do with our encoder; undefined where there is none. */
export function readQr(png: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(png);
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data;
}
