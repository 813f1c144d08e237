import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmAlert } from '@louyu/contract/alarm';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { screens } from './support/browser.ts';
import { goldenAlerts } from './support/golden-alerts.ts';
import { goldenNotices } from './support/golden-notices.ts';
import { temporaryDirectory } from './support/hub-process.ts';
import { glasses, serveKiosk, type KioskFiles } from './support/kiosk-preview.ts';
import { lobby, VirtualScreen } from './support/virtual-screen.ts';

/*
 * EXPERIENCE.md "Alert, everywhere", DESIGN.md §4: an alert takes every display at once and as long as it is in force, with a hub
 * or without; only what the hub has signed for this place, in its time; and the board comes back where it was.
 */

const { fire, updated, cleared, drill, lift } = goldenAlerts;
const { short, long } = goldenNotices;

/** In virtual time an answer of the hub seems to be long under way, and the clock is set by half of that. */
const clockSlackMs = 1_500;

let kiosk: KioskFiles;
let profile: Awaited<ReturnType<typeof temporaryDirectory>>;
let screen: VirtualScreen;

beforeAll(async () => {
  kiosk = await serveKiosk();
});

afterAll(() => {
  kiosk.close();
});

/** A paired lobby screen with two notices in its loop. */
async function begin(
  launch: (profileDirectory: string) => ReturnType<(typeof screens)['Chromium']>,
): Promise<void> {
  profile = await temporaryDirectory();
  screen = new VirtualScreen(() => launch(profile.path), kiosk.baseUrl);
  await screen.open();
  await screen.configure(lobby);
  await screen.board(short, long);
  await screen.pass(5);
  expect(await screen.look()).toMatchObject({ state: 'board', connected: 'true' });
  await screen.said();
}

