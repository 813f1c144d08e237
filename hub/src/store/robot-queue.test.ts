import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';
import { AppClient } from '../../../tests/support/app-client.ts';
import { LouyuError } from '@louyu/contract/errors';
import { Courier, courierDefaults } from '../core/robots/courier.ts';
import type { AlertMessage, RobotOutcome, RobotRecord } from '../core/robots/robot-store.ts';
import { StaffAlertService, staffAlertDefaults } from '../core/staff-alerts/staff-alert-service.ts';
import type { StaffAlertCondition } from '../core/staff-alerts/staff-alert-store.ts';
import { systemRandom } from '../system/node-ports.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

let app: StaffApp;
let holding: StaffAlertCondition[];
let sent: AlertMessage[];
let answers: RobotOutcome[];
let alerts: StaffAlertService;
let courier: Courier;

beforeEach(async () => {
  app = await openStaffApp();
  await new AppClient(app.app).setUp(app.setupCode, 'empty');
  [holding, sent, answers] = [[], [], []];
  await app.store.robots.add(robot);
  alerts = new StaffAlertService({
    store: app.store,
    clock: app.clock,
    random: systemRandom,
    live: { emit: () => undefined },
    roster: { onDuty: () => Promise.resolve([]) },
    sources: [{ kind: 'fault', current: () => Promise.resolve(holding) }],
    queued: () => courier.wake(),
    limits: staffAlertDefaults,
  });
  courier = newCourier();
});
afterEach(() => app.close());

const robot: RobotRecord = {
  id: 'robot1',
  kind: 'wecom',
  name: '值班群',
  url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123',
  secret: '',
  privateAllowed: false,
  language: 'zh-CN',
  kinds: ['fault'],
  createdAt: '2026-11-21T00:00:00.000Z',
  disabledAt: null,
  failures: 0,
  trouble: null,
  error: null,
  nextTryAt: null,
  lastSentAt: null,
};

function newCourier(): Courier {
  return new Courier({
    store: app.store,
    clock: app.clock,
    livedClock: app.clock,
    random: systemRandom,
    live: { emit: () => undefined },
    sender: () =>
      Promise.resolve({
        assertAddress: () => undefined,
        send(_, message) {
          if ('items' in message) sent.push(message);
          return Promise.resolve(answers.shift() ?? { kind: 'sent' });
        },
      }),
    limits: courierDefaults,
    onFailure: (error) => {
      throw error;
    },
  });
}

function fault(key: string): StaffAlertCondition {
  const text = { 'zh-CN': `${key} 离线` };
  return { key, kind: 'fault', text, path: '/devices/d', roles: ['admin'], except: [], places: [] };
}

async function turn(): Promise<void> {
  await alerts.check();
  await courier.turn();
  await courier.idle();
}

async function turnsFor(ms: number, stepMs: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    app.clock.pass(stepMs);
    await turn();
  }
}

const toldKeys = () => sent.map(({ items }) => items.map(({ text }) => text['zh-CN']));
const deliveries = async () => {
  const all = [...(await app.store.staffAlerts.open()), ...(await app.store.staffAlerts.resolved(500))];
  const byAlert = await app.store.staffAlerts.deliveries(all.map(({ id }) => id));
  return [...byAlert.values()].flat();
};

describe('an alert', () => {
  it('is raised and told once for as long as it holds, and anew when it holds again', async () => {
    holding = [fault('a')];
    await turn();
    await turn();
    expect(toldKeys()).toEqual([['a 离线']]);
    holding = [];
    await turn();
    expect(await app.store.staffAlerts.open()).toEqual([]);
    holding = [fault('a')];
    await turn();
    expect(sent).toHaveLength(2);
    expect(sent[0]?.items[0].id).not.toBe(sent[1]?.items[0].id);
  });

  it('is raised for everything, in checks that stay short', async () => {
    holding = Array.from({ length: 450 }, (_, n) => fault(`f${n}`));
    expect([await alerts.check(), await alerts.check(), await alerts.check()]).toEqual([true, true, false]);
    expect(await app.store.staffAlerts.open()).toHaveLength(450);
  });

  it('calls nobody who does not answer for the place', async () => {
    const [admin] = await app.store.staff.all();
    const [site] = (await app.store.places.tree()).all();
    if (admin === undefined || site === undefined) throw new LouyuError('staff.not_found');
    const building = { ...site, id: 'b3', parentId: site.id, kind: 'building' as const };
    await app.store.places.add([building, { ...building, id: 'b4' }]);
    for (const id of ['b3', 'b4'])
      await app.store.staff.add({ ...admin, id: `of${id}`, login: id, name: id, scope: [id] });
    holding = [{ ...fault('a'), places: ['b3'] }];
    await turn();
    const [alert] = (await alerts.list({ ...admin, scope: [] })).alerts;
    expect(alert?.called.sort()).toEqual(['b3', '管理员']);
  });

  it('calls the next after its minutes, and nobody any more once somebody takes it', async () => {
    const [admin] = await app.store.staff.all();
    if (admin === undefined) throw new LouyuError('staff.not_found');
    await app.store.staff.add({ ...admin, id: 'guard', login: 'guard', name: '夜班', roles: ['editor'] });
    const duty = new StaffAlertService({
      store: app.store,
      clock: app.clock,
      random: systemRandom,
      live: { emit: () => undefined },
      roster: { onDuty: () => Promise.resolve([{ id: 'guard' }]) },
      sources: [{ kind: 'fault', current: () => Promise.resolve(holding) }],
      queued: () => courier.wake(),
      limits: staffAlertDefaults,
    });
    const actor = { ...admin, scope: [] };
    holding = [fault('a')];
    await duty.check();
    expect((await duty.list(actor)).alerts[0]).toMatchObject({ called: ['夜班'], callsMe: false, step: 0 });
    app.clock.pass(9 * minuteMs);
    await duty.check();
    expect((await duty.list(actor)).alerts[0]).toMatchObject({ step: 0 });
    app.clock.pass(minuteMs);
    await duty.check();
    const [later] = (await duty.list(actor)).alerts;
    expect(later).toMatchObject({ called: ['夜班', '管理员'], callsMe: true, step: 1 });
    expect(later?.deliveries.map(({ step }) => step)).toEqual([0, 1]);
    await duty.take(actor, later?.id ?? '');
    app.clock.pass(60 * minuteMs);
    await duty.check();
    const [taken] = (await duty.list(actor)).alerts;
    expect(taken).toMatchObject({ step: 1, callsMe: false, taken: { by: '管理员' } });
  });
});

