import { beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { serveKiosk } from './support/kiosk-preview.ts';
import { liveFor, type LifeReport, type LifeSample } from './support/kiosk-week.ts';

/*
 * A display for years: days of rotation, publishing, recalls and every kind of network loss in the real page, its clock
 * accelerated. tests/bench/kiosk-week.ts lives a whole week of it; LOUYU_TEST_LIFE_HOURS makes this one longer.
 */

const hours = Number(process.env['LOUYU_TEST_LIFE_HOURS'] ?? '27');
/** What the browser compiles in the hours after the first; it comes to rest within two days (.readme/kiosk-week.svg). */
const warmingUpBytes = 1_000_000;
let report: LifeReport;

beforeAll(async () => {
  const files = await serveKiosk();
  const browser = await launchBrowser();
  try {
    report = await liveFor({ hours, browser, baseUrl: files.baseUrl });
  } finally {
    await browser.close();
    files.close();
  }
}, 3_600_000);

/** The most of something in the hours from `from` to `to`. */
function most(of: (sample: LifeSample) => number, from = 0, to = Infinity): number {
  return Math.max(...report.samples.filter(({ hours: at }) => at >= from && at <= to).map(of));
}

describe(`a display that lives for ${hours} hours`, () => {
  it('misses no notice in any loop, and shows none that is over or recalled', () => {
    expect(report.complaints).toEqual([]);
    expect(report.turns).toBeGreaterThan(hours * 60);
    expect(report.recalled).toBeGreaterThan(hours / 6);
  });

  it('needs no more memory at the end than after its first hours', () => {
    expect(most((sample) => sample.heapBytes, hours - 6)).toBeLessThan(
      most((sample) => sample.heapBytes, 0, 6) + warmingUpBytes,
    );
  });

  it('keeps nodes, listeners and timers within bounds', () => {
    expect(most((sample) => sample.nodes)).toBeLessThan(1_500);
    expect(most((sample) => sample.listeners)).toBeLessThan(60);
    expect(most((sample) => sample.timers)).toBeLessThan(16);
  });

  it('keeps no more than its documents and the receipts of a night without a hub', () => {
    expect(most((sample) => sample.keptDocuments)).toBe(2);
    expect(most((sample) => sample.keptReceipts)).toBeLessThan(1_000);
    expect(report.samples.at(-1)?.keptReceipts).toBeLessThan(20);
  });

  it('loses no second of what it showed, and was never stuck', () => {
    expect(report.secondsShown).toBeGreaterThan(hours * 3600 * 0.9);
    expect(report.lastHealth).toMatchObject({ droppedReceipts: 0, clock: { trusted: true } });
    expect(report.lastHealth).not.toHaveProperty('reloads');
  });
});
