import { join } from 'node:path';
import Database from 'better-sqlite3';
import { generate, parser, type IPublishPacket } from 'mqtt-packet';
import type { Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { deliverySchema } from '@louyu/contract/api/delivery';
import { boardSchema } from '@louyu/contract/board';
import { sealDocument } from '@louyu/contract/documents';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { openDocument } from '@louyu/contract/reading';
import { healthSchema } from '@louyu/contract/messages';
import { topicOf } from '@louyu/contract/topics';
import { onGlass, pairScreen, screens, type Screen } from './support/browser.ts';
import { lobbyProfile, outage, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import {
  freePort,
  startHub,
  temporaryDirectory,
  type HubProcess,
  type HubProcessOptions,
} from './support/hub-process.ts';

/* DESIGN.md §4: a display decides from its documents and clock alone, and takes only what the hub has signed for it. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let profile: Awaited<ReturnType<typeof temporaryDirectory>>;
let options: HubProcessOptions;
let hub: HubProcess;
let compound: Compound;
let lobby: string;
let launch: (profileDirectory: string) => Promise<Screen>;
let screen: Screen;
let page: Page;

async function setUp(launchScreen: typeof launch): Promise<void> {
  launch = launchScreen;
  [directory, profile] = [await temporaryDirectory(), await temporaryDirectory()];
  options = { dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() };
  hub = await startHub(options);
  compound = await smallCompound(hub);
  lobby = spotOf(compound);
  await openScreen();
  await pairScreen(page, screen.addressOf(hub.httpUrl), compound, {
    as: 'new',
    name: '测试屏',
    spotIds: [lobby],
    profile: lobbyProfile,
    language: 'zh-CN',
  });
}

async function tearDown(): Promise<void> {
  await screen.close();
  await hub.stop();
  await Promise.all([directory.remove(), profile.remove()]);
}

async function openScreen(): Promise<void> {
  screen = await launch(profile.path);
  page = screen.page;
}

async function shows(noticeId: string): Promise<void> {
  await page.waitForSelector(`html[data-notice-id="${noticeId}"]`, { state: 'attached', timeout: 120_000 });
}

async function secondsOn(noticeId: string): Promise<number> {
  const { devices } = await compound.editor.request(
    'GET',
    `/api/notices/${noticeId}/delivery`,
    deliverySchema,
  );
  return devices.find((device) => device.name === '测试屏')?.secondsShown ?? 0;
}

describe.each(Object.entries(screens))('%s', (_engine, launchScreen) => {
  beforeAll(() => setUp(launchScreen), 60_000);
  afterAll(tearDown);

  describe('a screen without a hub', () => {
    it('comes up after a restart of its browser, goes on rotating, and reports later what it showed', async () => {
      const { id: first } = await publish(compound, outage([lobby]));
      await shows(first);
      const { id: second } = await publish(compound, outage([lobby], { priority: 'urgent' }));
      await shows(second);
      await vi.waitFor(async () => expect(await secondsOn(second)).toBeGreaterThan(0), { timeout: 20_000 });
      await hub.kill();
      await screen.close();
      const diedAt = new Date().toISOString();

      await openScreen();
      await page.goto(`${screen.addressOf(hub.httpUrl)}/kiosk/`);
      await shows(first);
      await shows(second);
      await shows(first);
      expect((await onGlass(page))['connected']).toBe('false');

      hub = await startHub(options);
      await vi.waitFor(
        async () => {
          const { devices } = await compound.editor.request(
            'GET',
            `/api/notices/${first}/delivery`,
            deliverySchema,
          );
          const line = devices.find((device) => device.name === '测试屏');
          expect(line?.lastShownAt ?? '').toBeTruthy();
          expect((line?.lastShownAt ?? '') > diedAt).toBe(true);
        },
        { timeout: 60_000, interval: 500 },
      );
    }, 240_000);
  });

  describe('a screen that is lied to', () => {
    it('shows nothing that is replayed, forged, unsigned or of another place, and says why', async () => {
      const refused = new Set<string>();
      let inject: ((topic: string, payload: Uint8Array) => void) | undefined;
      await page.addInitScript(letSocketsBeRouted);
      await page.routeWebSocket(/\/mqtt/, (socket) => {
        inject = tap(socket, (code) => refused.add(code));
      });
      const { id: genuine } = await publish(compound, outage([lobby]));
      await page.goto(`${screen.addressOf(hub.httpUrl)}/kiosk/`);
      await shows(genuine);
      const topic = topicOf('board', compound.siteId, lobby);
      const before = storedPayload(topic);
      await compound.approver.recall(genuine);
      const { id: standing } = await publish(compound, outage([lobby]));
      await shows(standing);

      const publicKey = publicKeyOf();
      const old = openDocument(before, topic, publicKey, boardSchema);
      expect(old.body.notices.map((notice) => notice.id)).toContain(genuine);
      const forged = { ...old, version: old.version + 1000 };
      const stranger = nobleSigner(new Uint8Array(32).fill(7));
      const lies: readonly (readonly [code: string, payload: Uint8Array])[] = [
        ['wire.signature_invalid', sealDocument(forged, stranger)],
        ['wire.not_signed', Buffer.from(JSON.stringify(forged))],
        ['wire.wrong_topic', storedPayload(topicOf('board', compound.siteId, compound.siteId))],
        ['wire.document_too_large', Buffer.alloc(65_537, 0x7b)],
      ];
      const shownSince = await watchGlass(page);
      inject?.(topic, before);
      for (const [code, payload] of lies) {
        inject?.(topic, payload);
        await vi.waitFor(() => expect([...refused]).toContain(code), { timeout: 30_000 });
      }

      // What comes after the lies is taken: nothing of them has stuck.
      const { id: last } = await publish(compound, outage([lobby]));
      await shows(last);
      expect(await shownSince()).not.toContain(genuine);
    }, 240_000);
  });
});

/** What Playwright’s stand-in for a socket uses and Chrome 80 lacks. */
function letSocketsBeRouted(): void {
  if (!('parse' in URL))
    Object.assign(URL, { parse: (address: string, base?: string) => new URL(address, base) });
}

/** Passes everything on both ways, lets the test speak as the broker, and reads the refusals in the page's health. */
function tap(
  socket: WebSocketRoute,
  onRefused: (code: string) => void,
): (topic: string, payload: Uint8Array) => void {
  const server = socket.connectToServer();
  const spoken = parser({ protocolVersion: 4 });
  spoken.on('packet', (packet) => {
    if (packet.cmd !== 'publish' || !packet.topic.endsWith('/health')) return;
    const health = v.parse(healthSchema, JSON.parse(packet.payload.toString()));
    if (health.refused !== undefined) onRefused(health.refused);
  });
  socket.onMessage((message) => {
    spoken.parse(Buffer.from(message));
    server.send(message);
  });
  server.onMessage((message) => socket.send(message));
  return (topic, payload) => {
    const packet: IPublishPacket = {
      cmd: 'publish',
      topic,
      payload: Buffer.from(payload),
      qos: 0,
      dup: false,
      retain: false,
    };
    socket.send(generate(packet));
  };
}

/** Notes which notices come onto the glass from now on. */
async function watchGlass(glass: Page): Promise<() => Promise<string[]>> {
  const log = await glass.evaluateHandle(() => {
    const shown: string[] = [];
    const note = () => shown.push(document.documentElement.dataset['noticeId'] ?? '');
    new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-notice-id'] });
    return shown;
  });
  return () => log.jsonValue();
}

function read<Row>(sql: string, ...values: string[]): Row | undefined {
  const database = new Database(join(directory.path, 'louyu.db'), { readonly: true });
  try {
    return database.prepare<string[], Row>(sql).get(...values);
  } finally {
    database.close();
  }
}

function storedPayload(topic: string): Uint8Array {
  return (
    read<{ payload: Uint8Array }>('select payload from document where topic = ?', topic)?.payload ??
    new Uint8Array()
  );
}

function publicKeyOf(): string {
  const row = read<{ value: string }>(`select value from setting where name = 'signing_key'`);
  return v.parse(v.object({ publicKey: v.string() }), JSON.parse(row?.value ?? '{}')).publicKey;
}