describe.each(Object.entries(screens))('%s', (_engine, launch) => {
  beforeEach(() => begin(launch));

  afterEach(async () => {
    await screen.close();
    await profile.remove();
  });

  it('is taken over at once on every kind of display, and tells it at once', async () => {
    for (const [index, name] of (['lobby portrait', 'lift landscape', 'paper small'] as const).entries()) {
      await screen.configure(glasses[name]);
      await screen.alarm();
      await screen.pass(2);
      expect(await screen.look()).toMatchObject({ state: 'board' });
      await screen.said();
      const alert: AlarmAlert = { ...fire, id: `fire${index}` };
      await screen.alarm(alert);
      await screen.pass(0.2);
      expect(await screen.look()).toMatchObject({ state: 'alert', alertId: alert.id, revision: '1' });
      const words = await screen.words();
      for (const text of ['立即从楼梯撤离', '不要乘坐电梯', '3栋地下车库B1', '09:38', '119', '编号0007'])
        expect(words).toContain(text);
      const { health, alerted } = await screen.said();
      expect(health.at(-1)?.visible).toEqual({ kind: 'alert', alertId: alert.id, revision: 1, page: 1 });
      expect(alerted).toMatchObject([{ alertId: alert.id, revision: 1 }]);
      const { receivedAt, paintedAt } = alerted[0] ?? { receivedAt: '', paintedAt: '' };
      expect(Date.parse(paintedAt) - Date.parse(receivedAt)).toBeLessThan(200);
      const awayMs = Date.parse(receivedAt) - Date.parse(screen.momentAt(screen.seconds));
      expect(Math.abs(awayMs)).toBeLessThan(clockSlackMs);
    }
  });

  it('shows the gravest first and again, an update, the end, and then the board where it was', async () => {
    const before = await screen.look();
    await screen.alarm(lift);
    await screen.pass(0.2);
    expect(await screen.look()).toMatchObject({ alertId: lift.id });
    await screen.alarm(lift, fire);
    await screen.pass(0.2);
    expect(await screen.look()).toMatchObject({ alertId: fire.id });
    const turns: (string | undefined)[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      await screen.pass(1);
      const { alertId } = await screen.look();
      if (turns.at(-1) !== alertId) turns.push(alertId);
    }
    expect(turns.slice(0, 4)).toEqual([fire.id, lift.id, fire.id, lift.id]);

    await screen.alarm(updated);
    await screen.pass(0.2);
    expect(await screen.look()).toMatchObject({ alertId: fire.id, revision: '2' });
    expect(await screen.words()).toContain('北门已封');
    const end = { ...cleared, until: screen.momentAt(screen.seconds + 60) };
    await screen.alarm(end);
    await screen.pass(0.2);
    expect(await screen.words()).toContain('险情解除');
    expect(
      await screen.page.evaluate(() => document.querySelector('louyu-stage')?.getAttribute('alert')),
    ).toBe('over');
    await screen.pass(57);
    expect(await screen.look()).toMatchObject({ state: 'alert', revision: '3' });
    const { alerted } = await screen.said();
    expect(alerted.map(({ alertId, revision }) => `${alertId}@${revision}`)).toEqual([
      `${lift.id}@1`,
      `${fire.id}@1`,
      `${fire.id}@2`,
      `${fire.id}@3`,
    ]);

    // By its own clock; no document says that the end has been told long enough.
    await screen.pass(4);
    expect(await screen.look()).toEqual(before);
    const { health } = await screen.said();
    expect(health.at(-1)?.visible).toMatchObject({ kind: 'notice', noticeId: before.noticeId });
    // Of the thirty seconds of this page, about nine have passed by now.
    await screen.pass(8);
    expect(await screen.look()).toEqual(before);
    await screen.pass(20);
    expect((await screen.look()).noticeId).not.toBe(before.noticeId);
  });

  it('says a drill on both sides, and in both languages by turns', async () => {
    await screen.configure(lobby, { secondLanguage: 'en' });
    await screen.alarm(drill);
    await screen.pass(0.3);
    const chinese = await screen.words();
    expect(chinese.split('演练').length - 1).toBe(3);
    expect(chinese).not.toContain('Leave');
    await screen.pass(16);
    expect(await screen.look()).toMatchObject({ page: '2' });
    const english = await screen.words();
    expect(english).toContain('Leavebythestairsnow');
    expect(english).not.toContain('撤离');
  });

  it('ignores what is forged, unsigned, too large, replayed, foreign or expired, and says so', async () => {
    await screen.alarm(fire);
    await screen.pass(1);
    await screen.alarm();
    await screen.pass(1);
    await screen.said();
    const stranger = nobleSigner(new Uint8Array(32).fill(9));
    const foreign = screen.alarmTopic('x9');
    const late: AlarmAlert = { ...fire, id: 'late', until: screen.momentAt(-10) };
    const lies: readonly (readonly [code: string, bytes: Uint8Array, topic?: string])[] = [
      ['wire.signature_invalid', screen.sealedAlarm([fire], { key: stranger })],
      [
        'wire.not_signed',
        Buffer.from(JSON.stringify({ body: { placeId: 'l', alerts: [fire] } }).padEnd(300)),
      ],
      ['wire.document_too_large', Buffer.alloc(65_537, 0x7b)],
      ['wire.wrong_topic', screen.sealedAlarm([fire], { topic: screen.alarmTopic('s') })],
      ['wire.wrong_topic', screen.sealedAlarm([fire], { topic: foreign }), foreign],
      ['wire.replayed', screen.sealedAlarm([fire], { version: 1 })],
      ['wire.expired', screen.sealedAlarm([late])],
    ];
    for (const [code, bytes, topic] of lies) {
      await screen.inject(bytes, topic);
      await screen.pass(0.2);
      const { health } = await screen.said();
      expect(health.map(({ refused }) => refused)).toContain(code);
      expect(await screen.look()).toMatchObject({ state: 'board' });
    }
    // The very same once more is what brokers do.
    await screen.inject(screen.sealedAlarm([late], { version: 3 }));
    await screen.pass(20);
    const { health, alerted } = await screen.said();
    expect(health.map(({ refused }) => refused)).toEqual(health.map(() => undefined));
    expect(alerted).toEqual([]);
  });

  it('stands without a hub and over a restart of the browser until it expires, and is told afterwards', async () => {
    await screen.alarm({ ...fire, until: screen.momentAt(600) });
    await screen.pass(1);
    await screen.network('down');
    await screen.pass(120);
    expect(await screen.look()).toMatchObject({ state: 'alert', connected: 'false' });
    await screen.close();

    await screen.open('down');
    await screen.pass(3);
    expect(await screen.look()).toMatchObject({ state: 'alert', alertId: fire.id, connected: 'false' });
    await screen.pass(600 - screen.seconds - 2);
    expect(await screen.look()).toMatchObject({ state: 'alert' });
    await screen.pass(4);
    expect(await screen.look()).toMatchObject({ state: 'board' });
    await screen.network('up');
    await screen.pass(60);
    // It had been said before the hub died, and is said once.
    expect((await screen.said()).alerted).toEqual([]);
  });

  it('shows nothing of an alert that it slept through', async () => {
    await screen.page.evaluate(() => {
      const root = document.documentElement;
      new MutationObserver(() => {
        if (root.dataset['state'] === 'alert') root.dataset['sawAlert'] = 'true';
      }).observe(root, { attributeFilter: ['data-state'] });
    });
    await screen.network('down');
    await screen.alarm(fire);
    await screen.pass(60);
    await screen.alarm({ ...cleared, until: screen.momentAt(100) });
    await screen.pass(120);
    await screen.alarm();
    await screen.network('up');
    await screen.pass(60);
    expect(await screen.look()).toMatchObject({ state: 'board', connected: 'true' });
    expect(await screen.page.evaluate(() => document.documentElement.dataset['sawAlert'])).toBeUndefined();
    expect((await screen.said()).alerted).toEqual([]);
  });

  it('is not hidden by the self-check that somebody has left open, nor for long by one that is asked for', async () => {
    await screen.page.keyboard.press('F2');
    await screen.pass(1);
    expect(await screen.words()).toContain('自检');
    await screen.alarm(fire);
    await screen.pass(0.3);
    expect(await screen.words()).not.toContain('自检');
    await screen.page.keyboard.press('F2');
    await screen.pass(1);
    expect(await screen.words()).toContain('自检');
    await screen.pass(10);
    expect(await screen.words()).not.toContain('自检');
  });
});
