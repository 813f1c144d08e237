import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { casePolicySchema } from '@louyu/contract/api/case-policy';
import { casePageSchema, enteredCaseSchema } from '@louyu/contract/api/cases';
import type { Role } from '@louyu/contract/api/staff';
import { en } from '../dashboard/src/i18n/en/index.ts';
import { zhCn, type MessageKey } from '../dashboard/src/i18n/zh-cn/index.ts';
import { deskViewport, phoneViewport } from './support/browser.ts';
import { openCaseOffice, type CaseOffice } from './support/case-office.ts';
import { ClickMeter } from './support/click-meter.ts';
import { outage, publish, type Compound } from './support/compound.ts';
import type { HubProcess } from './support/hub-process.ts';
import { finishHalf, lookByAddress } from './support/case-desk-steps.ts';
import { brightnessAcross, photoWithExif } from './support/photos.ts';

/*
 * R23–R27, R31: what a resident reports is answered. Three people in three browsers: a resident and somebody who repairs on
 * phones, a clerk at a desk.
 */

let office: CaseOffice;
let hub: HubProcess;
let compound: Compound;
let lobby: string;

beforeAll(async () => {
  office = await openCaseOffice();
  ({ hub, compound, lobby } = office);
});

afterEach(() => office.closePages());

afterAll(() => office.close());

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What a resident reads and presses; it is the hub that says it. */
const residentWords = {
  'zh-CN': {
    report: '报修',
    problem: '灯不亮',
    submit: '提交',
    good: '满意',
    notSolved: '没解决，请重新处理',
  },
  en: {
    report: 'Report a fault',
    problem: 'Lift',
    submit: 'Submit',
    good: 'Good',
    notSolved: 'Not solved: please take it up again',
  },
} as const;

