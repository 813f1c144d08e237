import type { Page } from 'playwright-core';
import type { AlarmAlert } from '@louyu/contract/alarm';
import type { BoardNotice } from '@louyu/contract/board';
import type { DeviceConfig } from '@louyu/contract/devices';
import { sealDocument } from '@louyu/contract/documents';
import type { AlertedReceipt, Health } from '@louyu/contract/messages';
import { nobleSigner } from '@louyu/contract/noble-signer';
import type { Signer } from '@louyu/contract/signing';
import { topicOf } from '@louyu/contract/topics';
import { wordsOn, type Screen } from './browser.ts';
import { glasses, previewConfig, type Glass } from './kiosk-preview.ts';
import { takeNetwork, type Network } from './virtual-hub.ts';
import { takeTime } from './virtual-time.ts';

/* One display in virtual time with a hub of its own in the page, whose documents a test writes: alarms above all. */

const startMs = Date.parse('2026-11-21T01:38:00.000Z');
const signer = nobleSigner(new Uint8Array(32).fill(7));
const credentials = { deviceId: 'd1', siteId: 's', secret: 'x'.repeat(43), hubPublicKey: signer.publicKey };

/** The place where the display hangs (kiosk-preview.ts). */
const spotId = 'l';

/** What the root of the page says, and what the display has told since it was last asked. */
interface Look {
  readonly state: string | undefined;
  readonly noticeId: string | undefined;
  readonly alertId: string | undefined;
  readonly revision: string | undefined;
  readonly page: string | undefined;
  readonly connected: string | undefined;
}

interface Said {
  readonly health: readonly Health[];
  readonly alerted: readonly AlertedReceipt[];
}

export interface Sealing {
  readonly version?: number;
  readonly key?: Signer;
  /** The topic that it is signed for; the one it travels on unless told. */
  readonly topic?: string;
}

export class VirtualScreen {
  readonly #launch: () => Promise<Screen>;
  readonly #address: string;
  readonly #versions = new Map<string, number>();
  #screen: Screen | undefined;
  #nowMs = 0;

  /**
   * @param launch opens the browser, and its profile with it
   * @param address where the built kiosk is served
   */
  constructor(launch: () => Promise<Screen>, address: string) {
    this.#launch = launch;
    this.#address = address;
  }

  get page(): Page {
    if (this.#screen === undefined) throw new Error('the screen is not open');
    return this.#screen.page;
  }

  /** A moment so many seconds after the beginning. */
  momentAt(seconds: number): string {
    return new Date(startMs + seconds * 1000).toISOString();
  }

  get seconds(): number {
    return this.#nowMs / 1000;
  }

  /** Opens the browser, in the time that it is by now, and waits until the display has a hub or knows that it has none. */
  async open(network: Network = 'up'): Promise<void> {
    this.#screen = await this.#launch();
    const { page } = this.#screen;
    await page.addInitScript(takeTime, { startMs, startedMs: this.#nowMs });
    await page.addInitScript(takeNetwork, credentials);
    await page.addInitScript((state) => {
      window.hub.setNetwork(state);
    }, network);
    await page.goto(`${this.#screen.addressOf(this.#address)}/kiosk/`);
    await page.locator('louyu-stage').waitFor({ state: 'attached' });
    const wanted = String(network === 'up');
    for (let tries = 0; (await this.look()).connected !== wanted; tries += 1) {
      if (tries > 30) throw new Error('the display did not start');
      await this.pass(1);
    }
  }

  async close(): Promise<void> {
    await this.#screen?.close();
    this.#screen = undefined;
  }

  /** Lets time pass. */
  async pass(seconds: number): Promise<void> {
    await this.page.evaluate((ms) => window.virtual.pass(ms), seconds * 1000);
    this.#nowMs += seconds * 1000;
  }

  async network(state: Network): Promise<void> {
    await this.page.evaluate((next) => {
      window.hub.setNetwork(next);
    }, state);
  }

  /** Makes the display this glass. */
  configure(glass: Glass, change: Partial<DeviceConfig> = {}): Promise<void> {
    const config: DeviceConfig = {
      ...previewConfig(glass, 'zh-CN'),
      hubUrls: ['http://192.168.100.200:8080'],
      kioskBuild: '',
      ...change,
    };
    return this.#publish(topicOf('config', 's', 'd1'), config);
  }

  board(...notices: readonly BoardNotice[]): Promise<void> {
    return this.#publish(topicOf('board', 's', spotId), { placeId: spotId, notices });
  }

  alarm(...alerts: readonly AlarmAlert[]): Promise<void> {
    return this.#publish(this.alarmTopic(), { placeId: spotId, alerts });
  }

  alarmTopic(placeId = spotId): string {
    return topicOf('alarm', 's', placeId);
  }

  /** An alarm document that nobody publishes; the next version unless told. */
  sealedAlarm(alerts: readonly AlarmAlert[], { version, key = signer, topic }: Sealing = {}): Uint8Array {
    const document = {
      topic: topic ?? this.alarmTopic(),
      epoch: 1,
      version: version ?? (this.#versions.get(this.alarmTopic()) ?? 0) + 1,
      issuedAt: this.momentAt(this.seconds),
      body: { placeId: spotId, alerts },
    };
    return sealDocument(document, key);
  }

  inject(bytes: Uint8Array, topic = this.alarmTopic()): Promise<void> {
    return this.page.evaluate(([to, text]) => window.hub.inject(to, text), [topic, latin1(bytes)] as const);
  }

  look(): Promise<Look> {
    return this.page.evaluate(() => {
      const { state, noticeId, alertId, revision, page, connected } = document.documentElement.dataset;
      return { state, noticeId, alertId, revision, page, connected };
    });
  }

  /** What the display has told since it was last asked. */
  async said(): Promise<Said> {
    return this.page.evaluate(() => {
      const { health, alerted } = window.hub.take();
      return { health, alerted };
    });
  }

  /** Every text on the glass. */
  words(): Promise<string> {
    return wordsOn(this.page);
  }

  async #publish(topic: string, body: unknown): Promise<void> {
    const version = (this.#versions.get(topic) ?? 0) + 1;
    this.#versions.set(topic, version);
    const issuedAt = this.momentAt(this.seconds);
    const bytes = sealDocument({ topic, epoch: 1, version, issuedAt, body }, signer);
    await this.page.evaluate(([to, text]) => window.hub.retain(to, text), [topic, latin1(bytes)] as const);
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

export const lobby = glasses['lobby portrait'];