describe('the queue of a robot', () => {
  // Each alert is told once: nobody else is called.
  beforeEach(() =>
    app.store.staffAlerts.savePolicy({
      stepMinutes: { review: 0, fault: 0, countersignature: 0, deadline: 0, alert: 0, help: 0, case: 0 },
    }),
  );

  it('tells a hundred that come at once in one message, and loses none', async () => {
    holding = Array.from({ length: 100 }, (_, n) => fault(`f${n}`));
    await turn();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.items).toHaveLength(100);
    expect(new Set((await deliveries()).map(({ state, together }) => `${state} ${together}`))).toEqual(
      new Set(['sent 100']),
    );
  });

  it('waits while nobody answers, sends the same message again, and then the rest in one', async () => {
    answers = Array.from({ length: 8 }, () => ({ kind: 'unreachable', error: 'ENOTFOUND' }));
    holding = [fault('a')];
    await turn();
    expect(await app.store.robots.byId('robot1')).toMatchObject({
      trouble: 'unreachable',
      error: 'ENOTFOUND',
    });
    holding = [...holding, ...Array.from({ length: 30 }, (_, n) => fault(`later${n}`))];
    await turnsFor(hourMs, 10_000);
    expect(answers).toEqual([]);
    expect(new Set(sent.slice(0, 9).map(({ id }) => id)).size).toBe(1);
    expect(sent.map(({ items }) => items.length)).toEqual([...Array.from({ length: 9 }, () => 1), 30]);
    expect(await app.store.robots.byId('robot1')).toMatchObject({
      trouble: null,
      failures: 0,
      nextTryAt: null,
    });
  });

  it('tries less and less often', async () => {
    answers = Array.from({ length: 100 }, () => ({ kind: 'unreachable', error: 'ENOTFOUND' }));
    holding = [fault('a')];
    await turnsFor(6 * hourMs, 30_000);
    // Doubling to half an hour: about eleven tries to get there, then two to four an hour.
    expect(sent.length).toBeGreaterThan(14);
    expect(sent.length).toBeLessThan(35);
  });

  it('gives up what a robot refuses after its tries, and says why', async () => {
    answers = Array.from({ length: 100 }, () => ({ kind: 'refused', error: '93000 invalid webhook url' }));
    holding = [fault('a')];
    await turnsFor(3 * hourMs, 30_000);
    expect(sent).toHaveLength(courierDefaults.robotAttemptsMax);
    expect(await deliveries()).toMatchObject([{ state: 'given-up', error: '93000 invalid webhook url' }]);
    holding = [...holding, fault('b')];
    answers = [];
    await turnsFor(hourMs, 30_000);
    expect(toldKeys().at(-1)).toEqual(['b 离线']);
  });

  it('leaves a robot alone for as long as its maker says after one too many', async () => {
    answers = [{ kind: 'limited', error: '45009 api freq out of limit', retryAfterMs: null }];
    holding = [fault('a')];
    await turn();
    await turnsFor(50_000, 5_000);
    expect(sent).toHaveLength(1);
    await turnsFor(20_000, 5_000);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.id).toBe(sent[0]?.id);
  });

  it('sends a message again, with the same id, that a killed hub may have sent', async () => {
    holding = [fault('a')];
    await alerts.check();
    const [alert] = await app.store.staffAlerts.open();
    await app.store.robots.addMessage('robot1', 'open1', app.clock.now(), 1);
    courier = newCourier();
    await turn();
    expect(sent).toMatchObject([{ id: 'open1', items: [{ id: alert?.id }] }]);
    expect(await app.store.robots.openMessage('robot1')).toBeUndefined();
  });

  it('drops what somebody has taken on before it went out, and what has waited too long', async () => {
    answers = Array.from({ length: 1_000 }, () => ({ kind: 'unreachable', error: 'ENOTFOUND' }));
    holding = [fault('first'), fault('taken')];
    await turn();
    const [, second] = await app.store.staffAlerts.open();
    await app.store.staffAlerts.change(second?.id ?? '', { takenAt: app.clock.now() });
    holding = [...holding, fault('old')];
    await turnsFor(80 * hourMs, 20 * minuteMs);
    const states = (await deliveries()).map(({ state }) => state).sort();
    expect(states).toContain('given-up');
    expect(sent.every(({ items }) => items.every(({ text }) => text['zh-CN'] !== 'old 离线'))).toBe(true);
  });

  it('writes nothing to a robot that is disabled', async () => {
    await app.store.robots.change('robot1', { disabledAt: app.clock.now() });
    holding = [fault('a')];
    await turn();
    expect(sent).toEqual([]);
  });
});