describe.each([['zh-CN', zhCn] as const, ['en', en] as const])('a report, in %s', (language, catalogue) => {
  const say = (key: MessageKey) => catalogue[key];
  const resident = residentWords[language];
  const said = { 'zh-CN': '大堂的灯不亮，看不清台阶', en: 'The lift door does not close' }[language];

  it('is taken, repaired, answered, rated, and taken up again', async () => {
    const clerk = await office.staffPage('kefu', language, deskViewport);
    await clerk.goto(hub.httpUrl);
    await clerk.getByRole('link', { name: say('nav.cases'), exact: true }).click();
    await clerk.locator('ly-cases-page h1').waitFor();

    // The resident, without an account, on a phone.
    const residentPhone = await (await office.newContext(language, phoneViewport)).newPage();
    await residentPhone.goto(`${hub.httpUrl}/n/${lobby}`);
    await residentPhone.getByRole('link', { name: resident.report, exact: true }).click();
    await residentPhone.getByRole('radio', { name: resident.problem }).check();
    await residentPhone.locator('textarea[name=text]').fill(said);
    await residentPhone.locator('input[name=contact]').fill('13800138000');
    await residentPhone.getByRole('button', { name: resident.submit, exact: true }).click();
    await residentPhone.waitForURL(/\/c\/\w{11}/);
    const tracking = residentPhone.url().replace(/\?.*$/, '');

    // It comes to the list by itself.
    const row = clerk.locator('ly-case-row', { hasText: said }).first();
    await row.getByText(say('case.state_received')).waitFor();
    expect(await row.locator('[data-testid=due]').innerText()).toContain(say('case.target_receipt'));
    await row.getByRole('link').click();
    await clerk.locator('ly-case-page h1').waitFor();
    await clerk.getByRole('button', { name: say('case.contact_look') }).click();
    await clerk.getByRole('link', { name: /13800138000/ }).waitFor();
    await clerk.getByRole('button', { name: say('case.do_assign'), exact: true }).click();
    const dialog = clerk.locator('ly-case-assign-dialog');
    await dialog.getByRole('radio', { name: say('case.team_repair') }).check();
    await dialog.getByRole('button', { name: say('case.do_assign'), exact: true }).click();
    await clerk.locator('.head').getByText(say('case.state_assigned')).waitFor();
    await dialog.getByRole('radio').first().waitFor({ state: 'hidden' });

    // Whoever repairs: three large buttons under the thumb, and a photo.
    const phone = await office.staffPage('weixiu', language, phoneViewport);
    await phone.goto(`${hub.httpUrl}/cases/mine`);
    const card = phone.locator('ly-my-case-card', { hasText: said }).first();
    await card.getByRole('button', { name: say('case.do_accept'), exact: true }).click();
    const arrive = card.getByRole('button', { name: say('case.do_start'), exact: true });
    await arrive.waitFor();
    expect((await arrive.boundingBox())?.height).toBeGreaterThanOrEqual(64);
    expect(await overflowOf(phone)).toBe(0);
    await arrive.click();
    await card.getByRole('button', { name: say('case.do_done'), exact: true }).click();
    const photo = await photoWithExif({ width: 640, height: 480, orientation: 6 });
    const file = { name: 'done.jpg', mimeType: 'image/jpeg', buffer: photo };
    await phone.locator('input[type=file]').setInputFiles(file);
    await card.getByRole('button', { name: say('case.finish_photo_done') }).waitFor();
    await card.getByRole('button', { name: say('case.finish_send') }).click();
    await card.waitFor({ state: 'detached' });

    // The clerk sees it without reloading, answers and closes.
    await clerk.locator('.head').getByText(say('case.state_answered')).waitFor();
    await clerk.getByTestId('photo').getByText(say('case.photo_shown')).waitFor();
    const answer = { 'zh-CN': '灯管已更换，谢谢您告诉我们。', en: 'The door is repaired, thank you.' }[
      language
    ];
    await clerk.getByLabel(say('case.words')).fill(answer);
    await clerk.getByRole('button', { name: say('case.do_close'), exact: true }).click();
    await clerk.locator('.head').getByText(say('case.state_closed')).waitFor();

    // The resident reads it, sees the photo, rates it, and is not content after all.
    await residentPhone.goto(tracking);
    await residentPhone.getByText(answer).first().waitFor();
    await residentPhone.locator('img.picture').first().waitFor();
    await residentPhone.getByRole('radio', { name: resident.good, exact: true }).check();
    await residentPhone.locator('#rate').getByRole('button').click();
    await residentPhone.waitForURL(/said=rated/);
    await residentPhone.goto(tracking);
    await residentPhone.getByRole('button', { name: resident.notSolved }).click();
    await clerk.locator('.head').getByText(say('case.state_received')).waitFor();
    await clerk.locator('[data-kind=rated]').waitFor();
    await clerk
      .locator('.head ly-case-marks')
      .getByText(say('case.mark_reopened').replace('{n}', '1'))
      .waitFor();

    // Nothing that only staff may see is on the resident's page.
    expect(await residentPhone.content()).not.toContain('13800138000');

    const id = /\/cases\/(\w+)/.exec(clerk.url())?.[1] ?? '';
    await phone.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/cases', '/cases/mine', '/cases/new', `/cases/${id}`, '/settings/cases']) {
      await phone.goto(`${hub.httpUrl}${path}`);
      await phone.locator('[data-page] h1').first().waitFor();
      expect(await overflowOf(phone), path).toBe(0);
    }
  });
});

