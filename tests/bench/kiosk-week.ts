/**
 * `node tests/bench/kiosk-week.ts [HOURS]`: a display lives for a week in some minutes; what it needs of memory is written
 * beside this file and drawn for the README. The same life, shorter, is judged by tests/kiosk-endures.test.ts.
 */
import { writeFile } from 'node:fs/promises';
import { launchBrowser } from '../support/browser.ts';
import { serveKiosk } from '../support/kiosk-preview.ts';
import { liveFor } from '../support/kiosk-week.ts';
import { drawLife } from './draw-life.ts';

const hours = Number(process.argv[2] ?? 168);
const files = await serveKiosk();
const browser = await launchBrowser();
try {
  const report = await liveFor({
    hours,
    browser,
    baseUrl: files.baseUrl,
    onSample: (sample) => {
      console.log(`hour ${Math.round(sample.hours)}: ${(sample.heapBytes / 2 ** 20).toFixed(1)} MB`);
    },
  });
  const { turns, published, recalled, connections, complaints } = report;
  console.log(JSON.stringify({ turns, published, recalled, connections, complaints: complaints.length }));
  const data = `${JSON.stringify(report.samples, null, 2)}\n`;
  await writeFile(new URL('./kiosk-week.json', import.meta.url), data);
  await writeFile(new URL('../../.readme/kiosk-week.svg', import.meta.url), drawLife(report.samples));
} finally {
  await browser.close();
  files.close();
}
