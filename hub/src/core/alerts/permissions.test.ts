import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertSchema, type AlertState } from '@louyu/contract/api/alerts';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { roles, type Role } from '@louyu/contract/api/staff';
import { openAlertDesk, operator, press, type AlertDesk } from '../../../../tests/support/alert-desk.ts';
import type { AlertRecord } from './alert-store.ts';
import { alertPermissions, raiseRoles, type AlertAction } from './permissions.ts';

/* The table, tried over HTTP: every role at every action in every state, by its raiser and by others. */

const actions = ['confirm', 'countersign', 'update', 'clear', 'withdraw'] as const;
const states: readonly AlertState[] = [
  'waiting',
  'in-force',
  'all-clear',
  'false-alarm',
  'expired',
  'withdrawn',
];

let desk: AlertDesk;
beforeAll(async () => {
  desk = await openAlertDesk();
});
afterAll(() => desk.close());

function bodyOf(action: (typeof actions)[number], revision: number): unknown {
  if (action === 'clear') return { as: 'all-clear' };
  if (action === 'update') return { revision, change: { 'zh-CN': '水到 B2' }, key: press().key };
  return { revision };
}

/** The code that a request is refused with, or `ok`. */
async function tried(path: string, body: unknown): Promise<string> {
  const response = await desk.hub.app.request(`/api/alerts${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return response.ok ? 'ok' : v.parse(errorBodySchema, answer).error.code;
}

/** A new alert, put into a state by hand. */
async function alertIn(state: AlertState): Promise<AlertRecord> {
  const alert = await desk.raise();
  const endedAt = state === 'waiting' || state === 'in-force' ? null : desk.hub.clock.now();
  await desk.hub.store.alerts.saveProgress(alert.id, { ...alert, state, endedAt });
  return alert;
}

async function withdrawAll(): Promise<void> {
  for (const alert of await desk.hub.store.alerts.current())
    await desk.hub.store.alerts.saveProgress(alert.id, {
      ...alert,
      state: 'withdrawn',
      endedAt: desk.hub.clock.now(),
    });
}

function wantedFor(action: AlertAction, role: Role, state: AlertState, isRaiser: boolean): string {
  const { roles: allowed, states: open, raiser } = alertPermissions[action];
  if (!(allowed as readonly Role[]).includes(role)) return 'auth.forbidden';
  if (raiser === 'not' && isRaiser) return 'alert.raiser_is_second';
  if (raiser === 'alone' && !isRaiser) return 'auth.forbidden';
  if ((open as readonly AlertState[]).includes(state)) return 'ok';
  return state === 'waiting' || state === 'in-force' ? 'alert.wrong_state' : 'alert.over';
}

describe.each(actions)('%s', (action) => {
  it.each(states)('of an alert that is %s: each role, its raiser and another', async (state) => {
    const wrong: string[] = [];
    let alert = await alertIn(state);
    for (const role of roles)
      for (const isRaiser of [true, false]) {
        desk.hub.actor = { id: isRaiser ? operator.id : 'another', name: '', roles: [role] };
        const code = await tried(`/${alert.id}/${action}`, bodyOf(action, 1));
        const wanted = wantedFor(action, role, state, isRaiser);
        if (code !== wanted) wrong.push(`${role} ${isRaiser ? 'raiser' : 'another'}: ${code}, not ${wanted}`);
        // What was refused has changed nothing.
        if (code === 'ok') alert = await alertIn(state);
      }
    await withdrawAll();
    expect(wrong).toEqual([]);
  });
});

it('raises for those alone whose role it is', async () => {
  for (const role of roles) {
    desk.hub.actor = { id: 'somebody', name: '', roles: [role] };
    const code = await tried('', press());
    expect(code, role).toBe((raiseRoles as readonly Role[]).includes(role) ? 'ok' : 'auth.forbidden');
  }
  await withdrawAll();
});

describe('places', () => {
  const scoped = (...scope: string[]) => ({
    id: 'scoped',
    name: '',
    roles: ['operator', 'clearer', 'approver'] as const,
    scope,
  });

  it.each(actions)('%s needs to answer for all of them', async (action) => {
    const alert = await alertIn(action === 'confirm' || action === 'withdraw' ? 'waiting' : 'in-force');
    desk.hub.actor = scoped('b5');
    expect(await tried(`/${alert.id}/${action}`, bodyOf(action, 1))).toBe('auth.out_of_scope');
    await withdrawAll();
  });

  it('raising and previewing too; nobody widens an alert beyond their own', async () => {
    desk.hub.actor = scoped('b3');
    expect(await tried('', press({ placeIds: ['b5'] }))).toBe('auth.out_of_scope');
    expect(await tried('/preview', press({ placeIds: ['site1'] }))).toBe('auth.out_of_scope');
    const raised = press();
    expect(await tried('', raised)).toBe('ok');
    const alert = await desk.hub.store.alerts.byKey(raised.key);
    const wider = { revision: 1, placeIds: ['b3', 'b5'], change: { 'zh-CN': '扩大' }, key: press().key };
    expect(await tried(`/${alert?.id ?? ''}/update`, wider)).toBe('auth.out_of_scope');
    await withdrawAll();
  });
});

it('tells each person what they may, as the table does', async () => {
  const alert = await alertIn('in-force');
  for (const role of roles) {
    desk.hub.actor = { id: 'another', name: '', roles: [role] };
    const response = await desk.hub.app.request(`/api/alerts/${alert.id}`);
    const { may, ends } = v.parse(alertSchema, await response.json());
    expect(ends !== null, `${role} reads its end`).toBe(may.clear);
    for (const action of actions)
      expect(may[action], `${role} ${action}`).toBe(wantedFor(action, role, 'in-force', false) === 'ok');
  }
});
