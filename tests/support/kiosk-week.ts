import type { Browser, CDPSession, Page } from 'playwright-core';
import type { BoardNotice } from '@louyu/contract/board';
import type { DeviceConfig } from '@louyu/contract/devices';
import { sealDocument } from '@louyu/contract/documents';
import type { Health } from '@louyu/contract/messages';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { topicOf } from '@louyu/contract/topics';
import { glasses, previewConfig } from './kiosk-preview.ts';
import { RotationJudge, type Showing } from './rotation-judge.ts';
import { seededRandom } from './seeded-random.ts';
import { takeNetwork, type HubLog, type Network } from './virtual-hub.ts';
import { takeTime } from './virtual-time.ts';

/* A display that lives for days within minutes: rotation, publishing, recalls and a network that fails in every way. */

export interface LifeSample {
  readonly hours: number;
  /** After a garbage collection. */
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
  readonly keptReceipts: number;
  readonly keptDocuments: number;
}

export interface LifeReport {
  readonly samples: readonly LifeSample[];
  /** What the rotation did wrong. */
  readonly complaints: readonly string[];
  readonly turns: number;
  readonly published: number;
  readonly recalled: number;
  readonly connections: number;
  readonly secondsShown: number;
  readonly lastHealth: Health | undefined;
}

const startMs = Date.parse('2026-11-22T16:00:00Z');
const [secondMs, minuteMs, hourMs] = [1_000, 60_000, 3_600_000];
const sliceMs = 10 * minuteMs;
const sampleEveryMs = 3 * hourMs;
/** A loop of nine notices with three pages each, and once more. */
const loopMaxMs = 20 * minuteMs;
/** From the network's return until a display must have what was published meanwhile. */
const catchUpMs = 2 * minuteMs;

const signer = nobleSigner(new Uint8Array(32).fill(7));
const credentials = {
  deviceId: 'd1',
  siteId: 's',
  secret: 'x'.repeat(43),
  hubPublicKey: signer.publicKey,
};
const configTopic = topicOf('config', 's', 'd1');
const boardTopic = topicOf('board', 's', 'l');

interface Slice {
  readonly documents: readonly (readonly [topic: string, bytes: string])[];
  /** What the network does, and for how long. */
  readonly network: readonly (readonly [network: Network, ms: number])[];
  readonly clockJumpMs: number;
}

export interface LifeOptions {
  readonly hours: number;
  readonly browser: Browser;
  /** Where the built kiosk is served. */
  readonly baseUrl: string;
  readonly onSample?: (sample: LifeSample) => void;
}

