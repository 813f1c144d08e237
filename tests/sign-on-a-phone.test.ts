import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { auditPageSchema } from '@louyu/contract/api/audit';
import { noticeSchema, type NoticeView } from '@louyu/contract/api/notices';
import { siteSchema } from '@louyu/contract/api/places';
import { staffAlertListSchema } from '@louyu/contract/api/staff-alerts';
import { staffSchema } from '@louyu/contract/api/staff';
import { launchBrowser, phoneViewport, readQr, deskViewport } from './support/browser.ts';
import { ClickMeter } from './support/click-meter.ts';
import { outage, pairLobby, publish, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import type { StaffClient } from './support/staff-client.ts';

/* R8, R12, R13: the approver signs from a link on the phone, and has read there whatever a signature is for. */

const password = 'correct horse';
const factsOfAnOutage = 3;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  await pairLobby(compound, '大堂屏', spotOf(compound));
  await compound.admin.request('POST', '/api/staff', staffSchema, {
    ...{ login: 'chen', name: '陈主管', password, roles: ['reviewer'], language: 'zh-CN' },
  });
  browser = await launchBrowser();
});

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

afterAll(async () => {
  await browser.close();
  await hub.stop();
  await directory.remove();
});

async function newPhone(language: 'zh-CN' | 'en' = 'zh-CN', viewport = phoneViewport) {
  const context = await browser.newContext({ viewport, locale: language, hasTouch: true });
  await context.addInitScript((chosen) => {
    if (window.origin !== 'null') localStorage.setItem('louyu.language', chosen);
  }, language);
  contexts.push(context);
  const meter = await ClickMeter.on(context);
  return { context, meter, page: await context.newPage() };
}

/** The phone is logged in already, as it is after the first time. */
async function loggedIn(context: BrowserContext, login: string): Promise<void> {
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login, password },
    headers: { origin: hub.httpUrl },
  });
  expect(answer.ok()).toBe(true);
}

async function logInByHand(page: Page, login: string): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Where the alert that calls somebody leads. */
async function addressFor(client: StaffClient, notice: NoticeView): Promise<string> {
  const path = `/sign/${notice.summary.id}`;
  await expect
    .poll(
      async () => {
        const { alerts } = await client.request('GET', '/api/staff-alerts', staffAlertListSchema);
        return alerts.filter(({ mayTake }) => mayTake).map((alert) => alert.path);
      },
      { timeout: 15_000 },
    )
    .toContain(path);
  return `${hub.httpUrl}${path}`;
}

function read({ summary }: NoticeView): Promise<NoticeView> {
  return compound.editor.request('GET', `/api/notices/${summary.id}`, noticeSchema);
}

async function tickAll(page: Page): Promise<void> {
  for (const tick of await page.getByRole('checkbox').all()) await tick.check();
}

/** Whether everything lies within the width of the phone. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe('a signature from a link on the phone', () => {
  it('takes two clicks and the ticks', async () => {
    const notice = await compound.editor.submit(outage([compound.siteId], { priority: 'normal' }));
    const address = await addressFor(compound.approver, notice);
    const { context, meter, page } = await newPhone();
    await loggedIn(context, 'wang');
    await context.route('http://chat.test/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${address}">${address}</a>` }),
    );
    await page.goto('http://chat.test/');
    await meter.takes({ clicks: 2, ticks: factsOfAnOutage, fields: 0 }, async () => {
      await page.getByRole('link').click();
      await page.getByText('1 块屏 · 0 户').waitFor();
      await page.getByRole('checkbox').first().waitFor();
      await tickAll(page);
      await page.getByRole('button', { name: '签发', exact: true }).click();
      await page.getByRole('button', { name: '收回签发' }).waitFor();
    });
    expect((await read(notice)).revisions[0]).toMatchObject({
      state: 'signed',
      signedBy: { name: '王经理' },
    });
    await page.getByText(/王经理 已签发第1版/).waitFor();
    await page.getByRole('button', { name: '收回签发' }).click();
    await page.getByText('已收回签发，通知没有发出。').waitFor();
    expect((await read(notice)).revisions[0]).toMatchObject({ state: 'in-review' });
    const { entries } = await compound.admin.request('GET', '/api/audit?limit=20', auditPageSchema);
    expect(
      entries.some(
        ({ action, subject }) => action === 'notice.signed' && subject.endsWith(notice.summary.id),
      ),
    ).toBe(true);
  });

  it('asks a phone that nobody is logged in on, and comes back to the page; others only read how it stands', async () => {
    const notice = await compound.editor.submit(outage([compound.siteId]));
    const address = await addressFor(compound.approver, notice);
    const { page } = await newPhone();
    await page.goto(address);
    await logInByHand(page, 'zhou');
    await page.getByText('已提交审核，等另一位同事签发。').waitFor();
    expect(page.url()).toBe(address);
    expect(await page.getByRole('button', { name: '签发', exact: true }).count()).toBe(0);
    const other = await newPhone();
    await other.page.goto(address);
    await other.page.getByRole('checkbox', { name: /保持登录/ }).check();
    await logInByHand(other.page, 'wang');
    await other.page.getByRole('heading', { name: '签发第1版' }).waitFor();
    expect(other.page.url()).toBe(address);
    const [session] = (await other.context.cookies()).filter(({ name }) => name === 'louyu');
    expect((session?.expires ?? 0) - Date.now() / 1_000).toBeGreaterThan(29 * 86_400);
  });

  it('shows the real screen, fits the phone, and says what is not ticked', async () => {
    const notice = await compound.editor.submit(outage([compound.siteId]));
    const { context, page } = await newPhone();
    await loggedIn(context, 'wang');
    const held = Promise.withResolvers<undefined>();
    await page.route('**/api/preview', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(await addressFor(compound.approver, notice));
    await page.getByText('管道检修').first().waitFor();
    // The ticks come last, so that whoever ticks at once finds everything where it was.
    expect(await page.getByRole('checkbox').count()).toBe(0);
    held.resolve(undefined);
    const place = () =>
      page.locator('ly-sign-panel').evaluate((panel) => panel.getBoundingClientRect().top + window.scrollY);
    const first = await place();
    await page.getByText(/\d 页 · \d+ 秒/).waitFor();
    expect(await place()).toBe(first);
    await page.getByRole('button', { name: '签发', exact: true }).click();
    await page.getByText(`还有 ${factsOfAnOutage} 项没有核对。`).waitFor();
    const glass = page.frameLocator('ly-kiosk-frame iframe').locator('html');
    await page.locator('ly-kiosk-frame').scrollIntoViewIfNeeded();
    await glass.getByText('管道检修').first().waitFor();
    expect(await overflow(page)).toBe(0);
  });
});

