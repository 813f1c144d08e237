import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { placeFeedSchema } from '@louyu/contract/api/place-feed';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { noticeRecord, outageDraft, signedRevision } from '../../../../tests/support/notice-records.ts';
import { Phone } from '../../../../tests/support/phone.ts';

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

function noticeAt(placeId: string, number: number, title: string, visibleTo?: string) {
  const id = `notice${number}`;
  const content = { title, shortTitle: title, keyPoint: `${title}的要点`, facts: [], body: '' };
  const revision = signedRevision({
    noticeId: id,
    content: { 'zh-CN': content },
    draft: { ...outageDraft, audience: [placeId] },
    ...(visibleTo === undefined ? {} : { visibleTo }),
  });
  return noticeRecord([revision], { id, number, title });
}

async function open(path: string) {
  return new Phone(hub.app).open(path);
}

test('a place shows what hangs there and above it, and no other, each a link that opens', async () => {
  await hub.publish('u1', [noticeAt('u1', 1, '停水')]);
  await hub.publish('site1', [noticeAt('site1', 2, '灭火演练')]);
  await hub.publish('b5', [noticeAt('b5', 3, '电梯维保')]);
  const { status, text } = await open('/N/LOBBY');
  expect(status).toBe(200);
  expect(text).toContain('3栋 1单元 大堂');
  expect(text).toMatch(/停水的要点[^]*灭火演练的要点|灭火演练的要点[^]*停水的要点/);
  expect(text).not.toContain('电梯维保');
  for (const [, href] of text.matchAll(/href="(\/q\/[0-9A-Z]{16})"/g))
    expect((await open(href ?? '')).status).toBe(200);
  expect(gzipSync(text).length).toBeLessThan(30 * 1024);
});

test('its archive has what is over and what was recalled, is searched, and never shows a draft', async () => {
  const over = noticeAt('u1', 1, '停水', '2026-11-20T10:00:00.000Z');
  const recalled = { ...noticeAt('u1', 2, '装修公示'), recalledAt: '2026-11-20T10:00:00.000Z' };
  const draft = noticeRecord(
    [{ ...signedRevision({ noticeId: 'notice3' }), state: 'draft', signedAt: null, goesOutAt: null }],
    { id: 'notice3', number: 3, title: '秘密' },
  );
  for (const notice of [over, recalled, draft]) await hub.store.notices.add(notice);
  await hub.publish('u1', [noticeAt('u1', 4, '消防演练')]);
  const { text } = await open('/n/lobby');
  expect(text).toContain('已于 11月20日');
  expect(text).toContain('已撤回');
  expect(text).not.toContain('秘密');
  const found = await open(`/n/lobby?q=${encodeURIComponent('演练')}`);
  expect(found.text).toContain('“演练”的搜索结果');
  expect(found.text).toContain('消防演练');
  expect(found.text).not.toContain('装修公示');
  expect((await open('/n/lobby?q=%3Cscript%3E')).text).not.toContain('<script>');
  expect((await open(`/n/lobby?q=${'长'.repeat(61)}`)).status).toBe(400);
  expect((await open('/n/lobby?before=%27%20or%201=1')).status).toBe(200);
});

test('older ones go on page by page, each once', async () => {
  for (let number = 1; number <= 45; number += 1) {
    const over = noticeAt('u1', number, `通知第${number}号`, '2026-11-20T10:00:00.000Z');
    const minute = String(number).padStart(2, '0');
    await hub.store.notices.add({ ...over, updatedAt: `2026-11-19T08:${minute}:00.000Z` });
  }
  const seen: string[] = [];
  let path: string | undefined = '/n/lobby';
  while (path !== undefined) {
    const { text } = await open(path);
    seen.push(...[...text.matchAll(/<b>通知第(\d+)号/g)].map(([, number]) => number ?? ''));
    path = /href="(\/n\/lobby\?before=[^"#]+)#archive"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => String(45 - index)));
});

test('what is no place leads nowhere, and one that was removed to the whole compound', async () => {
  for (const path of ['/n/nowhere', '/n/..%2f', '/n/nowhere.json']) {
    const answer = await open(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.text).toContain('没有认出这个码');
  }
  await hub.publish('site1', [noticeAt('site1', 2, '灭火演练')]);
  await hub.store.notices.add(noticeAt('lift', 5, '电梯维保'));
  await hub.store.places.remove('lift', { 'zh-CN': '3栋 1单元 电梯' }, hub.clock.now());
  const gone = await open('/n/lift');
  expect(gone.text).toContain('这个点位已经不在了');
  expect(gone.text).toContain('灭火演练');
});

test('searches are slowed down for one address, reading is not', async () => {
  for (let count = 0; count < 120; count += 1) expect((await open('/n/lobby?q=x')).status).toBe(200);
  const slow = await open('/n/lobby?q=x');
  expect(slow.status).toBe(429);
  expect(slow.text).toMatch(/您点得太快了，请 \d+ 秒后再试。/);
  expect((await open('/n/lobby')).status).toBe(200);
});

test('the feed is a JSON Feed of what hangs there now, to be kept for a while and asked for again cheaply', async () => {
  await hub.publish('site1', [outNotice(312)]);
  const response = await hub.app.request('/n/lobby.json');
  expect(response.headers.get('cache-control')).toBe('public, max-age=30');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const feed = v.parse(placeFeedSchema, await response.json());
  expect(feed).toMatchObject({
    title: '瑞安苑 3栋 1单元 大堂',
    feed_url: 'http://127.0.0.1:8080/n/lobby.json',
    items: [{ id: 'site1/0312', title: '停水', _louyu: { number: 312, revision: 1, category: 'water' } }],
  });
  const link = new URL(feed.items[0]?.url ?? '').pathname;
  expect((await open(link)).text).toContain('编号 0312');
  const etag = response.headers.get('etag') ?? '';
  const again = await hub.app.request('/n/lobby.json', { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  hub.clock.pass(48 * 3_600_000);
  const later = v.parse(placeFeedSchema, await (await hub.app.request('/n/lobby.json')).json());
  expect(later.items).toEqual([]);
});

test('every resident page leads to what is kept, in the language of its reader, and keeps the large view', async () => {
  const phone = new Phone(hub.app);
  const { text, response } = await phone.open('/n/lobby?view=large&lang=en');
  expect(text).toContain('class="large"');
  expect(response.headers.getSetCookie().join()).toContain('louyu_view=large');
  expect(text).toContain('href="/privacy?lang=en"');
  const privacy = await open('/privacy?lang=en');
  expect(privacy.text).toContain('wiped after 90 days');
  expect((await open('/privacy')).text).toContain('90 天后抹去');
});
