import { afterEach, describe, expect, it, vi } from 'vitest';
import { onGlass } from './support/browser.ts';
import { outage, publish } from './support/compound.ts';
import { flakyNetwork, type FlakyNetwork } from './support/flaky-network.ts';
import { freePort, startHub } from './support/hub-process.ts';
import { lobbyScreen, type LobbyScreen } from './support/lobby-screen.ts';

/* DESIGN.md §4: a display finds its hub again, at whatever address it named, and goes on meanwhile. */

let screen: LobbyScreen | undefined;
let network: FlakyNetwork | undefined;

afterEach(async () => {
  await screen?.close();
  await network?.close();
  screen = network = undefined;
});

describe('a Wi-Fi that flaps every ten seconds', () => {
  it('keeps no notice from the glass, stops no rotation, loses no receipt and floods nobody', async () => {
    screen = await lobbyScreen({
      pageUrl: async (hub) => {
        network = await flakyNetwork(Number(new URL(hub.httpUrl).port));
        return network.url;
      },
    });
    const { compound, spotId, page } = screen;
    const { id: first } = await publish(compound, outage([spotId]));
    await screen.shows(first);
    const { id: second } = await publish(compound, outage([spotId]));
    await screen.shows(second);
    const turns = await page.evaluateHandle(() => {
      const seen: number[] = [];
      const note = () => seen.push(performance.now());
      new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-notice-id'] });
      return seen;
    });
    const before = network?.connections ?? 0;
    const startedMs = performance.now();
    const flapping = network?.flap(10_000, 4);
    const { id: third } = await publish(compound, outage([spotId]));
    // It comes while the network still flaps, in one of its ten seconds.
    await screen.shows(third, 45_000);
    await flapping;
    const minutes = (performance.now() - startedMs) / 60_000;
    // Each of the four times that the network was there: the page itself, the time, the connection.
    expect(((network?.connections ?? 0) - before) / minutes).toBeLessThan(30);
    expect((await turns.jsonValue()).length).toBeGreaterThan(minutes * 2);
    await vi.waitFor(
      async () => {
        const view = await screen?.view();
        expect(view).toMatchObject({ state: 'ok', pendingReceipts: 0, droppedReceipts: 0, reloads: null });
      },
      { timeout: 60_000, interval: 500 },
    );
  }, 240_000);
});

describe('a hub whose address changes', () => {
  it('is found at the address that its signed configuration had named, and again after a restart of the page', async () => {
    const nextPort = await freePort();
    const nextUrl = `http://127.0.0.1:${nextPort}`;
    screen = await lobbyScreen({ env: { LOUYU_HUB_URLS: nextUrl } });
    const { compound, spotId, page, hub, options } = screen;
    const { id: first } = await publish(compound, outage([spotId]));
    await screen.shows(first);

    // The page was opened where nobody is any more.
    await hub.stop();
    const moved = { ...options, httpPort: nextPort, env: { LOUYU_PUBLIC_URL: nextUrl } };
    screen.hub = await startHub(moved);
    compound.admin.moveTo(nextUrl);
    compound.editor.moveTo(nextUrl);
    compound.approver.moveTo(nextUrl);
    const { id: second } = await publish(compound, outage([spotId]));
    await screen.shows(second, 90_000);
    await vi.waitFor(async () => expect((await screen?.view())?.state).toBe('ok'), { timeout: 30_000 });
    // It asks the new address for the time too, which takes the hub's consent to another origin.
    expect((await screen.view()).clockTrusted).toBe(true);

    await screen.reopen();
    await page.waitForSelector('html[data-connected="true"]', { state: 'attached', timeout: 60_000 });
    expect(new URL(page.url()).origin).toBe(hub.httpUrl);
    const { id: third } = await publish(compound, outage([spotId]));
    await screen.shows(third);
    expect((await onGlass(page))['connected']).toBe('true');
  }, 240_000);
});