describe.each([
  ['zh-CN', '改了', '退回', '请写明要改什么', '确认退回'],
  ['en', 'changes:', 'Return', 'What has to change', 'Return now'],
] as const)('a second revision, read in %s', (language, changed, giveBack, why, confirm) => {
  it('shows what changed where it stands, and goes back with a reason', async () => {
    const { id } = await publish(compound, outage([spotOf(compound)]));
    const draft = outage([compound.siteId]);
    draft.fields['area'] = { 'zh-CN': '3栋 1、2、3 单元', en: 'Building 3, units 1, 2 and 3' };
    const base = { revision: 1, edit: 1 };
    const { editor } = compound;
    await editor.request('PUT', `/api/notices/${id}/draft`, noticeSchema, { base, draft });
    const notice = await editor.request('POST', `/api/notices/${id}/submit`, noticeSchema, { revision: 2 });
    const { context, meter, page } = await newPhone(language);
    await loggedIn(context, 'wang');
    await page.goto(await addressFor(compound.approver, notice));
    await page.getByText(changed).waitFor();
    const marks = await page.locator('ly-revision-words').locator('ins, del').allInnerTexts();
    expect(marks).toContain('、3');
    expect(marks.join(' ')).toContain('3');
    expect(await page.locator('dt.changed').count()).toBe(await page.locator('dd.changed').count());
    expect(await overflow(page)).toBe(0);
    await meter.takes({ clicks: 2, ticks: 0, fields: 1 }, async () => {
      await page.getByRole('button', { name: giveBack, exact: true }).click();
      await page.getByLabel(why).fill('三单元不停水');
      await page.getByRole('button', { name: confirm }).click();
      await page
        .getByText(/三单元不停水/)
        .first()
        .waitFor();
    });
    expect((await read(notice)).revisions[0]).toMatchObject({
      state: 'returned',
      returnReason: '三单元不停水',
    });
  });
});

it('leads through the first review to the signature, and to each on their own phone', async () => {
  await compound.admin.request('PATCH', '/api/site', siteSchema, { firstReview: true });
  const notice = await compound.editor.submit(outage([compound.siteId]));
  const reviewer = await newPhone();
  const address = `${hub.httpUrl}/sign/${notice.summary.id}`;
  await reviewer.page.goto(address);
  await logInByHand(reviewer.page, 'chen');
  await reviewer.page.getByRole('button', { name: '初审通过' }).click();
  await reviewer.page.getByText('已提交审核，等另一位同事签发。').waitFor();
  expect(await addressFor(compound.approver, notice)).toBe(address);
  const approver = await newPhone();
  await approver.page.goto(address);
  await logInByHand(approver.page, 'wang');
  await approver.page
    .getByText(/陈主管 初审通过/)
    .first()
    .waitFor();
  await tickAll(approver.page);
  await approver.page.getByRole('button', { name: '签发', exact: true }).click();
  await approver.page.getByText(/王经理 已签发第1版/).waitFor();
  await compound.admin.request('PATCH', '/api/site', siteSchema, { firstReview: false });
});

it('can be shown to a phone as a QR code by who may not sign', async () => {
  const notice = await compound.editor.submit(outage([compound.siteId]));
  const { context, page } = await newPhone('zh-CN', deskViewport);
  await loggedIn(context, 'zhou');
  await page.goto(`${hub.httpUrl}/notices/${notice.summary.id}`);
  await page.getByRole('button', { name: '手机签发' }).click();
  const code = page.getByRole('img', { name: '手机签发页的二维码' });
  await code.waitFor();
  expect(readQr(await page.screenshot({ animations: 'disabled' }))).toBe(
    `${hub.httpUrl}/sign/${notice.summary.id}`,
  );
  await expect(
    compound.editor.request('POST', `/api/notices/${notice.summary.id}/sign`, v.unknown(), {
      ...{ revision: 1, ticks: [true, true, true] },
    }),
  ).rejects.toMatchObject({ code: 'auth.forbidden' });
});