describe('代录', () => {
  it('is two clicks from any page, keeps its source, and tells the code once', async () => {
    const context = await office.newContext('zh-CN', deskViewport);
    const meter = await ClickMeter.on(context);
    await office.logIn(context, 'kefu');
    const page = await context.newPage();

    // From a page that has nothing to do with it.
    await page.goto(`${hub.httpUrl}/devices`);
    await page.locator('ly-devices-page h1').waitFor();
    await meter.takes({ clicks: 2, ticks: 0, fields: 0 }, async () => {
      await page.getByRole('link', { name: '报事工单', exact: true }).click();
      await page.locator('.page-head').getByRole('link', { name: '登记报事' }).click();
      await page.getByLabel('什么事').waitFor();
    });

    // A phoned-in repair as a whole, from the first page: two clicks and what was said.
    await page.goto(hub.httpUrl);
    await page.getByRole('link', { name: '登记报事' }).waitFor();
    await meter.takes({ clicks: 2, ticks: 0, fields: 3 }, async () => {
      await page.getByRole('link', { name: '登记报事' }).click();
      await page.getByLabel('在哪里').selectOption({ label: '3栋 1单元' });
      await page.getByLabel('具体位置').fill('301 室');
      await page.getByLabel('什么事').fill('厨房天花板漏水');
      await page.getByRole('button', { name: '登记', exact: true }).click();
      await page.getByText(/^已登记：工单号 \d{4}$/).waitFor();
    });
    const code = await page.getByTestId('tracking-code').innerText();
    expect(code).toMatch(/^\w{4}-\w{4}-\w{3}$/);
    const found = '/api/cases?q=%E5%A4%A9%E8%8A%B1%E6%9D%BF';
    const { cases } = await office.clerk.request('GET', found, casePageSchema);
    expect(cases).toMatchObject([
      { source: 'phone', kind: 'repair', category: 'leak', team: 'repair', where: '301 室' },
    ]);
    const residentPhone = await (await office.newContext('zh-CN', phoneViewport)).newPage();
    await residentPhone.goto(`${hub.httpUrl}/c/${code.replaceAll('-', '')}`);
    await residentPhone.getByText('厨房天花板漏水').first().waitFor();

    // The next one from the same paper box: its source stays.
    await page.getByRole('button', { name: '再登记一件' }).click();
    await page.getByRole('radio', { name: '意见箱' }).check();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('请写一句是什么事。').waitFor();
    await page.getByText('请选位置。').waitFor();
  });
});

/** A complaint about noise that came by phone. */
async function entered(text: string): Promise<string> {
  const made = await office.clerk.request('POST', '/api/cases', enteredCaseSchema, {
    ...{ key: `key-of-${text}`.padEnd(16, '_'), source: 'phone', kind: 'complaint', category: 'noise' },
    ...{ placeId: lobby, where: '', text, contact: '' },
  });
  return made.case.id;
}

