import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceRecord } from '../../core/devices/device-store.ts';
import type { NoticeRecord } from '../../core/notices/notice-store.ts';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { outageDraft, signedRevision } from '../../../../tests/support/notice-records.ts';
import { Phone } from '../../../../tests/support/phone.ts';

let hub: DeviceHub;
let screen: DeviceRecord;
let notice: NoticeRecord;
let code: string;

beforeEach(async () => {
  hub = await openDeviceHub();
  screen = await hub.addDevice();
  notice = outNotice(312);
  await hub.publish('site1', [notice]);
  code = hub.code(screen, notice);
});
afterEach(() => hub.close());

test('a notice that ended says when, and leads to those that are on', async () => {
  const other = outNotice(313);
  await hub.publish('b3', [
    {
      ...other,
      revisions: [signedRevision({ noticeId: other.id, visibleTo: '2026-12-01T00:00:00.000Z' })],
    },
  ]);
  hub.clock.pass(48 * 3_600_000);
  const { status, text } = await new Phone(hub.app).open(`/q/${code}`);
  expect(status).toBe(200);
  expect(text).toContain('这条通知已于 11月22日 周日 18:00 结束。');
  expect(text).toContain('看看现在的通知');
  expect(text).toContain(`href="/q/${hub.code(screen, other)}"`);
  expect(text).not.toContain('<form');
});

test('a recalled notice says so at once, and its content is gone', async () => {
  await new Phone(hub.app).open(`/q/${code}`);
  const { revisions: _, ...fields } = notice;
  await hub.store.notices.save({ ...fields, recalledAt: hub.clock.now(), recallReason: '时间有误' }, []);
  hub.screenNotices.forget();
  const { text } = await new Phone(hub.app).open(`/q/${code}`);
  expect(text).toContain('这条通知已撤回，请以新通知为准');
  expect(text).not.toContain('请提前储水');
  expect(text).not.toContain('<form');
});

test('a notice that was replaced leads to the new one, on the screens that have shown that', async () => {
  const draft = { ...outageDraft, audience: ['b3'] };
  const next = outNotice(313, { revisions: [signedRevision({ noticeId: 'notice313', draft })] });
  await hub.publish('b3', [next]);
  const { revisions: _, ...fields } = notice;
  const at = hub.clock.now();
  await hub.store.notices.save({ ...fields, superseded: { by: next.id, outAt: at, at } }, []);
  hub.screenNotices.forget();
  const { text } = await new Phone(hub.app).open(`/q/${code}`);
  expect(text).toContain('请以新通知为准');
  expect(text).toContain(`class="onward" href="/q/${hub.code(screen, next)}"`);
  expect(text).not.toContain('请提前储水</dd>');
  const english = await new Phone(hub.app).open(`/q/${code}?lang=en`);
  expect(english.text).toContain('Please go by the new one');
  expect(english.text).toContain(`href="/q/${hub.code(screen, next)}?lang=en"`);
  // Another building's screen has never shown the new one.
  const elsewhere = await hub.addDevice({ spotIds: ['hall'] });
  const there = await new Phone(hub.app).open(`/q/${hub.code(elsewhere, notice)}`);
  expect(there.text).toContain('请以新通知为准');
  expect(there.text).not.toContain(`/q/${hub.code(elsewhere, next)}`);
});

test('a code that is none, of no notice, of no screen or of another building is not recognised', async () => {
  const elsewhere = await hub.addDevice({ spotIds: ['hall'] });
  const local = outNotice(313);
  await hub.publish('b3', [local]);
  const waiting = outNotice(500, {
    revisions: [signedRevision({ noticeId: 'notice500', goesOutAt: '2026-11-21T05:00:00.000Z' })],
  });
  await hub.store.notices.add(waiting);
  const codes = [
    'x',
    `${code}0`,
    '%00%ff',
    '0000000000000000',
    hub.code(screen, outNotice(999)),
    hub.code({ ...screen, screenCode: '00000000000000' }, notice),
    hub.code(elsewhere, local),
    hub.code(screen, waiting),
  ];
  for (const wrong of codes) {
    const { status, text } = await new Phone(hub.app).open(`/q/${wrong}`);
    expect(status, wrong).toBe(404);
    expect(text, wrong).toContain('没有认出这个码。请重新扫屏幕上的码，或拨打值班电话。');
    expect(text, wrong).toContain('href="tel:02155550123"');
  }
  expect((await new Phone(hub.app).open(`/q/${hub.code(screen, local)}`)).status).toBe(200);
});

test('a form that was tampered with is refused', async () => {
  const forms = [undefined, 'phone=short', `phone=${'x'.repeat(500)}`, 'phone=%00%00', '{"phone":1}'];
  for (const body of forms) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const init = body === undefined ? { method: 'POST' } : { method: 'POST', body, headers };
    const { status, text } = await new Phone(hub.app).open(`/q/${code}/known`, init);
    expect(status, body).toBe(400);
    expect(text).toContain('<html');
  }
  expect(await hub.db.selectFrom('acknowledgment').selectAll().execute()).toEqual([]);
});
