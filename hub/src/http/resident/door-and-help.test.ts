import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { coverageSchema, helpListSchema, unreachedSchema } from '@louyu/contract/api/coverage';
import { doorCodeSheetSchema } from '@louyu/contract/api/door-codes';
import type { DeviceRecord } from '../../core/devices/device-store.ts';
import type { NoticeRecord } from '../../core/notices/notice-store.ts';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { Phone } from '../../../../tests/support/phone.ts';

let hub: DeviceHub;
let screen: DeviceRecord;
let notice: NoticeRecord;
let code: string;

beforeEach(async () => {
  hub = await openDeviceHub();
  await hub.store.places.add(
    ['301', '302', '401'].map((door, position) => ({
      id: `door${door}`,
      siteId: 'site1',
      parentId: 'u1',
      kind: 'household' as const,
      name: { 'zh-CN': `${door}室` },
      position,
    })),
  );
  screen = await hub.addDevice();
  notice = outNotice(312);
  await hub.publish('site1', [notice]);
  code = hub.code(screen, notice);
});
afterEach(() => hub.close());

async function ask<Output>(schema: v.GenericSchema<unknown, Output>, path: string, init?: RequestInit) {
  return v.parse(schema, await (await hub.app.request(path, init)).json());
}
const coverage = () => ask(coverageSchema, `/api/notices/${notice.id}/coverage`);
const send = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });
const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});

/** Opens the page and taps 我已知晓. */
async function knowing(phone = new Phone(hub.app)): Promise<Phone> {
  await phone.tap((await phone.open(`/q/${code}`)).text);
  return phone;
}

async function claim(phone: Phone, door: string, more: Record<string, string> = {}) {
  return phone.open('/d', form({ door, ...more }));
}

async function slipOf(door: string): Promise<string> {
  const sheet = await ask(doorCodeSheetSchema, '/api/door-codes', send({ householdId: door }));
  return sheet.doors[0]?.code ?? '';
}

describe('a door', () => {
  test('is offered after the tap, its unit taken from the screen, remembered, changed and forgotten', async () => {
    const phone = new Phone(hub.app);
    const before = await phone.open(`/q/${code}`);
    expect(before.text).not.toContain('登记门牌');
    expect((await phone.tap(before.text)).text).toContain('登记门牌后，物业就不再打电话打扰您。');
    const choice = await phone.open(`/d?back=${code}`);
    expect(choice.text).toContain('3栋 1单元');
    expect([...choice.text.matchAll(/value="(door\d+)"/g)].map(([, id]) => id)).toEqual([
      'door301',
      'door302',
      'door401',
    ]);
    const claimed = await claim(phone, 'door301', { back: code });
    expect(claimed.status).toBe(303);
    expect(claimed.response.headers.get('location')).toBe(`/q/${code}?said=door#door`);
    const after = await phone.open(`/q/${code}`);
    expect(after.text).toContain('这部手机登记的门牌：3栋 1单元 301室');
    expect(after.text).not.toContain('登记门牌后');
    expect(await coverage()).toMatchObject({
      total: 3,
      counts: { proved: 0, claimed: 1, noted: 0, unreached: 2 },
      phones: { total: 1, anonymous: 0 },
    });
    await claim(phone, 'door302');
    expect((await coverage()).counts.claimed).toBe(1);
    await phone.open('/d/forget', form({}));
    expect(await hub.db.selectFrom('phone_door').selectAll().execute()).toEqual([]);
    expect(await coverage()).toMatchObject({
      counts: { claimed: 0, unreached: 3 },
      phones: { total: 1, anonymous: 1 },
    });
  });

  test('counts for later notices without being named again, and a household once for all its phones', async () => {
    const [mother, son] = [await knowing(), await knowing()];
    await claim(mother, 'door301');
    await claim(son, 'door301');
    expect(await coverage()).toMatchObject({ counts: { claimed: 1 }, phones: { total: 2 } });
    const next = outNotice(313);
    await hub.publish('site1', [next]);
    code = hub.code(screen, next);
    notice = next;
    await knowing(mother);
    expect((await coverage()).counts.claimed).toBe(1);
  });

  test('shows nothing of what another phone of the household did', async () => {
    const mother = await knowing();
    await claim(mother, 'door301');
    const son = new Phone(hub.app);
    await son.open('/d');
    await claim(son, 'door301');
    const { text } = await son.open(`/q/${code}`);
    expect(text).toContain('我已知晓</button>');
    expect(text).not.toContain('点过‘');
    const own = await son.open('/d');
    expect(own.text).toContain('3栋 1单元 301室');
    expect(own.text).not.toMatch(/点过‘|8:30/);
  });

  test('is not asked for again by a phone that declined', async () => {
    const phone = await knowing();
    await phone.open(`/q/${code}?door=no`);
    const again = await phone.open(`/q/${code}`, { headers: { cookie: `${phone.cookie}; louyu_door=no` } });
    expect((await phone.open(`/q/${code}?door=no`)).text).not.toContain('登记门牌后');
    expect(again.status).toBe(200);
  });

  test('works for a phone that keeps no cookies', async () => {
    const phone = new Phone(hub.app, { keepsCookies: false });
    const page = (await phone.tap((await phone.open(`/q/${code}`)).text)).text;
    const href = /href="(\/d\?back=[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const choice = await phone.open(href);
    const phoneId = /name="phone" value="([^"]+)"/.exec(choice.text)?.[1] ?? '';
    const claimed = await claim(phone, 'door401', { phone: phoneId, back: code });
    const back = claimed.response.headers.get('location')?.split('#')[0] ?? '';
    expect((await phone.open(back)).text).toContain('3栋 1单元 401室');
    expect((await coverage()).counts.claimed).toBe(1);
  });

  test('that is none is refused, and nothing is kept', async () => {
    const phone = await knowing();
    expect((await claim(phone, 'nobody')).status).toBe(404);
    expect((await claim(phone, '../x')).status).toBe(400);
    expect(await hub.db.selectFrom('phone_door').selectAll().execute()).toEqual([]);
  });
});

