import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import type { DeviceRecord } from '../../core/devices/device-store.ts';
import type { NoticeRecord } from '../../core/notices/notice-store.ts';
import {
  openDeviceHub,
  outNotice,
  type DeviceHub,
  type DeviceHubOptions,
} from '../../../../tests/support/device-hub.ts';
import { Phone } from '../../../../tests/support/phone.ts';
import { signedRevision } from '../../../../tests/support/notice-records.ts';

let hub: DeviceHub;
let screen: DeviceRecord;
let notice: NoticeRecord;
let code: string;

beforeEach(() => open());
afterEach(() => hub.close());

async function open(options: DeviceHubOptions = {}): Promise<void> {
  hub = await openDeviceHub(options);
  screen = await hub.addDevice();
  notice = outNotice(312);
  await hub.publish('site1', [notice]);
  code = hub.code(screen, notice);
}

async function reopen(options: DeviceHubOptions): Promise<void> {
  await hub.close();
  await open(options);
}

async function acknowledgments() {
  return hub.db.selectFrom('acknowledgment').selectAll().execute();
}

describe('the page of a notice', () => {
  test('says who speaks, where, what, and whom to call, in this order', async () => {
    const other = outNotice(313, { title: '停电' });
    await hub.publish('b3', [other]);
    const { status, text } = await new Phone(hub.app).open(`/q/${code}`);
    expect(status).toBe(200);
    const parts = [
      '瑞安苑物业服务中心',
      '3栋 1单元 大堂',
      '停水通知',
      '编号 0312',
      '停水</h1>',
      '请提前储水',
      '读给我听',
      '我已知晓',
      '我家有困难',
      '24小时值班',
      'href="tel:02155550123"',
      '本楼其他通知',
      `href="/q/${hub.code(screen, other)}"`,
      '不用登录，不收费，不会向您要验证码。',
    ];
    const positions = parts.map((part) => text.indexOf(part));
    expect(
      positions.every((position) => position >= 0),
      JSON.stringify(positions),
    ).toBe(true);
    expect([...positions].sort((a, b) => a - b)).toEqual(positions);
  });

  test('answers to the code as a scanner or a person may write it', async () => {
    const hyphened = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
    for (const path of [`/Q/${code}`, `/q/${code.toLowerCase()}`, `/q/${hyphened}`]) {
      expect((await new Phone(hub.app).open(path)).text).toContain('停水');
    }
  });

  test('shows the pictures of the notice from the hub, with what they show, in places of their shape, lazily', async () => {
    const file = { hash: 'a'.repeat(64), type: 'image/webp', width: 1600, height: 1200, bytes: 9 } as const;
    const image = { ...file, paper: { ...file, type: 'image/png' }, alt: '“取水点” <南门>' } as const;
    const [revision] = notice.revisions;
    const content = revision?.content;
    if (revision === undefined || content === null || content === undefined) throw new Error('no content');
    const illustrated = { 'zh-CN': { ...content['zh-CN'], images: [image] } };
    await hub.store.notices.save(notice, [{ ...revision, content: illustrated }]);
    const { text, response } = await new Phone(hub.app).open(`/q/${code}`);
    const [tag = ''] = /<img[^]*?\/>/.exec(text) ?? [];
    expect(tag).toContain(`src="/files/${file.hash}.webp"`);
    expect(tag).toContain('alt="“取水点” &lt;南门&gt;"');
    expect(tag).toMatch(/width="1600"\s+height="1200"\s+loading="lazy"/);
    expect(response.headers.get('content-security-policy')).toContain("img-src 'self';");
  });

  test('is small, brings the one script that reads aloud and asks nobody else', async () => {
    const { text, response } = await new Phone(hub.app).open(`/q/${code}`);
    expect(gzipSync(text).length).toBeLessThan(30 * 1024);
    const [script = '', ...more] = [...text.matchAll(/<script>([^]*?)<\/script>/g)].map(([, body]) => body);
    expect(more).toEqual([]);
    expect(text.replace(script, '').replace('<script></script>', '')).not.toMatch(
      /<script|<img|<link|https?:|@import|url\(|\bon\w+=/,
    );
    expect(script).not.toMatch(/https?:|fetch|XMLHttp|cookie/);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('speaks the language of the phone, or the one that its reader chose', async () => {
    const revision = signedRevision({
      noticeId: 'notice400',
      content: {
        'zh-CN': { title: '停水', shortTitle: '停水', keyPoint: '储水', facts: [], body: '' },
        en: { title: 'No water', shortTitle: 'No water', keyPoint: 'Store water', facts: [], body: '' },
      },
    });
    const both = outNotice(400, { revisions: [revision] });
    await hub.publish('site1', [both]);
    const path = `/q/${hub.code(screen, both)}`;
    const english = await new Phone(hub.app, { language: 'en-GB,en;q=0.9' }).open(path);
    expect(english.text).toContain('lang="en"');
    expect(english.text).toContain('No water</h1>');
    expect(english.text).toContain('Got it');
    const chosen = await new Phone(hub.app, { language: 'en' }).open(`${path}?lang=zh-CN`);
    expect(chosen.text).toContain('我已知晓');
    expect(chosen.text).toContain('action="/q/');
    expect(/action="([^"]+)"/.exec(chosen.text)?.[1]).toContain('lang=zh-CN');
    expect((await new Phone(hub.app, { language: 'en' }).open(`${path}?lang=xx`)).text).toContain('Got it');
  });

  test('shows what staff wrote, never as markup', async () => {
    const sly = '<script>x</script>"\'&';
    const content = {
      title: sly,
      shortTitle: sly,
      keyPoint: sly,
      facts: [{ label: sly, value: sly }],
      body: sly,
    };
    const revision = signedRevision({ noticeId: 'notice401', content: { 'zh-CN': content } });
    const hostile = outNotice(401, { revisions: [revision] });
    await hub.publish('site1', [hostile]);
    const { text } = await new Phone(hub.app).open(`/q/${hub.code(screen, hostile)}`);
    expect(text).not.toContain('<script>x');
    expect(text).toContain('&lt;script&gt;');
  });

  test('shows the newest revision that is out, not the one that waits', async () => {
    const second = {
      'zh-CN': { title: '停水改期', shortTitle: '改期', keyPoint: '改', facts: [], body: '' },
    };
    const changed = outNotice(402, {
      revisions: [
        signedRevision({ noticeId: 'notice402' }),
        signedRevision({ noticeId: 'notice402', revision: 2, content: second }),
        signedRevision({
          noticeId: 'notice402',
          revision: 3,
          state: 'in-review',
          signedAt: null,
          goesOutAt: null,
        }),
      ],
    });
    await hub.publish('site1', [changed]);
    const { text } = await new Phone(hub.app).open(`/q/${hub.code(screen, changed)}`);
    expect(text).toContain('停水改期');
    expect(text).toContain('第2版');
  });
});

describe('我已知晓', () => {
  test('is recorded, thanked for, and remembered', async () => {
    const phone = new Phone(hub.app);
    const thanks = await phone.tap((await phone.open(`/q/${code}`)).text);
    expect(thanks.text).toContain('已记录 08:30，谢谢。');
    expect(await acknowledgments()).toMatchObject([
      { notice_id: notice.id, revision: 1, device_id: screen.id, choice: 'known', at: hub.clock.now() },
    ]);
    expect(hub.changes).toContainEqual({ resource: 'delivery', id: notice.id });
    hub.clock.pass(3_600_000);
    const again = await phone.open(`/q/${code}`);
    expect(again.text).toContain('您已于 8:30 点过‘已知晓’。');
    expect(again.text).not.toContain('/known');
    hub.clock.pass(20 * 3_600_000);
    expect((await phone.open(`/q/${code}`)).text).toContain('您已于 11月21日');
  });

  test('counts once for a phone that taps twice, and for each phone', async () => {
    const [phone, neighbour] = [new Phone(hub.app), new Phone(hub.app)];
    const page = (await phone.open(`/q/${code}`)).text;
    await phone.tap(page);
    hub.clock.pass(60_000);
    expect((await phone.tap(page)).text).toContain('您已于 8:30 点过‘已知晓’。');
    await neighbour.tap((await neighbour.open(`/q/${code}`)).text);
    expect(await acknowledgments()).toHaveLength(2);
  });

  test('counts by the cookie of the phone, whatever id its form carries', async () => {
    const phone = new Phone(hub.app);
    const page = (await phone.open(`/q/${code}`)).text;
    await phone.tap(page);
    await phone.tap(page.replace(/name="phone" value="[^"]+"/, `name="phone" value="${'x'.repeat(22)}"`));
    expect(await acknowledgments()).toHaveLength(1);
  });

  test('works without cookies, and a page that is sent twice still counts once', async () => {
    const phone = new Phone(hub.app, { keepsCookies: false });
    const page = (await phone.open(`/q/${code}`)).text;
    expect((await phone.tap(page)).text).toContain('已记录 08:30，谢谢。');
    expect((await phone.tap(page)).text).toContain('您已于 8:30 点过');
    expect(await acknowledgments()).toHaveLength(1);
  });

  test('keeps only a hash of a random id, in a cookie that no script reads', async () => {
    const phone = new Phone(hub.app);
    const first = await phone.open(`/q/${code}`);
    expect(first.response.headers.getSetCookie()[0]).toMatch(
      /^louyu_phone=[\w-]{22}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    await phone.tap(first.text);
    const stored = JSON.stringify(await acknowledgments());
    expect(stored).not.toContain(phone.cookie.split('=')[1]);
    expect(hub.logged.join()).not.toContain(phone.cookie.split('=')[1]);
  });

  test('is not taken for a notice that is over', async () => {
    const phone = new Phone(hub.app);
    const page = (await phone.open(`/q/${code}`)).text;
    hub.clock.pass(48 * 3_600_000);
    const answer = await phone.tap(page);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain('这条通知已于 11月22日');
    expect(answer.text).toContain('结束');
    expect(await acknowledgments()).toEqual([]);
  });

  test('is slowed down for a phone that taps on and on', async () => {
    const phone = new Phone(hub.app);
    const page = (await phone.open(`/q/${code}`)).text;
    for (let tap = 0; tap < 12; tap += 1) expect((await phone.tap(page)).status).toBe(200);
    const answer = await phone.tap(page);
    expect(answer.status).toBe(429);
    expect(answer.text).toMatch(/您点得太快了，请 \d+ 秒后再试。/);
    expect(Number(answer.response.headers.get('retry-after'))).toBeGreaterThan(0);
    hub.clock.pass(60_000);
    expect((await phone.tap(page)).status).toBe(200);
  });

  test('is slowed down for one screen and for one address', async () => {
    await reopen({ acknowledgment: { acknowledgmentsPerScreenMax: 2 } });
    const tap = async () => {
      const phone = new Phone(hub.app);
      return (await phone.tap((await phone.open(`/q/${code}`)).text)).status;
    };
    expect([await tap(), await tap(), await tap()]).toEqual([200, 200, 429]);
    await reopen({ acknowledgment: { acknowledgmentsPerAddressMax: 1 } });
    expect([await tap(), await tap()]).toEqual([200, 429]);
  });

  test('that could not be stored says so, and offers the same tap again', async () => {
    let full = true;
    await reopen({
      acknowledge: (tap) =>
        full ? Promise.reject(new LouyuError('store.disk_full')) : hub.ledger.acknowledge(tap),
    });
    const phone = new Phone(hub.app);
    const answer = await phone.tap((await phone.open(`/q/${code}`)).text);
    expect(answer.status).toBe(507);
    expect(answer.text).toContain('刚才没有提交成功，内容还在，请再点一次。');
    full = false;
    expect((await phone.tap(answer.text)).text).toContain('已记录 08:30，谢谢。');
  });
});
