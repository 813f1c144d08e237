import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import type { DeviceKind, Profile } from '@louyu/contract/devices';
import { previewMeasuredSchema, type PreviewMeasured, type PreviewMessage } from '@louyu/contract/preview';
import type { Language } from '@louyu/contract/primitives';
import { takeClock } from './glass-reader.ts';

/* The built kiosk in preview mode, served without a hub: what a screen shows, for tests that look at it. */

const dist = resolve(import.meta.dirname, '../../kiosk/dist');
const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  html: 'text/html',
  webp: 'image/webp',
  png: 'image/png',
};

export interface KioskFiles {
  readonly baseUrl: string;
  close(): void;
}

/** Serves the built kiosk on a free port, and pictures as the hub does, by their path. */
export async function serveKiosk(pictures: ReadonlyMap<string, Uint8Array> = new Map()): Promise<KioskFiles> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://kiosk');
    const name = pathname === '/kiosk/' ? 'index.html' : pathname.replace(/^\/kiosk\//, '');
    const picture = pictures.get(pathname);
    const found = picture === undefined ? readFile(join(dist, name)) : Promise.resolve(picture);
    found.then(
      (bytes) => {
        response.setHeader('content-type', mediaTypes[name.split('.').pop() ?? ''] ?? 'text/plain');
        response.end(bytes);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
    },
  };
}

/** A kind of display and its glass. */
export interface Glass {
  readonly kind: DeviceKind;
  readonly profile: Profile;
}

function glass(
  kind: DeviceKind,
  widthPx: number,
  heightPx: number,
  diagonalInches: number,
  viewingDistanceMetres: number,
): Glass {
  return { kind, profile: { widthPx, heightPx, diagonalInches, viewingDistanceMetres, audio: false } };
}

/** Every display that the kiosk has a layout for (EXPERIENCE.md "Screens"), and custom ones of each form. */
export const glasses = {
  'lobby portrait': glass('lcd', 1080, 1920, 43, 2.5),
  'lobby landscape': glass('lcd', 1920, 1080, 43, 2.5),
  'lobby bar': glass('lcd', 1920, 540, 28, 1.8),
  'lobby tablet': glass('lcd', 1280, 800, 10.1, 1),
  'lift landscape': glass('elevator', 1024, 600, 10.1, 0.8),
  'lift portrait': glass('elevator', 600, 1024, 10.1, 0.8),
  'lift bar': glass('elevator', 1280, 400, 10, 0.8),
  'paper small': glass('epaper', 800, 480, 7.5, 1.5),
  'paper large': glass('epaper', 1872, 1404, 10.3, 1.5),
  'paper portrait': glass('epaper', 480, 800, 7.5, 1.5),
} as const satisfies Record<string, Glass>;

export function previewConfig({ kind, profile }: Glass, language: Language): PreviewMessage['config'] {
  const spot = kind === 'elevator' ? { 'zh-CN': '2号电梯', en: 'Lift 2' } : { 'zh-CN': '大堂', en: 'Lobby' };
  return {
    deviceId: 'd1',
    name: '3栋1单元大堂屏',
    kind,
    site: {
      id: 's',
      name: { 'zh-CN': '瑞安苑', en: 'Rui’an Court' },
      office: { 'zh-CN': '瑞安苑物业服务中心', en: 'Rui’an Court Property Service Centre' },
      hotline: '0577-8888 1234',
    },
    places: [
      { id: 's', parentId: null, kind: 'site', name: { 'zh-CN': '瑞安苑', en: 'Rui’an Court' } },
      { id: 'b', parentId: 's', kind: 'building', name: { 'zh-CN': '13栋', en: 'Building 13' } },
      { id: 'l', parentId: 'b', kind: 'spot', name: spot },
    ],
    spotIds: ['l'],
    profile,
    language,
    volumePercent: 0,
    brightnessPercent: 100,
    publicUrl: 'http://192.168.100.200:8080',
    screenCode: '0123456789abcd',
    timeZone: 'Asia/Shanghai',
    offHours: [],
  };
}

/** Opens a preview as large as a display, with its clock in our hands: 21 November 2026, 09:41 in China unless told. */
export async function openPreview(
  browser: Browser,
  { baseUrl }: KioskFiles,
  { profile }: Glass,
  time = '2026-11-21T01:41:00Z',
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: profile.widthPx, height: profile.heightPx } });
  await page.clock.install({ time: new Date(time) });
  await page.goto(`${baseUrl}/kiosk/?preview`);
  await page.locator('louyu-stage').waitFor({ state: 'attached' });
  return page;
}

/** The same with a clock that stands until it is told to go on (glass-reader.ts), which the oldest browser takes too. */
export async function openStillPreview(
  browser: Browser,
  { baseUrl }: KioskFiles,
  { profile }: Glass,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: profile.widthPx, height: profile.heightPx } });
  await page.addInitScript(takeClock);
  await page.goto(`${baseUrl}/kiosk/?preview`);
  await page.locator('louyu-stage').waitFor({ state: 'attached' });
  return page;
}

/** Counts the messages: a picture that comes late has an earlier one measured again. */
let sequence = 0;

/** Posts notices as the dashboard does; answers with what the kiosk measured. */
export async function postPreview(
  page: Page,
  message: Omit<PreviewMessage, 'type'>,
): Promise<PreviewMeasured['notices']> {
  sequence += 1;
  const measured = await page.evaluate(
    (posted) =>
      new Promise<unknown>((answer) => {
        const listen = (event: MessageEvent<{ type?: string; sequence?: number }>) => {
          if (event.data.type !== 'louyu.preview.measured') return;
          if (event.data.sequence !== posted.sequence) return;
          window.removeEventListener('message', listen);
          answer(event.data);
        };
        window.addEventListener('message', listen);
        window.postMessage(posted, '*');
      }),
    { type: 'louyu.preview' as const, ...message, sequence },
  );
  return v.parse(previewMeasuredSchema, measured).notices;
}
