import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noticeSchema } from '@louyu/contract/api/notices';
import { filePathOf, imageSchema, type Image } from '@louyu/contract/images';
import { deskViewport, launchBrowser, pairScreen, screens, type Screen } from './support/browser.ts';
import { lobbyProfile, outage, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import {
  freePort,
  startHub,
  temporaryDirectory,
  type HubProcess,
  type HubProcessOptions,
} from './support/hub-process.ts';
import { cameraName, photoWithExif } from './support/photos.ts';

/*
 * R3, DESIGN.md §4: a photo from a clerk's phone reaches the glass without where it was taken, stays there without the hub,
 * and goes with its notice; the words never wait for it.
 */

const sheetImage = 'louyu-notice-sheet img';
const alt = '南门岗亭旁的取水点';

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let options: HubProcessOptions;
let hub: HubProcess;
let compound: Compound;
let spotId: string;

async function setUp(): Promise<void> {
  directory = await temporaryDirectory();
  options = { dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() };
  hub = await startHub(options);
  compound = await smallCompound(hub);
  spotId = spotOf(compound);
}

async function tearDown(): Promise<void> {
  await hub.stop();
  await directory.remove();
}

/** Held upright by a camera that lay on its side: red above, green below, 1200 × 1600 once it is turned. */
function photo(): Promise<Buffer> {
  return photoWithExif({ width: 1600, height: 1200, orientation: 6 });
}

async function uploaded(): Promise<Image> {
  const response = await compound.editor.upload('/api/images', await photo());
  return v.parse(imageSchema, await response.json());
}

function illustrated(image: Image) {
  return publish(compound, outage([spotId], { images: [{ image, alt: { 'zh-CN': alt } }] }));
}

async function shows(page: Page, noticeId: string): Promise<void> {
  await page.waitForSelector(`html[data-notice-id="${noticeId}"]`, { state: 'attached', timeout: 60_000 });
}

/** The picture as the browser has decoded it, with a point of its upper and of its lower half. */
async function pictureOn(page: Page) {
  await page.waitForSelector(sheetImage, { timeout: 60_000 });
  return page.evaluate(() => {
    const find = (root: ParentNode): HTMLImageElement | null => {
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLImageElement) return element;
        const found = element.shadowRoot === null ? null : find(element.shadowRoot);
        if (found !== null) return found;
      }
      return null;
    };
    const image = find(document);
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (image === null || context === null) return null;
    const { naturalWidth: width, naturalHeight: height } = image;
    [canvas.width, canvas.height] = [width, height];
    context.drawImage(image, 0, 0);
    const colourAt = (down: number) => {
      const [red = 0, green = 0] = context.getImageData(width / 2, height * down, 1, 1).data;
      return red > green ? 'red' : 'green';
    };
    return { width, height, alt: image.alt, above: colourAt(0.2), below: colourAt(0.8) };
  });
}

/** The names of the files in the screen's own store. */
function storedFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('louyu-kiosk');
        opening.onerror = () => reject(new Error('no store'));
        opening.onsuccess = () => {
          const asked = opening.result.transaction('files').objectStore('files').getAllKeys();
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result.map(String));
          };
        };
      }),
  );
}

describe.each(Object.entries(screens))('%s', (_engine, launch) => {
  let profile: Awaited<ReturnType<typeof temporaryDirectory>>;
  let screen: Screen;

  beforeAll(async () => {
    await setUp();
    profile = await temporaryDirectory();
    screen = await launch(profile.path);
    await pairScreen(screen.page, screen.addressOf(hub.httpUrl), compound, {
      as: 'new',
      name: '大堂屏',
      spotIds: [spotId],
      profile: lobbyProfile,
      language: 'zh-CN',
    });
  }, 60_000);
  afterAll(async () => {
    await screen.close();
    await tearDown();
    await profile.remove();
  });

  it('shows a photo upright, keeps it without the hub, and lets go of it with its notice', async () => {
    const image = await uploaded();
    const { id } = await illustrated(image);
    await shows(screen.page, id);
    const seen = { width: 1200, height: 1600, alt, above: 'red', below: 'green' };
    expect(await pictureOn(screen.page)).toEqual(seen);
    expect(await storedFiles(screen.page)).toEqual([`${image.hash}.webp`]);
    for (const file of [image, image.paper]) {
      const response = await fetch(hub.httpUrl + filePathOf(file));
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.includes('Exif') || bytes.includes(cameraName)).toBe(false);
    }

    await hub.kill();
    await screen.close();
    screen = await launch(profile.path);
    await screen.page.goto(`${screen.addressOf(hub.httpUrl)}/kiosk/`);
    await shows(screen.page, id);
    expect(await pictureOn(screen.page)).toEqual(seen);
    expect(await screen.page.getAttribute('html', 'data-connected')).toBe('false');

    hub = await startHub(options);
    await compound.editor.recall(id);
    await screen.page.waitForSelector('html[data-state="idle"]', { state: 'attached', timeout: 60_000 });
    await vi.waitFor(async () => expect(await storedFiles(screen.page)).toEqual([]), { timeout: 20_000 });
  }, 180_000);
});

