import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../support/browser.ts';
import { serveKiosk } from '../support/kiosk-preview.ts';
import { round, type Benchmark } from './harness.ts';

/** What the libraries weigh as they come: lit 5.8 KB and mqtt.js 98 KB (PERFORMANCE.md). */
const librariesKb = 104;

/** The scripts that a display fetches before it shows anything, by its own requests. */
async function sizesAtStart(): Promise<ReadonlyMap<string, number>> {
  const kiosk = await serveKiosk();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const sizes = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      const name = new URL(response.url()).pathname.split('/').at(-1) ?? '';
      if (name.endsWith('.js'))
        sizes.set(
          name.replace(/-[\w-]{8}\.js$/, ''),
          response.body().then((body) => gzipSync(body, { level: 9 }).length),
        );
    });
    await page.goto(`${kiosk.baseUrl}/kiosk/`);
    await page.waitForSelector('html[data-state="pairing"]', { state: 'attached' });
    const settled = [...sizes].map(async ([name, size]) => [name, await size] as const);
    return new Map(await Promise.all(settled));
  } finally {
    await browser.close();
    kiosk.close();
  }
}

/** The weight of the kiosk's JavaScript; the same each time, so measured once. */
export const k1: Benchmark = {
  id: 'K1',
  title: 'kiosk JavaScript at start, gzipped / its libraries as they come (104 KB)',
  better: 'lower',
  first: round(140 / librariesKb),
  goal: round(45 / librariesKb),
  async run() {
    const sizes = await sizesAtStart();
    const kb = (bytes: number) => round(bytes / 1000);
    const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    const ratio = round(whole / 1000 / librariesKb);
    const parts = [...sizes].map(([name, size]): [string, number] => [`${name} KB`, kb(size)]);
    return {
      id: 'K1',
      ratio,
      min: ratio,
      max: ratio,
      repetitions: 1,
      figures: { 'whole KB': kb(whole), ...Object.fromEntries(parts) },
    };
  },
};