describe('a door code', () => {
  test('proves its door, by hand or by the slip’s QR, and no other', async () => {
    const slip = await slipOf('door301');
    const phone = await knowing();
    expect((await claim(phone, 'door302', { code: slip })).status).toBe(403);
    expect((await claim(phone, 'door301', { code: slip.toLowerCase().replace('-', ' ') })).status).toBe(303);
    expect((await coverage()).counts).toEqual({ proved: 1, claimed: 0, noted: 0, unreached: 2 });
    const scanned = await new Phone(hub.app).open(`/D/DOOR301/${slip.replace('-', '')}`);
    expect(scanned.text).toContain('这部手机登记为 3栋 1单元 301室');
    expect(scanned.text).not.toContain('点过‘');
  });

  test('that is replaced leaves only a claim, and the old one proves nothing any more', async () => {
    const slip = await slipOf('door301');
    const phone = await knowing();
    await claim(phone, 'door301', { code: slip });
    await slipOf('door301');
    expect((await coverage()).counts).toMatchObject({ proved: 0, claimed: 1 });
    expect((await claim(await knowing(), 'door301', { code: slip })).status).toBe(403);
  });

  test('is kept as a hash, and handed out and audited once', async () => {
    const slip = await slipOf('door301');
    const stored = JSON.stringify([
      await hub.db.selectFrom('door_code').selectAll().execute(),
      await hub.db.selectFrom('audit').selectAll().execute(),
    ]);
    expect(stored).toContain('door-code.issued');
    expect(stored).not.toContain(slip);
    expect(stored).not.toContain(slip.replace('-', ''));
  });

  test('is made for those doors of a unit that have none, or for all anew', async () => {
    await slipOf('door301');
    const sheet = await ask(doorCodeSheetSchema, '/api/door-codes', send({ placeId: 'u1', anew: false }));
    expect(sheet.doors.map(({ door }) => door)).toEqual(['302', '401']);
    const nothing = await hub.app.request('/api/door-codes', send({ placeId: 'b3', anew: false }));
    expect(nothing.status).toBe(409);
    const anew = await ask(doorCodeSheetSchema, '/api/door-codes', send({ placeId: 'b3', anew: true }));
    expect(anew.doors).toHaveLength(3);
  });

  test('cannot be guessed: each phone and each door has few tries', async () => {
    const slip = await slipOf('door301');
    const phone = await knowing();
    const guess = async (by: Phone, typed = '0000-0000') =>
      (await claim(by, 'door301', { code: typed })).status;
    const tries = [];
    for (let count = 0; count < 6; count += 1) tries.push(await guess(phone));
    expect(tries).toEqual([403, 403, 403, 403, 403, 429]);
    expect(await guess(phone, slip)).toBe(429);
    for (let count = 0; count < 15; count += 1) await guess(await knowing());
    expect(await guess(await knowing(), slip)).toBe(429);
    hub.clock.pass(24 * 3_600_000);
    notice = outNotice(314);
    await hub.publish('site1', [notice]);
    expect(await guess(new Phone(hub.app, {}), slip)).toBe(400);
    expect(await guess(await knowing(), slip)).toBe(303);
  });
});

