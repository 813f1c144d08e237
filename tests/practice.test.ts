import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOn } from './support/axe.ts';
import { deskViewport, launchBrowser, phoneViewport } from './support/browser.ts';
import { outage, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';

/* R37: practice goes the whole way of a notice in a real browser, and leaves nothing on the hub. */

const password = 'correct horse';

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  // A real notice of the same words stands already: practice neither replaces nor explains it.
  await publish(compound, outage([spotOf(compound)]));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

/** What the clock alone changes: when somebody was last here, and when the hub last saved its time. */
const ofTheClock = new Set(['session', 'setting']);

/** Every row of every other table of the hub, as text. */
function everythingKept(): Readonly<Record<string, string>> {
  const db = new Database(join(directory.path, 'louyu.db'), { readonly: true });
  try {
    const tables = db
      .prepare<[], { name: string }>(
        "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name",
      )
      .all()
      .map(({ name }) => name)
      .filter((name) => !ofTheClock.has(name));
    return Object.fromEntries(
      tables.map((name) => [name, JSON.stringify(db.prepare(`select * from "${name}"`).raw().all())]),
    );
  } finally {
    db.close();
  }
}

async function clerk(language: 'zh-CN' | 'en', viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: language, timezoneId: 'Asia/Shanghai' });
  await context.addInitScript((chosen) => {
    if (window.origin !== 'null') localStorage.setItem('louyu.language', chosen);
  }, language);
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login: 'zhou', password },
    headers: { origin: hub.httpUrl },
  });
  expect(answer.ok()).toBe(true);
  return context.newPage();
}

const words = {
  'zh-CN': {
    ...{
      reason: '管道检修',
      area: '全小区',
      interim: '请提前储水',
      submit: '提交审核（练习）',
    },
    ...{ sign: '签发', know: '我已知晓', recall: '撤回', sure: '确认撤回', mark: '练习' },
    ...{ menu: '我的账号', enter: '练习发通知', back: '收回签发', returns: '退回', why: '请写明要改什么' },
    ...{ returned: '确认退回', over: '全部做完了' },
  },
  en: {
    ...{ reason: 'Pipe maintenance', area: 'The whole compound', mark: 'Practice' },
    ...{
      interim: 'Please store water beforehand',
      submit: 'Submit (practice)',
      sign: 'Sign',
      know: 'Got it',
    },
    ...{ recall: 'Recall', sure: 'Recall now', menu: 'My account', back: 'Take back' },
    ...{ enter: 'Practise a notice', returns: 'Return', why: 'What has to change', returned: 'Return now' },
    ...{ over: 'All done' },
  },
} as const;

const glass = (page: Page) => page.locator('ly-virtual-screen iframe').contentFrame();

it.each([
  ['zh-CN', deskViewport],
  ['en', phoneViewport],
] as const)('practice in %s goes the whole way and touches nothing', async (language, viewport) => {
  const say = words[language];
  const page = await clerk(language, viewport);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const steps = (done: number) => expect.poll(() => page.locator('li[data-done]').count()).toBe(done);
  const barriers: string[] = [];
  const look = async (name: string) => {
    barriers.push(...(await barriersOn(page, name)));
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wide > 0) barriers.push(`${name}: ${String(wide)} px too wide`);
    await expect.poll(() => page.locator('ly-practice-band strong').innerText()).toBe(say.mark);
  };
  await page.goto(`${hub.httpUrl}/`);
  await page.locator('[data-page] h1').waitFor();
  const before = everythingKept();
  expect(before['document'], 'the boards are looked at').toContain('board');
  const written: string[] = [];
  page.on('request', (request: Request) => {
    if (request.method() !== 'GET') written.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });

  await page.getByRole('button', { name: say.menu }).click();
  await page.getByRole('menuitem', { name: say.enter }).click();
  await page.locator('a[href="/practice?template=water-outage"]').waitFor();
  await look('choose');
  await page.locator('a[href="/practice?template=water-outage"]').click();
  await steps(1);
  for (const suggestion of [say.reason, say.area, say.interim]) await button(suggestion).click();
  await look('write');
  await button(say.submit).click();
  await steps(2);

  // Sent back once, by the learner to the learner.
  await button(say.returns).click();
  await page.getByLabel(say.why).fill('再核对一次');
  await button(say.returned).click();
  await page.getByText('再核对一次').waitFor();
  await steps(1);
  await button(say.submit).click();
  await steps(2);
  await button(say.sign).waitFor();
  await button(say.sign).click();
  // Not without the ticks.
  await steps(2);
  await look('read');
  for (const tick of await page.getByRole('checkbox').all()) await tick.check();
  await button(say.sign).click();
  await steps(3);
  await button(say.back).waitFor();
  await look('wait');

  await button(say.know).waitFor({ timeout: 30_000 });
  // The kiosk itself says on the glass that it is practice.
  await glass(page).getByText(say.mark, { exact: false }).first().waitFor();
  expect(await glass(page).locator('html').getAttribute('data-notice-id')).toBe('practice');
  await button(say.know).click();
  await steps(4);
  await look('shown');
  await button(say.recall).click();
  await button(say.sure).click();
  await page.locator('ly-practice-lobby').getByText(say.over).waitFor();
  await steps(5);
  expect(await glass(page).locator('html').getAttribute('data-notice-id')).toBeNull();
  await look('over');

  expect(barriers).toEqual([]);
  expect([...new Set(written)]).toEqual(['POST /api/preview']);
  expect(everythingKept()).toEqual(before);
  await page.context().close();
});
