import jsQR from 'jsqr';
import { chromium, type Browser, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { PairingApproval } from '@louyu/contract/api/devices';
import * as v from 'valibot';
import { launchChrome80 } from './chrome-80.ts';
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

/** A browser that keeps its profile on disk, as a screen's does, with the page of the kiosk in it. */
export interface Screen {
  readonly page: Page;
  /** An address of the hub in the words of this screen. */
  addressOf(url: string): string;
  /** Ends the browser; its profile may then be opened again. */
  close(): Promise<void>;
}

async function currentScreen(profileDirectory: string): Promise<Screen> {
  const context = await chromium.launchPersistentContext(profileDirectory, {
    ...options,
    viewport: lobbyViewport,
  });
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    addressOf: (url) => url,
    close: () => context.close(),
  };
}

/** By a name in a LAN: over plain HTTP no secure context, as loopback addresses are. */
async function oldScreen(profileDirectory: string): Promise<Screen> {
  const lanName = 'louyu.lan';
  const chrome = await launchChrome80({ profileDirectory, hostNames: [lanName] });
  const page = await chrome.kept.newPage();
  await page.setViewportSize(lobbyViewport);
  return {
    page,
    addressOf: (url) => url.replace('127.0.0.1', lanName),
    close: () => chrome.close(),
  };
}

/** What every promise of the kiosk is held in: what is current, and the oldest that hangs in a lift (DESIGN.md §6). */
export const engines = {
  Chromium: launchBrowser,
  'Chrome 80': async (): Promise<Browser> => (await launchChrome80()).browser,
} as const satisfies Record<string, () => Promise<Browser>>;

/** The same as screens that keep what they are told. */
export const screens = {
  Chromium: currentScreen,
  'Chrome 80': oldScreen,
} as const satisfies Record<keyof typeof engines, (profileDirectory: string) => Promise<Screen>>;

/** What a screen shows: the attributes that the kiosk sets on its root. */
export async function onGlass(page: Page): Promise<Readonly<Record<string, string | undefined>>> {
  return page.evaluate(() => ({ ...document.documentElement.dataset }));
}

/** Every text on a page, without what only breaks its lines. */
export function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const textOf = (root: ParentNode): string =>
      [...root.querySelectorAll('*')]
        .map((element) => {
          const own = [...element.childNodes]
            .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
            .map(({ textContent }) => textContent ?? '');
          const inner = element.shadowRoot === null ? '' : textOf(element.shadowRoot);
          return element.tagName === 'STYLE' ? '' : own.join('') + inner;
        })
        .join('');
    return textOf(document).replace(/[\s\u200b\u2060]/gu, '');
  });
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