describe('我家有困难', () => {
  const help = () => ask(helpListSchema, `/api/notices/${notice.id}/help`);
  const asking = (phone: Phone, fields: Record<string, string> = {}) =>
    phone.open(`/q/${code}/help`, form(fields));

  test('goes to the staff with one tap, tells the phone, and takes words and a door afterwards', async () => {
    const phone = new Phone(hub.app);
    await phone.open(`/q/${code}`);
    expect((await asking(phone)).response.headers.get('location')).toBe(`/q/${code}#help`);
    expect(await help()).toMatchObject([{ where: { 'zh-CN': '3栋 1单元 大堂' }, words: '', settled: null }]);
    const page = await phone.open(`/q/${code}`);
    expect(page.text).toContain('已于 8:30 告诉物业');
    expect(page.text).toContain('急事请直接打电话');
    await asking(phone, { words: '老人卧床', door: 'door302' });
    expect(await help()).toMatchObject([{ where: { 'zh-CN': '3栋 1单元 302室' }, words: '老人卧床' }]);
    expect(await hub.db.selectFrom('acknowledgment').select('choice').execute()).toEqual([
      { choice: 'need-help' },
    ]);
    expect(await coverage()).toMatchObject({ help: 1, counts: { claimed: 1 } });
    expect(hub.changes).toContainEqual({ resource: 'help', id: notice.id });
  });

  test('is one request however often it is tapped, brings the door of the phone, and leads the list of calls', async () => {
    const phone = await knowing();
    await claim(phone, 'door401');
    await Promise.all([asking(phone), asking(phone), asking(phone)]);
    expect(await help()).toHaveLength(1);
    const list = await ask(unreachedSchema, `/api/notices/${notice.id}/unreached`);
    expect(list.households.map(({ door, help: asks }) => [door, asks])).toEqual([
      ['401', true],
      ['301', false],
      ['302', false],
    ]);
  });

  test('is settled by staff, whom the phone then hears of, and may be asked again', async () => {
    const phone = await knowing();
    await asking(phone, { words: '停水没法做饭' });
    const [first] = await help();
    hub.clock.pass(3_600_000);
    await hub.app.request(
      `/api/notices/${notice.id}/help/${first?.id ?? ''}/settle`,
      send({ note: '已送水' }),
    );
    expect(await help()).toMatchObject([{ settled: { note: '已送水' } }]);
    const page = await phone.open(`/q/${code}`);
    expect(page.text).toContain('物业已于 9:30 处理您的求助。');
    expect(page.text).not.toContain('已送水');
    await asking(phone);
    expect(await help()).toMatchObject([{ words: '', settled: null }]);
  });

  test('is refused when it comes too fast, too long, or for a notice that is over', async () => {
    const phone = await knowing();
    expect((await asking(phone, { words: 'x'.repeat(121) })).status).toBe(400);
    expect((await asking(phone, { door: 'nobody' })).status).toBe(404);
    const answers = [];
    for (let count = 0; count < 7; count += 1) answers.push((await asking(phone)).status);
    expect(answers.at(-1)).toBe(429);
    hub.clock.pass(48 * 3_600_000);
    expect((await asking(phone)).status).toBe(410);
  });
});

describe('calls and visits', () => {
  test('count where somebody was told, with their source, and can be taken back', async () => {
    const note = (householdId: string, outcome: string) =>
      hub.app.request(`/api/notices/${notice.id}/contacts`, send({ householdId, kind: 'call', outcome }));
    await note('door301', 'no-answer');
    expect((await coverage()).counts.unreached).toBe(3);
    const { id } = v.parse(v.object({ id: v.string() }), await (await note('door301', 'told')).json());
    expect((await coverage()).counts).toEqual({ proved: 0, claimed: 0, noted: 1, unreached: 2 });
    const list = await ask(unreachedSchema, `/api/notices/${notice.id}/unreached`);
    expect(list.households.map(({ door }) => door)).toEqual(['302', '401']);
    await hub.app.request(`/api/notices/${notice.id}/contacts/${id}`, { method: 'DELETE' });
    expect((await coverage()).counts.unreached).toBe(3);
    const tried = await ask(unreachedSchema, `/api/notices/${notice.id}/unreached`);
    expect(tried.households[0]).toMatchObject({ door: '301', tried: { kind: 'call' } });
  });

  test('a surer word outdoes them', async () => {
    const body = send({ householdId: 'door301', kind: 'visit', outcome: 'told' });
    await hub.app.request(`/api/notices/${notice.id}/contacts`, body);
    await claim(await knowing(), 'door301');
    expect((await coverage()).counts).toMatchObject({ claimed: 1, noted: 0 });
  });

  test('the list is a file for a spreadsheet, without phone numbers unless they are asked for', async () => {
    const response = await hub.app.request(`/api/notices/${notice.id}/unreached.csv`);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(text.startsWith('\ufeff编号,位置,房号')).toBe(true);
    expect(text.trim().split('\r\n')).toHaveLength(4);
    const audit = await hub.db.selectFrom('audit').select(['action', 'detail']).execute();
    expect(audit.at(-1)).toMatchObject({ action: 'unreached.exported' });
  });
});
