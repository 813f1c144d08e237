import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppClient, adminPassword } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let hub: StaffApp;

beforeEach(async () => {
  hub = await openStaffApp();
  await new AppClient(hub.app).setUp(hub.setupCode, 'empty');
});
afterEach(() => hub.close());

/** A phone after a login, and what its browser was told of the session's cookie. */
async function loggedIn(keep: boolean | undefined): Promise<{ phone: AppClient; cookie: string }> {
  const phone = new AppClient(hub.app);
  const response = await phone.send('POST', '/api/session', {
    login: 'admin',
    password: adminPassword,
    keep,
  });
  expect(response.status).toBe(200);
  return { phone, cookie: response.headers.getSetCookie()[0] ?? '' };
}

const statusOf = async (phone: AppClient) => (await phone.send('GET', '/api/session')).status;

it('lasts to its last day on one’s own phone, used or not, and the browser may be closed', async () => {
  const { phone, cookie } = await loggedIn(true);
  expect(cookie).toContain(`Max-Age=${(30 * dayMs) / 1_000}`);
  hub.clock.pass(9 * dayMs);
  expect(await statusOf(phone)).toBe(200);
  hub.clock.pass(20 * dayMs);
  expect(await statusOf(phone)).toBe(200);
  hub.clock.pass(dayMs);
  expect(await statusOf(phone)).toBe(401);
});

it.each([false, undefined])('ends after half a day without use elsewhere (keep: %s)', async (keep) => {
  const { phone, cookie } = await loggedIn(keep);
  expect(cookie).not.toContain('Max-Age');
  hub.clock.pass(11 * hourMs);
  expect(await statusOf(phone)).toBe(200);
  hub.clock.pass(13 * hourMs);
  expect(await statusOf(phone)).toBe(401);
});

it('is ended on every phone when its person is signed out everywhere', async () => {
  const { phone } = await loggedIn(true);
  const here = new AppClient(hub.app);
  await here.logIn('admin', adminPassword);
  expect((await here.send('DELETE', '/api/sessions')).status).toBe(204);
  expect(await statusOf(phone)).toBe(401);
});
