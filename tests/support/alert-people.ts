import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { alertListSchema, type AlertList } from '@louyu/contract/api/alerts';
import { staffSchema, type Role } from '@louyu/contract/api/staff';
import { deskViewport } from './browser.ts';
import { ClickMeter } from './click-meter.ts';
import type { Compound } from './compound.ts';
import type { HubProcess } from './hub-process.ts';
import { StaffClient } from './staff-client.ts';

const password = 'correct horse';

/** Somebody who has to do with alerts: at the API, and in a browser of their own. */
export interface AlertPerson {
  readonly login: string;
  readonly client: StaffClient;
}

/** The guard raises and ends, the manager countersigns: 李值班 and 王经理 of an office of four. */
export const alertPosts = {
  guard: { name: '李值班', roles: ['operator', 'clearer'] },
  manager: { name: '赵经理', roles: ['approver', 'operator'] },
  clerk: { name: '孙客服', roles: ['editor'] },
} as const satisfies Record<string, { readonly name: string; readonly roles: readonly Role[] }>;

export async function alertPerson(
  hub: HubProcess,
  { admin }: Compound,
  login: keyof typeof alertPosts,
): Promise<AlertPerson> {
  const person = { login, password, language: 'zh-CN', ...alertPosts[login] };
  await admin.request('POST', '/api/staff', staffSchema, person);
  const client = new StaffClient(hub.httpUrl);
  await client.logIn(login, password);
  return { login, client };
}

export interface PersonBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly meter: ClickMeter;
}

/** A browser in which somebody is logged in, by default at a desk and in Chinese. */
export async function browserOf(
  browser: Browser,
  hub: HubProcess,
  { login }: Pick<AlertPerson, 'login'>,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<PersonBrowser> {
  const context = await browser.newContext({
    viewport: deskViewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  const meter = await ClickMeter.on(context);
  await logIn(context, hub, login);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { context, page, meter };
}

export async function logIn(context: BrowserContext, hub: HubProcess, login: string): Promise<void> {
  const answer = await context.request.post(`${hub.httpUrl}/api/session`, {
    data: { login, password },
    headers: { origin: hub.httpUrl },
  });
  expect(answer.ok()).toBe(true);
}

export function alertsOf(client: StaffClient): Promise<AlertList> {
  return client.request('GET', '/api/alerts', alertListSchema);
}

/** Ends everything that is in force, so that the next test begins in peace. */
export async function endAll({ client }: AlertPerson): Promise<void> {
  for (const { id, state } of (await alertsOf(client)).current) {
    const [path, body] = state === 'waiting' ? ['withdraw', undefined] : ['clear', { as: 'all-clear' }];
    await client.fetch('POST', `/api/alerts/${id}/${path}`, body);
  }
}

/** Puts the mouse on a button and holds it down, until something has come of it. */
export async function holdByMouse(page: Page, name: RegExp, until: () => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name }).hover();
  await page.mouse.down();
  await until();
  await page.mouse.up();
}

/** The address of an alert's page. */
export const alertAddress = /\/alerts\/[0-9a-z]{16}$/;