/** Lets one display live for so many hours. */
export async function liveFor({ hours, browser, baseUrl, onSample }: LifeOptions): Promise<LifeReport> {
  const context = await browser.newContext({
    viewport: { width: 270, height: 480 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(takeTime, { startMs, startedMs: 0 });
  await page.addInitScript(takeNetwork, credentials);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(`${baseUrl}/kiosk/`);
  await page.locator('louyu-stage').waitFor({ state: 'attached' });

  const life = new Life();
  const judge = new RotationJudge();
  await begin(page, life);
  const samples: LifeSample[] = [];
  const stored = new Map<string, number>();
  let connections = 0;
  let lastHealth: Health | undefined;
  for (let nowMs = await readNow(page); nowMs < hours * hourMs; nowMs += sliceMs) {
    const slice = life.slice(nowMs, judge);
    const { turns, log } = await page.evaluate(pass, slice);
    for (const turn of turns) judge.see(turn);
    judge.lookBack(nowMs + sliceMs, loopMaxMs);
    for (const { id, seconds } of log.receipts) stored.set(id, seconds);
    connections += log.connections;
    lastHealth = log.health.at(-1) ?? lastHealth;
    const wanted = Math.floor((nowMs + sliceMs) / sampleEveryMs);
    if (wanted === samples.length) continue;
    const taken = await sample(page, session, nowMs + sliceMs);
    samples.push(taken);
    onSample?.(taken);
  }
  await context.close();
  return {
    samples,
    complaints: judge.complaints,
    turns: judge.turns,
    published: life.published,
    recalled: life.recalled,
    connections,
    secondsShown: [...stored.values()].reduce((sum, seconds) => sum + seconds, 0),
    lastHealth,
  };
}

const readNow = (page: Page) => page.evaluate(() => window.virtual.nowMs());

/** Pairs, and lets the first documents arrive. */
async function begin(page: Page, life: Life): Promise<void> {
  await page.evaluate((documents) => {
    for (const [topic, bytes] of documents) window.hub.retain(topic, bytes);
  }, life.firstDocuments());
  for (let tries = 0; tries < 30; tries += 1) {
    await page.evaluate(() => window.virtual.pass(2_000));
    if (await page.evaluate(() => document.documentElement.dataset['connected'] === 'true')) return;
  }
  throw new Error('the display did not connect');
}

/** In the page: lets a slice of time pass. */
async function pass(slice: Slice) {
  const root = document.documentElement;
  const turns: { atMs: number; noticeId: string | null }[] = [];
  const note = () => turns.push({ atMs: window.virtual.nowMs(), noticeId: root.dataset['noticeId'] ?? null });
  note();
  const observer = new MutationObserver(note);
  observer.observe(root, { attributeFilter: ['data-notice-id'] });
  window.virtual.jumpClock(slice.clockJumpMs);
  for (const [topic, bytes] of slice.documents) window.hub.retain(topic, bytes);
  for (const [network, ms] of slice.network) {
    window.hub.setNetwork(network);
    await window.virtual.pass(ms);
  }
  observer.disconnect();
  const log: HubLog = window.hub.take();
  return { turns, log };
}

async function sample(page: Page, session: CDPSession, nowMs: number): Promise<LifeSample> {
  const kept = await page.evaluate(
    () =>
      new Promise<{ keptReceipts: number; keptDocuments: number }>((resolve, reject) => {
        const opening = indexedDB.open('louyu-kiosk');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction(['receipts', 'documents']);
          const receipts = reading.objectStore('receipts').count();
          const documents = reading.objectStore('documents').count();
          reading.oncomplete = () => {
            database.close();
            resolve({ keptReceipts: receipts.result, keptDocuments: documents.result });
          };
        };
      }),
  );
  const timers = await page.evaluate(() => window.virtual.pendingTimers());
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    hours: nowMs / hourMs,
    heapBytes: usedSize,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    timers,
    ...kept,
  };
}

/** What happens in the compound: decided by a seed, so that every week is the same. */
class Life {
  published = 0;
  recalled = 0;
  readonly #random = seededRandom(7);
  #notices: BoardNotice[] = [];
  #boardVersion = 0;
  #configVersion = 0;
  /** What a display without a network does not know yet. */
  #unknown: { readonly showing: Showing; readonly ends: boolean }[] = [];
  #away = false;

  firstDocuments(): Slice['documents'] {
    return [this.#config(), this.#board(0)];
  }

  slice(nowMs: number, judge: RotationJudge): Slice {
    const network = networkOf(nowMs);
    const wasAway = this.#away;
    this.#away = network.some(([state]) => state !== 'up');
    const known = !this.#away && !wasAway;
    if (!this.#away) this.#told(nowMs);
    const documents: (readonly [string, string])[] = [];
    const on = this.#notices.filter((notice) => endOf(notice) > nowMs);
    if (on.length < 3 || (on.length < 9 && this.#random() < 0.12)) {
      this.#publish(nowMs, judge, known);
      documents.push(this.#board(nowMs));
    } else if (on.length > 6 && this.#random() < 0.3) {
      this.#recall(nowMs, judge, known);
      documents.push(this.#board(nowMs));
    }
    if (this.#random() < 0.01) documents.push(this.#config());
    return { documents, network, clockJumpMs: clockJumpOf(nowMs) };
  }

  #publish(nowMs: number, judge: RotationJudge, known: boolean): void {
    this.published += 1;
    const opensMs = nowMs + (this.#random() < 0.3 ? Math.floor(this.#random() * 4 * hourMs) : 0);
    const endsMs = opensMs + hourMs + Math.floor(this.#random() * 30 * hourMs);
    const notice = noticeOf(this.published, opensMs, endsMs, this.#random);
    this.#notices.push(notice);
    const showing = {
      id: notice.id,
      mayFromMs: opensMs,
      mustFromMs: known ? Math.max(opensMs, nowMs) + secondMs : Infinity,
      mustToMs: endsMs - secondMs,
      mayToMs: endsMs + secondMs,
    };
    judge.showings.set(notice.id, showing);
    if (!known) this.#unknown.push({ showing, ends: false });
  }

  #recall(nowMs: number, judge: RotationJudge, known: boolean): void {
    const gone = this.#notices.splice(Math.floor(this.#random() * this.#notices.length), 1)[0];
    const showing = gone === undefined ? undefined : judge.showings.get(gone.id);
    if (showing === undefined) return;
    this.recalled += 1;
    showing.mustToMs = Math.min(showing.mustToMs, nowMs);
    if (known) showing.mayToMs = Math.min(showing.mayToMs, nowMs + secondMs);
    else this.#unknown.push({ showing, ends: true });
  }

  /** The network is back: soon the display knows all. */
  #told(nowMs: number): void {
    const byMs = nowMs + catchUpMs;
    for (const { showing, ends } of this.#unknown) {
      if (ends) showing.mayToMs = Math.min(showing.mayToMs, byMs);
      else showing.mustFromMs = Math.max(showing.mayFromMs, byMs);
    }
    this.#unknown = [];
  }

  #board(nowMs: number): readonly [string, string] {
    this.#notices = this.#notices.filter((notice) => endOf(notice) > nowMs);
    this.#boardVersion += 1;
    return sealed(boardTopic, this.#boardVersion, { placeId: 'l', notices: this.#notices });
  }

  #config(): readonly [string, string] {
    this.#configVersion += 1;
    const config: DeviceConfig = {
      ...previewConfig(glasses['lobby portrait'], 'zh-CN'),
      volumePercent: 0,
      brightnessPercent: 100,
      hubUrls: ['http://192.168.100.200:8080'],
      kioskBuild: '',
    };
    return sealed(configTopic, this.#configVersion, config);
  }
}

function sealed(topic: string, version: number, body: unknown): readonly [string, string] {
  const issuedAt = new Date(startMs).toISOString();
  return [
    topic,
    Buffer.from(sealDocument({ topic, epoch: 1, version, issuedAt, body }, signer)).toString('latin1'),
  ];
}

const endOf = (notice: BoardNotice) => Date.parse(notice.windows[0]?.to ?? '') - startMs;

function noticeOf(number: number, fromMs: number, toMs: number, random: () => number): BoardNotice {
  const moment = (ms: number) => new Date(startMs + ms).toISOString();
  const draw = random();
  return {
    id: `n${number}`,
    number,
    revision: 1,
    category: (['water', 'power', 'lift', 'event', 'fee'] as const)[number % 5] ?? 'water',
    priority: draw < 0.1 ? 'urgent' : draw < 0.25 ? 'pinned' : 'normal',
    signedAt: moment(0),
    windows: [{ from: moment(fromMs), to: moment(toMs) }],
    content: {
      'zh-CN': {
        title: `第 ${number} 号通知：明天 9:00–18:00 停水`,
        shortTitle: '停水',
        keyPoint: '明天 9:00–18:00 停水，请提前储水',
        facts: [{ label: '原因', value: '管道检修' }],
        body:
          draw < 0.4 ? '请各位住户提前储水，检修期间电梯照常运行。'.repeat(1 + Math.floor(draw * 30)) : '',
      },
    },
  };
}

/** Flapping every ten seconds, refused for twenty minutes, silent for ten, and three nights without anything. */
function networkOf(nowMs: number): Slice['network'] {
  const hour = Math.floor(nowMs / hourMs);
  const tens = Math.floor((nowMs % hourMs) / sliceMs);
  const [day, ofDay] = [Math.floor(hour / 24), hour % 24];
  if (day % 2 === 0 && day < 6 && ofDay >= 19) return [['down', sliceMs]];
  if (hour % 7 === 3 && (tens === 1 || tens === 2)) return [['down', sliceMs]];
  if (hour % 11 === 6 && tens === 2) return [['silent', sliceMs]];
  if (hour % 5 === 1 && tens === 0)
    return Array.from({ length: sliceMs / (10 * secondMs) }, (_, index) => [
      index % 2 === 0 ? 'down' : 'up',
      10 * secondMs,
    ]);
  return [['up', sliceMs]];
}

/** The device's own clock jumps a day ahead in the first night, without a hub, and two days back on the second day. */
function clockJumpOf(nowMs: number): number {
  const dayMs = 24 * hourMs;
  const reached = (day: number) => nowMs < day * dayMs && nowMs + sliceMs >= day * dayMs;
  if (reached(0.85)) return dayMs;
  return reached(1.1) ? -2 * dayMs : 0;
}
