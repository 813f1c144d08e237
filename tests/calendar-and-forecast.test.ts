import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarSchema } from '@louyu/contract/api/calendar';
import { noticeSchema, type Draft, type NoticeView } from '@louyu/contract/api/notices';
import { deskViewport, launchBrowser } from './support/browser.ts';
import { pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* R11: everything that is scheduled on a calendar that clerks move things on, and what a screen will show, two clicks away. */

const timeZone = 'Asia/Shanghai';
/** Once, so that no midnight comes in between. */
const today = Temporal.Now.plainDateISO(timeZone);
/** All six weeks of a month, so that any day can be dragged to any other. */
const viewport = { ...deskViewport, height: 1_200 };

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'zhou', password: 'correct horse' },
    headers: { origin: hub.httpUrl },
  });
  expect(answer.ok()).toBe(true);
  page = await context.newPage();
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

/** So many days from today at an hour, by the clock of the site. */
function at(days: number, hour: number): string {
  const moment = today.add({ days }).toZonedDateTime({ timeZone, plainTime: { hour } });
  return new Date(moment.epochMilliseconds).toISOString();
}

function dateIn(days: number): string {
  return today.add({ days }).toString();
}

function notice(title: string, change: Partial<Draft> = {}): Draft {
  return {
    templateId: 'general',
    category: 'event',
    fields: {
      title: { 'zh-CN': title },
      shortTitle: { 'zh-CN': title },
      keyPoint: { 'zh-CN': '欢迎参加' },
      body: { 'zh-CN': '地点在北门广场。' },
    },
    audience: [compound.siteId],
    window: { from: at(1, 9), to: at(1, 18) },
    priority: 'urgent',
    ...change,
  };
}

const noticeOf = (id: string): Promise<NoticeView> =>
  compound.editor.request('GET', `/api/notices/${id}`, noticeSchema);

async function drag(bar: Locator, day: string): Promise<void> {
  await bar.scrollIntoViewIfNeeded();
  const from = await bar.boundingBox();
  const to = await page.locator(`.cell[data-date="${day}"]`).boundingBox();
  if (from === null || to === null) throw new TypeError('nothing to drag');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
}

const barOf = (id: string, revision = 1) =>
  page.locator(`.bar[data-notice="${id}"][data-revision="${revision}"]`).first();

describe('the calendar', () => {
  it('moves a draft at once where it is dropped, and back; a key moves it too', async () => {
    const { summary } = await compound.editor.request('POST', '/api/notices', noticeSchema, notice('义诊'));
    await page.goto(`${hub.httpUrl}/notices/calendar?view=month`);
    await drag(barOf(summary.id), dateIn(3));
    await page.getByText('已移动《义诊》。').waitFor();
    expect((await noticeOf(summary.id)).summary.window).toEqual({ from: at(3, 9), to: at(3, 18) });
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(async () => (await noticeOf(summary.id)).summary.window.from).toBe(at(1, 9));
    await page.locator(`.bar[data-notice="${summary.id}"][data-edit="3"]`).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => (await noticeOf(summary.id)).summary.window.from).toBe(at(2, 9));
  });

  it('proposes new times of what is signed for review, and keeps the old ones until then', async () => {
    const { id } = await publish(compound, notice('露天电影'));
    await page.goto(`${hub.httpUrl}/notices/calendar?view=month&place=${spotOf(compound)}`);
    await drag(barOf(id), dateIn(2));
    await page.getByRole('button', { name: '移动并提交审核' }).click();
    await barOf(id, 2).waitFor();
    const { summary, revisions } = await noticeOf(id);
    expect(summary.window).toEqual({ from: at(1, 9), to: at(1, 18) });
    expect(revisions.map(({ revision, state, window }) => [revision, state, window.from])).toEqual([
      [2, 'in-review', at(2, 9)],
      [1, 'signed', at(1, 9)],
    ]);
  });
});

describe('the forecast', () => {
  it('shows what a screen will show at any moment, two clicks from the list, on the real kiosk', async () => {
    const { deviceId } = await pairLobby(compound, '大堂屏', spotOf(compound));
    const repeat = { start: dateIn(0), rule: 'FREQ=DAILY', except: [dateIn(6)] };
    const { id } = await publish(
      compound,
      notice('垃圾清运', {
        window: { from: null, to: at(20, 0) },
        schedule: { repeat, dayparts: [{ from: '07:00', to: '09:00' }] },
      }),
    );
    const span = new URLSearchParams({ from: at(5, 0), to: at(8, 0) });
    const { entries } = await compound.editor.request('GET', `/api/calendar?${span}`, calendarSchema);
    const [entry] = entries.filter(({ noticeId }) => noticeId === id);
    expect(entry?.windows.map(({ from }) => from)).toEqual([at(5, 7), at(7, 7)]);

    await page.goto(`${hub.httpUrl}/devices`);
    let clicks = 0;
    const clickAt = async (target: Locator, hour?: number) => {
      const box = hour === undefined ? null : await target.boundingBox();
      const x = box === null || hour === undefined ? undefined : (box.width * hour) / 24;
      await target.click(x === undefined ? {} : { position: { x, y: 20 } });
      clicks += 1;
    };
    const track = (days: number) => page.locator(`[data-date="${dateIn(days)}"] .track`);
    const screen = page.frameLocator('ly-device-forecast iframe');
    await clickAt(page.locator(`[data-device="${deviceId}"]`));
    await track(7).waitFor();
    await clickAt(track(7), 8);
    await screen.getByText('垃圾清运').first().waitFor();
    expect(clicks).toBe(2);
    expect(await page.getByTestId('forecast-moment').textContent()).toMatch(/8:00$/);
    // The day that was left out, and an hour at which it is not shown.
    for (const [days, hour] of [
      [6, 8],
      [7, 12],
    ] as const) {
      await clickAt(track(days), hour);
      await screen.getByText('垃圾清运').first().waitFor({ state: 'detached' });
      await page.getByText('待机画面').waitFor();
    }
  });
});
