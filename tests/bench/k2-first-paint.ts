import type { Page } from 'playwright-core';
import { launchBrowser, lobbyViewport, pairScreen } from '../support/browser.ts';
import { lobbyProfile, outage, publish, smallCompound, spotOf } from '../support/compound.ts';
import { freePort, startHub, temporaryDirectory } from '../support/hub-process.ts';
import { serveBareLit } from './bare-lit/server.ts';
import { compare, interleave, median, round, type Benchmark } from './harness.ts';

const cpuThrottle = 6;

declare global {
  interface Window {
    /** When the first notice was painted, in milliseconds since the page was opened; undefined before. */
    paintedAtMs?: number;
  }
}

/** Takes the time of the second frame after a notice was put into the document: the first was then handed over. */
function notePaint(): void {
  const look = () => {
    if (document.documentElement.dataset['noticeId'] === undefined) return;
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (window.paintedAtMs = performance.now())));
  };
  const seen = new MutationObserver(look);
  seen.observe(document, { attributes: true, subtree: true, attributeFilter: ['data-notice-id'] });
}

async function throttle(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuThrottle });
  await page.addInitScript(notePaint);
}

async function paintMs(page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(url);
  await page.waitForFunction(() => window.paintedAtMs !== undefined);
  return page.evaluate(() => window.paintedAtMs ?? Number.NaN);
}

/** Takes the documents away that the screen holds, and leaves who it is: the notice has to come over the wire again. */
function forgetDocuments(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('louyu-kiosk');
        opening.onsuccess = () => {
          const clearing = opening.result.transaction('documents', 'readwrite');
          clearing.objectStore('documents').clear();
          clearing.oncomplete = () => {
            opening.result.close();
            done();
          };
          clearing.onerror = () => {
            failed(new Error('the documents could not be cleared'));
          };
        };
      }),
  );
}

/** From the opened page to the first painted notice: over MQTT, signature and all; and from what the screen holds. */
export const k2: Benchmark = {
  id: 'K2',
  title: 'page opened → first notice painted, 6× CPU throttle / a bare Lit page fed by EventSource',
  better: 'lower',
  first: 2.9,
  goal: 1.5,
  async run(repetitions) {
    const directory = await temporaryDirectory();
    const hub = await startHub({
      dataDir: directory.path,
      httpPort: await freePort(),
      mqttPort: await freePort(),
    });
    const bare = await serveBareLit();
    const browser = await launchBrowser();
    try {
      const compound = await smallCompound(hub);
      const spotId = spotOf(compound);
      const kiosk = await (await browser.newContext({ viewport: lobbyViewport })).newPage();
      await pairScreen(kiosk, hub.httpUrl, compound, {
        as: 'new',
        name: 'K2',
        spotIds: [spotId],
        profile: lobbyProfile,
        language: 'zh-CN',
      });
      const { id } = await publish(compound, outage([spotId]));
      await kiosk.waitForSelector(`html[data-notice-id="${id}"]`, { state: 'attached' });
      const peer = await (await browser.newContext({ viewport: lobbyViewport })).newPage();
      await Promise.all([throttle(kiosk), throttle(peer)]);

      const url = `${hub.httpUrl}/kiosk/`;
      const overTheWire = async () => {
        await forgetDocuments(kiosk);
        return paintMs(kiosk, url);
      };
      await kiosk.goto(url);
      await paintMs(peer, bare.url);
      const held: number[] = [];
      const samples = await interleave(repetitions, {
        ours: async () => {
          await kiosk.goto(url);
          const ms = await overTheWire();
          held.push(await paintMs(kiosk, url));
          return ms;
        },
        bare: () => paintMs(peer, bare.url),
      });
      return compare('K2', samples.ours, samples.bare, {
        'ours ms': round(median(samples.ours)),
        'bare ms': round(median(samples.bare)),
        'from what it holds ms': round(median(held)),
      });
    } finally {
      await browser.close();
      bare.close();
      await hub.stop();
      await directory.remove();
    }
  },
};