describe('what staff decide', () => {
  it('a deferral has reason, plan and date; nothing closes without a word', async () => {
    const id = await entered('noise-at-night');
    const page = await office.staffPage('kefu', 'zh-CN', deskViewport);
    await page.goto(`${hub.httpUrl}/cases/${id}`);
    await page.getByRole('button', { name: '答复并办结' }).click();
    await page.getByText('请先写一句给住户的话。').waitFor();
    await page.getByRole('button', { name: '接单', exact: true }).click();
    await page.getByRole('button', { name: '延期', exact: true }).click();
    const dialog = page.locator('ly-case-defer-dialog');
    await dialog.getByRole('button', { name: '等维保单位' }).click();
    await dialog.getByRole('button', { name: '延期', exact: true }).click();
    await dialog.getByText('原因、安排和日期都要写。').waitFor();
    await dialog.getByLabel('接下来怎么办').fill('周三上门测噪声');
    await dialog
      .getByLabel('哪天前答复')
      .fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
    await dialog.getByRole('button', { name: '延期', exact: true }).click();
    await page.locator('[data-kind=deferred]').getByText('等维保单位').waitFor();
    // What lies under a dialog takes no words.
    await dialog.getByLabel('接下来怎么办').waitFor({ state: 'hidden' });
    await page.getByLabel('内部备注').fill('住户很着急');
    await page.getByRole('button', { name: '记下' }).click();
    await page.locator('[data-kind=noted]').getByText('只有物业看得到').waitFor();
    await page.getByRole('button', { name: '催办' }).click();
    await page.locator('ly-case-word-dialog').getByRole('button', { name: '催办' }).click();
    await page.locator('.head').getByText('催办').waitFor();
  });

  it('what is held back waits for their judgement, and is a case like any other after it', async () => {
    const clerk = await office.staffPage('kefu', 'zh-CN', deskViewport);
    await clerk.goto(`${hub.httpUrl}/cases`);
    const judge = clerk.getByRole('button', { name: '待判断 1' });
    await clerk.getByTestId('cases').waitFor();
    expect(await judge.count()).toBe(0);
    const phone = await (await office.newContext('zh-CN', phoneViewport)).newPage();
    await phone.goto(`${hub.httpUrl}/r/${lobby}?kind=suggestion`);
    await phone.locator('textarea[name=text]').fill('请多装几盏灯');
    // What no person sees, a program fills in.
    await phone.locator('input[name=homepage]').evaluate((field: HTMLInputElement) => (field.value = 'x'));
    await phone.getByRole('button', { name: '提交', exact: true }).click();
    await phone.waitForURL(/\/c\/\w{11}/);
    await judge.waitFor();
    expect(await clerk.getByText('请多装几盏灯').count()).toBe(0);
    await judge.click();
    await clerk.getByRole('link', { name: /请多装几盏灯/ }).click();
    await clerk.getByText('等您判断，还没有计时').waitFor();
    await clerk.getByRole('button', { name: '放行' }).click();
    await clerk
      .locator('.due')
      .getByText(/^受理还剩/)
      .waitFor();
    await clerk.locator('[data-kind=taken]').waitFor();
  });

  it('what is written to a resident and not sent is not left behind unasked', async () => {
    const id = await entered('half-an-answer');
    const page = await office.staffPage('kefu', 'zh-CN', deskViewport);
    await page.goto(`${hub.httpUrl}/cases/${id}`);
    await page.getByLabel('写给住户').fill('您好，');
    await page.getByRole('link', { name: '设备', exact: true }).click();
    await page.getByRole('button', { name: '留在这一页' }).click();
    await page.getByLabel('常用语').selectOption({ label: '已收到，会核实' });
    await page.getByRole('button', { name: '发送答复' }).click();
    await page
      .locator('[data-kind=replied]')
      .getByText(/您好，\s*您好，您反映的情况已收到/)
      .waitFor();
    await page.getByRole('link', { name: '设备', exact: true }).click();
    await page.locator('ly-devices-page h1').waitFor();
  });

  it('nor is what is written where work is finished, and a complaint is not said to be repaired', async () => {
    const id = await entered('half-a-finish');
    const page = await office.staffPage('kefu', 'zh-CN', deskViewport);
    await page.goto(`${hub.httpUrl}/cases/${id}`);
    await finishHalf(page, `${hub.httpUrl}/cases`, 'half-a-finish');
  });

  it('what is looked for in the list goes with the address', async () => {
    await entered('looked-for');
    const page = await office.staffPage('kefu', 'zh-CN', deskViewport);
    await lookByAddress(page, `${hub.httpUrl}/cases`, 'looked-for');
  });

  it('a photo is private until it is released, and black boxes are burnt in', async () => {
    const id = await entered('photo-of-a-face');
    const photo = await photoWithExif({ width: 640, height: 480, orientation: 1 });
    expect((await office.clerk.upload(`/api/cases/${id}/photos`, photo)).status).toBe(201);
    const page = await office.staffPage('kefu', 'zh-CN', deskViewport);
    await page.goto(`${hub.httpUrl}/cases/${id}`);
    const shown = page.getByTestId('photo');
    await shown.getByRole('button', { name: '不给住户看' }).click();
    await shown.getByText('住户看不到').waitFor();
    await shown.getByRole('button', { name: '涂黑' }).click();
    const dialog = page.locator('ly-photo-redactor');
    const picture = await dialog.locator('.photo').boundingBox();
    if (picture === null) throw new Error('no picture');
    // By the mouse over the left half, and by keys.
    await page.mouse.move(picture.x + 2, picture.y + 2);
    await page.mouse.down();
    await page.mouse.move(picture.x + picture.width / 2, picture.y + picture.height - 2, { steps: 4 });
    await page.mouse.up();
    await dialog.getByRole('button', { name: '第 1 块' }).waitFor();
    await dialog.getByRole('button', { name: '加一块' }).click();
    await dialog.getByRole('button', { name: '第 2 块' }).press('Delete');
    await dialog.getByRole('button', { name: '涂黑', exact: true }).click();
    await shown.getByText('已涂黑').waitFor();
    const src = (await shown.locator('img').getAttribute('src')) ?? '';
    const bytes = await (await page.context().request.get(`${hub.httpUrl}${src}`)).body();
    const brightness = await brightnessAcross(bytes);
    expect(brightness(0.25)).toBeLessThan(24);
    expect(brightness(0.75)).toBeGreaterThan(60);
    // A second pass shows at once, too: under an address of its own.
    await shown.getByRole('button', { name: '涂黑' }).click();
    await dialog.getByRole('button', { name: '加一块' }).click();
    await dialog.getByRole('button', { name: '涂黑', exact: true }).click();
    await expect.poll(() => shown.locator('img').getAttribute('src')).not.toBe(src);
    await shown.getByRole('button', { name: '给住户看' }).click();
    await shown.getByText('住户看得到').waitFor();
  });
});

