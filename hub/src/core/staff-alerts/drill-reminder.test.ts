import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  clearer,
  openAlertDesk,
  operator,
  press,
  type AlertDesk,
} from '../../../../tests/support/alert-desk.ts';
import { dayMs } from '../time.ts';
import { alertingDefaults, createAlerting, type Alerting } from './alerting.ts';

/* R19: drills prove it each quarter; whoever raises alerts is told when one is due. */

const everyMs = alertingDefaults.alertDrillEveryDays * dayMs;

let desk: AlertDesk;
let alerting: Alerting;

beforeEach(async () => {
  desk = await openAlertDesk();
  let ids = 0;
  alerting = createAlerting({
    store: desk.hub.store,
    clock: desk.hub.clock,
    machineClock: desk.hub.clock,
    random: { id: () => `call${(ids += 1)}`, bytes: (length) => new Uint8Array(length) },
    digest: (words) => String(words),
    publicUrl: 'http://192.0.2.10:8080',
    live: { emit: (change) => void desk.hub.changes.push(change) },
    roster: { onDuty: () => Promise.resolve([]) },
    sender: () => Promise.reject(new TypeError('there is no robot')),
    onFailure: (error) => {
      throw error;
    },
    limits: alertingDefaults,
  });
});
afterEach(async () => {
  await alerting.close();
  await desk.close();
});

/** What staff are reminded of, in Chinese. */
async function reminders(): Promise<string[]> {
  alerting.touched({ resource: 'alert', id: null });
  await alerting.turn();
  const open = await desk.hub.store.staffAlerts.open();
  return open.filter(({ kind }) => kind === 'deadline').map(({ text }) => text['zh-CN']);
}

it('comes ninety days after the site was set up, to those who raise alerts, and goes with the drill', async () => {
  desk.hub.clock.pass(everyMs - 1);
  expect(await reminders()).toEqual([]);
  desk.hub.clock.pass(1);
  expect(await reminders()).toEqual(['已 90 天没有应急演练']);
  const [call] = await desk.hub.store.staffAlerts.open();
  expect(call).toMatchObject({ path: '/alerts', roles: ['operator', 'admin'] });
  const drill = await desk.alerts.raise(operator, press({ mode: 'drill' }), 'zh-CN');
  expect(await reminders()).toEqual([]);
  await desk.alerts.clear(clearer, drill.id, { as: 'all-clear' });
  desk.hub.clock.pass(everyMs - 1);
  expect(await reminders()).toEqual([]);
  desk.hub.clock.pass(1);
  expect(await reminders()).toEqual(['已 90 天没有应急演练']);
});

it('a real alert is no drill', async () => {
  const alert = await desk.raise({ templateId: 'lift' });
  await desk.alerts.clear(clearer, alert.id, { as: 'false-alarm' });
  desk.hub.clock.pass(everyMs);
  expect(await reminders()).toContain('已 90 天没有应急演练');
});