describe('beside the lobby', () => {
  let browser: Browser;

  beforeAll(async () => {
    await setUp();
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await tearDown();
  });

  it('e-paper shows black and white dots, one to a pixel, and words before any picture', async () => {
    const context = await browser.newContext({ viewport: { width: 800, height: 480 } });
    const page = await context.newPage();
    await page.goto(`${hub.httpUrl}/kiosk/?kind=epaper`);
    const code = await page.locator('[data-user-code]').getAttribute('data-user-code');
    await compound.admin.request('POST', `/api/pairings/${code ?? ''}`, v.unknown(), {
      as: 'new',
      name: '墨水屏',
      spotIds: [spotId],
      profile: { widthPx: 800, heightPx: 480, diagonalInches: 7.5, viewingDistanceMetres: 1.5, audio: false },
      language: 'zh-CN',
    });
    await page.waitForSelector('html[data-connected="true"]', { state: 'attached' });
    let refused = 0;
    await page.route('**/files/**', (route) => {
      refused += 1;
      return route.abort();
    });
    const image = await uploaded();
    const { id } = await illustrated(image);
    await shows(page, id);
    await vi.waitFor(() => expect(refused).toBeGreaterThan(0), { timeout: 20_000 });
    expect(await page.locator(sheetImage).count()).toBe(0);
    await page.locator('louyu-notice-sheet').getByText('停水').first().waitFor();

    await page.unroute('**/files/**');
    const picture = page.locator(sheetImage);
    await picture.waitFor({ timeout: 30_000 });
    expect(await storedFiles(page)).toEqual([`${image.paper.hash}.png`]);
    const box = await picture.boundingBox();
    expect([box?.width, box?.height]).toEqual([image.paper.width, image.paper.height]);
    const { data } = PNG.sync.read(await picture.screenshot());
    const values = new Set(data.filter((_, index) => index % 4 !== 3));
    expect(values).toEqual(new Set([0, 255]));
    await context.close();
  }, 90_000);

  it('a clerk chooses it in the dashboard, says what it shows, and sees it in the preview', async () => {
    const context = await browser.newContext({ viewport: deskViewport, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(hub.httpUrl);
    await page.getByLabel('账号').fill('zhou');
    await page.getByLabel('密码', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '正在展示' }).waitFor();
    await page.goto(`${hub.httpUrl}/notices/new?template=general`);
    for (const [name, words] of [
      [/^标题/, '取水点'],
      [/^短标题/, '取水点'],
      [/^要点/, '取水点在南门'],
    ] as const) {
      await page.getByRole('textbox', { name }).fill(words);
    }
    const choose = page.locator('ly-image-field input[type="file"]');
    await choose.setInputFiles({ name: '页面.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') });
    await page.getByText(/页面\.jpg: 这个文件不是完整的图片/).waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await choose.setInputFiles({ name: 'IMG_0312.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await page.locator('ly-image-card img').waitFor();
    await page.getByLabel('图片说明').fill(alt);
    const glass = page.locator('iframe').first().contentFrame();
    await glass.locator(`louyu-notice-sheet img[alt="${alt}"]`).waitFor({ timeout: 30_000 });

    await page.getByRole('button', { name: '提交审核' }).click();
    await page.waitForURL(/\/notices\/[0-9a-z]{16}$/);
    const id = page.url().split('/').pop() ?? '';
    const { revisions } = await compound.editor.request('GET', `/api/notices/${id}`, noticeSchema);
    expect(revisions[0]?.content?.['zh-CN'].images).toMatchObject([{ width: 1200, height: 1600, alt }]);
    await context.close();
  }, 90_000);
});