it('a notice leads to what was reported around it, and a case to the notice (R31)', async () => {
  await entered('noise-of-works');
  const { id: noticeId } = await publish(compound, outage([lobby]));
  const page = await office.staffPage('kefu', 'zh-CN', deskViewport);
  await page.goto(`${hub.httpUrl}/notices/${noticeId}`);
  await page.getByRole('link', { name: /^同一位置前后 7 天的报事 [1-9]/ }).click();
  await page.getByText('只看这条通知前后 7 天、同一位置的报事。').waitFor();
  await page.getByTestId('cases').getByRole('link').first().click();
  await page.locator(`ly-case-beside a[href="/notices/${noticeId}"]`).waitFor();
});

describe('settings', () => {
  it('an admin puts people into teams and changes a promise; who answers writes ready words', async () => {
    const roles: readonly Role[] = ['admin', 'service'];
    await office.hire('zhuren', '主任', roles);
    const page = await office.staffPage('zhuren', 'zh-CN', deskViewport);
    await page.goto(`${hub.httpUrl}/settings/cases`);
    await page.getByRole('group', { name: '客服 小周' }).getByRole('radio', { name: '保洁' }).check();
    await page.getByRole('spinbutton', { name: '受理 多久' }).fill('10');
    await page.getByRole('button', { name: '保存班组和时限' }).click();
    await page.getByText('已保存。').waitFor();
    const policy = await compound.admin.request('GET', '/api/cases/policy', casePolicySchema);
    expect(policy.members.map(({ team }) => team).toSorted()).toEqual(['cleaning', 'repair']);
    expect(policy.promises.receipt).toEqual({ minutes: 10, count: 'working' });
    await page.getByRole('button', { name: '加一条' }).last().click();
    await page.getByRole('button', { name: '保存常用语' }).click();
    await page.getByText(/^常用语第 \d+ 条没有名称/).waitFor();
    const borderOf = (field: Element) => getComputedStyle(field).borderTopWidth;
    expect(await page.getByLabel('名称').last().evaluate(borderOf)).toBe('2px');
    await page.getByLabel('名称').last().fill('马上到');
    await page.getByLabel('内容').last().fill('您好，师傅十分钟内到。');
    await page.getByRole('button', { name: '保存常用语' }).click();
    await expect
      .poll(() =>
        compound.admin.request('GET', '/api/cases/replies', v.array(v.object({ title: v.string() }))),
      )
      .toContainEqual({ title: '马上到' });
  });
});
