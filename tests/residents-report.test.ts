import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import mqtt from 'mqtt';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { casePageSchema, caseSchema, type CaseActionRequest } from '@louyu/contract/api/cases';
import { topicOf } from '@louyu/contract/topics';
import { barriersOn } from './support/axe.ts';
import { launchBrowser, phoneViewport } from './support/browser.ts';
import { demoCompound, outage, pairLobby, publish, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { screenLinkCode } from './support/lobby-code.ts';
import { photoWithExif } from './support/photos.ts';
import { StaffClient } from './support/staff-client.ts';

/*
 * R20, R23–R26, R36: a resident reports by a phone with or without scripts, follows it, is answered, is not content, is answered
 * again, says how it was, takes their data along and has them deleted; every page on the way can be read and used; and nothing of
 * who they are is left where it does not belong.
 */

const password = 'correct horse';
/** Documentation's own network (RFC 5737): it stands nowhere else. */
const residentsAddress = '203.0.113.77';
const contact = '13800138456';
const pageMaxBytes = 30 * 1024;
const stepTimeoutMs = 30_000;
const within = { timeout: 30_000, interval: 100 };

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let browser: Browser;
let compound: Compound;
let service: StaffClient;
let spotId: string;
let deviceId: string;
let scanned: string;
let listener: mqtt.MqttClient;
const heard: string[] = [];
const codes: string[] = [];

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({
    dataDir: directory.path,
    httpPort: await freePort(),
    mqttPort: await freePort(),
    env: {
      LOUYU_TRUSTED_PROXIES: '127.0.0.1',
      LOUYU_CASE_DWELL_SECONDS: '0',
      LOUYU_CASE_LOOKUPS_PER_ADDRESS_MAX: '100000',
      LOUYU_LOG_LEVEL: 'debug',
    },
  });
  browser = await launchBrowser();
  compound = await demoCompound(hub);
  const spot = compound.places.find(({ kind, name }) => kind === 'spot' && name['zh-CN'] === '大堂');
  spotId = spot?.id ?? '';
  const screen = await pairLobby(compound, '大堂屏', spotId);
  deviceId = screen.deviceId;
  const { number } = await publish(compound, outage([spotId]));
  scanned = `/r/${screenLinkCode(directory.path, screen.deviceId, number)}`;
  await compound.admin.request('POST', '/api/staff', v.unknown(), {
    ...{ login: 'xiaozhou', name: '小周', password, roles: ['service'], language: 'zh-CN' },
  });
  service = new StaffClient(hub.httpUrl);
  await service.logIn('xiaozhou', password);

  listener = await mqtt.connectAsync(hub.webSocketUrl, {
    protocolVersion: 4,
    clientId: screen.deviceId,
    username: screen.deviceId,
    password: screen.secret,
    keepalive: 15,
  });
  listener.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString('utf8')}`));
  for (const kind of ['config', 'command', 'stored'] as const)
    await listener.subscribeAsync(topicOf(kind, compound.siteId, screen.deviceId), { qos: 1 });
  for (const { id } of upward(spotId))
    for (const kind of ['board', 'alarm'] as const)
      await listener.subscribeAsync(topicOf(kind, compound.siteId, id), { qos: 1 });
}, 120_000);

afterAll(async () => {
  await listener.endAsync();
  await browser.close();
  await hub.stop();
  await directory.remove();
});

function upward(id: string): { id: string; parentId: string | null }[] {
  const place = compound.places.find((each) => each.id === id);
  return place === undefined ? [] : [place, ...upward(place.parentId ?? '')];
}

async function newPhone(javaScriptEnabled: boolean, locale = 'zh-CN'): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    ...{ viewport: phoneViewport, javaScriptEnabled, locale, timezoneId: 'Asia/Shanghai' },
    extraHTTPHeaders: { 'x-forwarded-for': residentsAddress },
  });
  context.setDefaultTimeout(stepTimeoutMs);
  return context.newPage();
}

/** What a resident with any phone and any eyes would stumble over on a page. */
async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const bytes = gzipSync(await page.content()).length;
  if (bytes > pageMaxBytes) faults.push(`${name} has ${bytes} bytes`);
  for (const [view, className, fontSize] of [
    ['usual', '', ''],
    ['elder', 'large', ''],
    ['at 200 %', '', '250%'],
  ] as const) {
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const found = await page.evaluate(
        ({ look, size, least }) => {
          const root = document.documentElement;
          root.className = look;
          root.style.fontSize = size;
          const wide = root.scrollWidth > window.innerWidth ? [`${root.scrollWidth} px wide`] : [];
          const targets = [
            ...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary'),
          ];
          const small = targets
            .filter((each) => each.closest('.trap, [hidden]') === null && each.offsetParent !== null)
            .filter((each) => each.getBoundingClientRect().height < least - 0.5)
            .map(
              (each) => `${each.outerHTML.slice(0, 60)} is ${each.getBoundingClientRect().height} px high`,
            );
          return [...wide, ...small];
        },
        { look: className, size: fontSize, least: view === 'elder' ? 60 : 44 },
      );
      faults.push(...found.map((fault) => `${name}, ${view}, ${width} px: ${fault}`));
    }
  }
  await page.evaluate(() => {
    document.documentElement.className = '';
    document.documentElement.style.fontSize = '';
  });
  await page.setViewportSize(phoneViewport);
  return [...faults, ...(await barriersOn(page, name))];
}

async function act(id: string, request: CaseActionRequest): Promise<void> {
  await service.request('POST', `/api/cases/${id}/actions`, v.unknown(), request);
}

async function caseWith(text: string): Promise<{ id: string; echoes: number }> {
  const path = `/api/cases?q=${encodeURIComponent(text)}`;
  const { cases } = await service.request('GET', path, casePageSchema);
  const [found, ...others] = cases;
  expect(others).toEqual([]);
  return found ?? { id: '', echoes: 0 };
}

const codeOn = (page: Page) => /\/c\/(\w{11})/.exec(page.url())?.[1] ?? '';

describe.each([
  ['with scripts', true, 'light', '灯不亮'],
  ['without scripts', false, 'access', '门禁'],
] as const)('a phone %s', (_, javaScriptEnabled, category, label) => {
  it('reports, is joined, talks, reopens, rates, takes the data along and deletes them', async () => {
    const words = `${label}，夜里看不见台阶`;
    const phone = await newPhone(javaScriptEnabled);
    const faults: string[] = [];
    const look = async (name: string) => {
      if (javaScriptEnabled) faults.push(...(await faultsOf(phone, name)));
    };
    await phone.goto(`${hub.httpUrl}${scanned}`);
    await look('the form');
    await phone.locator('label', { has: phone.locator(`input[value="${category}"]`) }).click();
    await phone.getByLabel('一句话说明').fill(words);
    await phone.getByLabel(/联系电话|电话/).fill(contact);
    const photo = await photoWithExif({ width: 640, height: 480, orientation: 6 });
    await phone
      .getByLabel(/照片/)
      .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo });
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByText('已收到。').waitFor();
    const code = codeOn(phone);
    codes.push(code);
    await look('the code');

    const neighbour = await newPhone(javaScriptEnabled);
    await neighbour.goto(`${hub.httpUrl}/r/${spotId}`);
    if (javaScriptEnabled) faults.push(...(await faultsOf(neighbour, 'the form beside an open case')));
    await neighbour
      .locator('.joins li', { hasText: label })
      .getByRole('button', { name: '我也遇到' })
      .click();
    await neighbour.getByText('已记下').or(neighbour.locator('.said.good')).first().waitFor();
    if (javaScriptEnabled) faults.push(...(await faultsOf(neighbour, 'joined')));
    const { id, echoes } = await caseWith(words);
    expect(echoes).toBe(1);
    await neighbour.context().close();

    await act(id, { action: 'ask', text: '是哪一层？' });
    await phone.goto(`${hub.httpUrl}/c`);
    await look('where a code is typed');
    await phone.getByLabel(/查询码/).fill(code.toLowerCase());
    await phone.getByRole('button', { name: '查询' }).click();
    await phone.getByText('是哪一层？').first().waitFor();
    await look('a question');
    await phone.getByLabel('给物业留言').fill('三楼');
    await phone.getByRole('button', { name: '发送' }).click();
    await phone.locator('.timeline li', { hasText: '三楼' }).waitFor();
    expect(await service.request('GET', `/api/cases/${id}`, caseSchema)).toMatchObject({
      state: 'working',
      hasContact: true,
    });

    await act(id, { action: 'finish', text: '已更换' });
    await phone.reload();
    await phone.getByText('解决了吗？').waitFor();
    await look('is it solved');
    await phone.getByLabel(/哪里没有解决/).fill('还是坏的');
    await phone.getByRole('button', { name: '没解决，请重新处理' }).click();
    await phone.locator('.timeline li', { hasText: '还是坏的' }).waitFor();
    await act(id, { action: 'close', text: '换了新的' });
    await phone.reload();
    await phone.getByRole('button', { name: '解决了', exact: true }).click();
    await phone.locator('.timeline li', { hasText: '已解决' }).waitFor();
    await phone.locator('.stars label', { hasText: '很满意' }).click();
    await phone.locator('#rate').getByRole('button', { name: '发送' }).click();
    await phone.getByText('谢谢您的评价。').waitFor();
    await look('rated');
    expect(await service.request('GET', `/api/cases/${id}`, caseSchema)).toMatchObject({
      state: 'closed',
      reopened: 1,
    });

    const download = phone.waitForEvent('download');
    await phone.getByRole('link', { name: '导出我的数据' }).click();
    const file = readFileSync(await (await download).path(), 'utf8');
    for (const mine of [words, contact, '三楼', '还是坏的']) expect(file).toContain(mine);

    await phone.getByText('删除我的数据').click();
    await phone.getByRole('button', { name: '确定删除' }).click();
    await phone.getByText('已删除。工单里只留下编号、类别和时间。').waitFor();
    await look('erased');
    await phone.goto(`${hub.httpUrl}/c/${code}`);
    await phone.getByText('没有找到这个查询码').waitFor();
    await look('a code that opens nothing');
    expect((await service.request('GET', '/api/cases?state=closed', casePageSchema)).cases).toContainEqual(
      expect.objectContaining({ id, text: '', hasContact: false, photos: 0 }),
    );
    await phone.context().close();
    expect(faults).toEqual([]);
  }, 180_000);
});

it('in English every page can be read and used, and a form that does not go through keeps what was written', async () => {
  const phone = await newPhone(true, 'en-GB');
  const faults: string[] = [];
  await phone.goto(`${hub.httpUrl}/r?lang=en&kind=complaint`);
  faults.push(...(await faultsOf(phone, 'the form')));
  await phone.getByLabel('In one sentence').fill('Drilling at night\nאבג 😀𠮷');
  await phone.getByLabel(/Phone number|Phone/).fill('call me');
  await phone.getByRole('button', { name: 'Submit' }).click();
  await phone.getByRole('alert').first().waitFor();
  expect(await phone.getByLabel('In one sentence').inputValue()).toBe('Drilling at night\nאבג 😀𠮷');
  faults.push(...(await faultsOf(phone, 'refused')));
  await phone.getByLabel(/Phone number|Phone/).fill('');
  await phone.getByRole('button', { name: 'Submit' }).click();
  await phone.getByText('Received. Case number').waitFor();
  faults.push(...(await faultsOf(phone, 'the code')));
  codes.push(codeOn(phone));
  await phone.context().close();
  expect(faults).toEqual([]);
}, 120_000);

it('what was written outlives a lost network, and is gone from the phone when it has arrived', async () => {
  const phone = await newPhone(true);
  await phone.goto(`${hub.httpUrl}/r/${spotId}?kind=suggestion`);
  await phone.getByLabel('一句话说明').fill('门口加一盏灯');
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.locator('[data-offline]').waitFor();
  await phone.context().setOffline(false);
  await phone.goto(`${hub.httpUrl}/r/${spotId}?kind=suggestion`);
  await phone.locator('[data-draft]').waitFor();
  expect(await phone.getByLabel('一句话说明').inputValue()).toBe('门口加一盏灯');
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByText('已收到。').waitFor();
  codes.push(codeOn(phone));
  await phone.goto(`${hub.httpUrl}/r/${spotId}?kind=suggestion`);
  expect(await phone.getByLabel('一句话说明').inputValue()).toBe('');
  expect(await phone.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await phone.context().close();
});

it('the same form sent 50 times at once is one case, and another body under its key is refused', async () => {
  const path = `${hub.httpUrl}/r/${spotId}?kind=question`;
  const headers = { 'x-forwarded-for': residentsAddress, 'accept-language': 'zh-CN' };
  const html = await (await fetch(path, { headers })).text();
  const field = (name: string) => new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(html)?.[1] ?? '';
  const send = (text: string) => {
    const form = new FormData();
    const hidden = { key: field('key'), phone: field('phone'), kind: 'question', category: 'parking' };
    for (const [name, value] of Object.entries({ ...hidden, where: '', text, contact }))
      form.set(name, value);
    return fetch(path, { method: 'POST', body: form, headers, redirect: 'manual' });
  };
  const answers = await Promise.all(Array.from({ length: 50 }, () => send('访客车停哪里')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  const places = new Set(answers.map((answer) => answer.headers.get('location')?.split('?')[0]));
  expect(places.size).toBe(1);
  codes.push([...places][0]?.replace('/c/', '') ?? '');
  const other = await send('另一件事');
  expect(other.status).toBe(409);
  expect(await other.text()).toContain('另一件事</textarea>');
  expect(
    (await service.request('GET', `/api/cases?q=${encodeURIComponent('访客车')}`, casePageSchema)).total,
  ).toBe(1);
});

it('no address of the network, no phone number in clear and no code that opens a case is kept, logged or sent', async () => {
  // Something of a case does go out: how many were solved.
  const { id } = await caseWith('门口加一盏灯');
  await act(id, { action: 'close', text: '已记下，下月安装' });
  await compound.admin.request('PATCH', `/api/devices/${deviceId}`, v.unknown(), { volumePercent: 40 });
  await vi.waitFor(
    () => expect(heard.some((each) => each.includes('"solvedThisWeek":{"count":1'))).toBe(true),
    within,
  );
  const { cases } = await service.request('GET', '/api/cases', casePageSchema);
  expect(cases.some(({ hasContact }) => hasContact)).toBe(true);
  const kept = everythingIn(directory.path);
  // What is looked for would be found: the words are there.
  expect(kept).toContain('访客车停哪里');
  const everywhere = { kept, log: hub.output(), mqtt: heard.join('\n') };
  for (const [where, text] of Object.entries(everywhere)) {
    expect(text.includes(residentsAddress), `an address in ${where}`).toBe(false);
    expect(text.includes(contact), `a contact in ${where}`).toBe(false);
    for (const code of codes) {
      expect(code).toHaveLength(11);
      expect(text.includes(code), `a tracking code in ${where}`).toBe(false);
    }
  }
  for (const words of ['访客车停哪里', '门口加一盏灯', '三楼', '小周', '下月安装'])
    expect(everywhere.mqtt.includes(words), words).toBe(false);
}, 120_000);

/** The bytes of the whole data directory: the database, its log, photos. */
function everythingIn(path: string): string {
  return readdirSync(path)
    .map((name) => join(path, name))
    .map((file) => (statSync(file).isDirectory() ? everythingIn(file) : readFileSync(file).toString('utf8')))
    .join('\n');
}
