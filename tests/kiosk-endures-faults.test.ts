import { afterEach, describe, expect, it, vi } from 'vitest';
import { onGlass, screens } from './support/browser.ts';
import { outage, publish } from './support/compound.ts';
import { startHub } from './support/hub-process.ts';
import { lobbyScreen, type LobbyScreen } from './support/lobby-screen.ts';

/* What happens to a screen in years: its clock jumps, its disk is full, somebody opens a second tab, its page gets stuck. */

const dayMs = 86_400_000;
let screen: LobbyScreen | undefined;

afterEach(async () => {
  await screen?.close();
  screen = undefined;
});

/** Waits until the dashboard says so of the screen. */
async function told(expected: object, timeoutMs = 30_000): Promise<void> {
  await vi.waitFor(async () => expect(await screen?.view()).toMatchObject(expected), {
    timeout: timeoutMs,
    interval: 500,
  });
}

describe('a clock that jumps a day', () => {
  /** The device's own clock, off by what its storage says. */
  function skewClock(): void {
    const real = Date.now.bind(Date);
    Date.now = () => {
      try {
        return real() + Number(localStorage.getItem('skewMs') ?? 0);
      } catch {
        return real();
      }
    };
  }

  it('changes nothing on the glass, and one that cannot be trusted after a restart shows all and says so', async () => {
    screen = await lobbyScreen({ prepare: (page) => page.context().addInitScript(skewClock) });
    const { compound, spotId, page, hub, options } = screen;
    const skew = (ms: number) =>
      page.evaluate((skewMs) => localStorage.setItem('skewMs', String(skewMs)), ms);
    const { id: now } = await publish(compound, outage([spotId]));
    const from = new Date(Date.now() + 2 * 3600_000).toISOString();
    const { id: later } = await publish(compound, outage([spotId], { window: { from, to: null } }));
    await screen.shows(now);
    const seen = await page.evaluateHandle(() => {
      const ids: string[] = [];
      const note = () => ids.push(document.documentElement.dataset['noticeId'] ?? '');
      new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-notice-id'] });
      return ids;
    });

    for (const ms of [dayMs, -dayMs]) {
      await skew(ms);
      // What the health tells as the offset is that of the clock after the jump.
      await vi.waitFor(
        async () => expect(Math.abs(((await screen?.view())?.clockOffsetMs ?? 0) + ms)).toBeLessThan(60_000),
        { timeout: 40_000, interval: 500 },
      );
      expect((await screen.view()).clockTrusted).toBe(true);
      expect((await onGlass(page))['noticeId']).toBe(now);
    }
    expect(await seen.jsonValue()).toEqual([]);

    await hub.kill();
    await skew(-30 * dayMs);
    await screen.reopen();
    await screen.shows(later);
    screen.hub = await startHub(options);
    await told({ clockTrusted: true, state: 'ok' }, 60_000);
    await screen.shows(now);
    await vi.waitFor(async () => expect((await onGlass(page))['noticeId']).toBe(now));
  }, 240_000);
});

describe('a disk that is full', () => {
  it('takes no picture away, loses nothing that is still true, and is used again when there is room', async () => {
    screen = await lobbyScreen();
    const { compound, spotId, page, hub, options } = screen;
    const { id: first } = await publish(compound, outage([spotId]));
    await screen.shows(first);
    await told({ state: 'ok', pendingReceipts: 0 });
    const session = await page.context().newCDPSession(page);
    const origin = hub.httpUrl;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    const refused = page.waitForEvent('console', {
      predicate: (message) => message.text().includes('could not be saved'),
      timeout: 60_000,
    });
    const { id: second } = await publish(compound, outage([spotId], { priority: 'normal' }));
    await refused;
    await screen.shows(second, 90_000);
    await told({ state: 'ok', droppedReceipts: 0 });

    await hub.kill();
    await screen.reopen();
    await screen.shows(first, 90_000);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    screen.hub = await startHub(options);
    await screen.shows(second, 90_000);
    await told({ state: 'ok' }, 60_000);
    await screen.hub.kill();
    await screen.reopen();
    await screen.shows(second, 90_000);
    screen.hub = await startHub(options);
  }, 300_000);
});

describe.each(['Chromium', 'Chrome 80'] as const)('two tabs of one identity in %s', (engine) => {
  it('speak with one voice: the second says so, and takes over when the first is closed', async () => {
    screen = await lobbyScreen({ launch: screens[engine] });
    const { compound, spotId, page } = screen;
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.waitForSelector('html[data-state="standby"]', { state: 'attached' });
    await second.getByText('另一个窗口').waitFor();
    const { id } = await publish(compound, outage([spotId]));
    await page.bringToFront();
    await screen.shows(id);
    expect(await onGlass(second)).not.toHaveProperty('connected');

    await page.close();
    await second.waitForSelector(`html[data-notice-id="${id}"]`, { state: 'attached' });
    await second.waitForSelector('html[data-connected="true"]', { state: 'attached' });
    await told({ state: 'ok' });
  }, 120_000);
});

describe('a page that is stuck', () => {
  /** Life eight times as fast, so that nobody has to wait for the watchdog. */
  function hurry(): void {
    const factor = 8;
    const real = {
      now: performance.now.bind(performance),
      set: setTimeout.bind(window),
      every: setInterval.bind(window),
    };
    performance.now = () => real.now() * factor;
    Object.assign(window, {
      setTimeout: (call: () => void, ms = 0) => real.set(call, ms / factor),
      setInterval: (call: () => void, ms = 0) => real.every(call, ms / factor),
    });
  }

  it.each([
    [
      'frames',
      () => {
        window.requestAnimationFrame = () => 0;
      },
    ],
    [
      'glass',
      () => {
        // What a renderer does that has given up: the old picture stays.
        const stage = document.querySelector('louyu-stage');
        Object.defineProperty(stage, 'requestUpdate', { value: () => undefined });
      },
    ],
  ] as const)(
    'for want of %s opens itself anew, without a hub too, and tells it afterwards',
    async (reason, jam) => {
      screen = await lobbyScreen();
      const { compound, spotId, page, hub, options } = screen;
      const { id } = await publish(compound, outage([spotId]));
      const { id: other } = await publish(compound, outage([spotId]));
      await screen.shows(other);
      await told({ state: 'ok', reloads: null });
      await hub.kill();
      await page.context().addInitScript(hurry);
      await screen.reopen();
      await screen.shows(id);
      await screen.shows(other);
      const opened = page.waitForEvent('load', { timeout: 90_000 });
      await page.evaluate(jam);
      await opened;
      await screen.shows(id);
      await screen.shows(other);
      screen.hub = await startHub(options);
      await told({ reloads: { count: 1, reason } }, 60_000);
    },
    240_000,
  );
});
