import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Health } from '@louyu/contract/messages';
import { clearer, openAlertDesk, operator, type AlertDesk } from '../../../../tests/support/alert-desk.ts';
import { laterBy } from '../time.ts';
import { alarmBody } from './alarm-body.ts';
import { spreadOf } from './alert-delivery.ts';

let desk: AlertDesk;
let version = 0;
beforeEach(async () => {
  desk = await openAlertDesk();
  version = 0;
});
afterEach(() => desk.close());

const topic = 'louyu/v1/site1/place/b3/alarm';

/** Writes down what the alarm document of building 3 carries now, as its next version. */
async function publish(): Promise<void> {
  const { store, clock } = desk.hub;
  const now = clock.now();
  const { alerts } = alarmBody('b3', await store.alerts.onGlass(now), now);
  version += 1;
  await store.documents.save({
    topic,
    siteId: 'site1',
    epoch: 1,
    version,
    bodyHash: '',
    issuedAt: now,
    payload: new Uint8Array(),
  });
  const entries = alerts.map(({ id, revision }) => ({ alertId: id, revision }));
  await store.documents.saveEntries(topic, 1, version, { kind: 'alarm', entries });
}

/** A device says that it holds this version. */
function hold(deviceId: string, held = version) {
  const documents = [{ topic, epoch: 1, version: held }];
  return desk.hub.ledger.hold({ deviceId, documents, at: desk.hub.clock.now() });
}

let receipts = 0;
function paint(deviceId: string, alertId: string, revision = 1) {
  receipts += 1;
  const at = desk.hub.clock.now();
  const receipt = {
    id: `receipt-${receipts}`,
    kind: 'alerted',
    alertId,
    revision,
    receivedAt: at,
    paintedAt: at,
  } as const;
  return desk.hub.ledger.storeAlerted(deviceId, [receipt], at);
}

function says(deviceId: string, visible: Health['visible']): void {
  const at = desk.hub.clock.now();
  desk.hub.live.health(
    deviceId,
    {
      at,
      version: '',
      documents: [],
      visible,
      lastFrameAt: at,
      clock: { offsetMs: 0, trusted: true },
      pendingReceipts: 0,
    },
    at,
  );
}

async function states(alertId: string): Promise<Record<string, string>> {
  const { devices } = await desk.views.delivery(alertId);
  return Object.fromEntries(
    devices.map(({ deviceId, state, gone }) => [
      deviceId,
      gone === null ? state : `${state} ${gone ? 'gone' : 'there'}`,
    ]),
  );
}

describe('who was reached', () => {
  it('is what each display has said, and adds up', async () => {
    for (const id of ['painted', 'seen', 'received', 'waiting', 'away'])
      await desk.hub.addDevice({ id, screenCode: id });
    await desk.hub.addDevice({ id: 'elsewhere', screenCode: 'e', spotIds: ['hall'] });
    const alert = await desk.raise();
    await publish();
    desk.hub.clock.pass(300);
    await paint('painted', alert.id);
    await hold('received');
    says('seen', { kind: 'alert', alertId: alert.id, revision: 1, page: 1 });
    desk.hub.live.connected('waiting', desk.hub.clock.now());
    expect(await states(alert.id)).toEqual({
      painted: 'painted',
      seen: 'painted',
      received: 'received',
      waiting: 'not-yet',
      away: 'unreachable',
    });
    const { devices } = await desk.views.delivery(alert.id);
    expect(devices.find(({ deviceId }) => deviceId === 'painted')).toMatchObject({
      receivedMs: 300,
      paintedMs: 300,
    });
    expect(devices.find(({ deviceId }) => deviceId === 'received')).toMatchObject({
      receivedMs: 300,
      paintedMs: null,
    });
  });

  it('is asked anew with each revision', async () => {
    await desk.hub.addDevice({ id: 'screen' });
    const alert = await desk.raise();
    await publish();
    await paint('screen', alert.id);
    await desk.alerts.update(
      operator,
      alert.id,
      { revision: 1, change: { 'zh-CN': '水到 B2' }, key: 'anotherpress00001' },
      'zh-CN',
    );
    expect(await states(alert.id)).toEqual({ screen: 'unreachable' });
    await paint('screen', alert.id, 2);
    expect(await states(alert.id)).toEqual({ screen: 'painted' });
  });

  it('is gone only when the display has said so; that it is over is no danger', async () => {
    await desk.hub.addDevice({ id: 'screen' });
    await desk.hub.addDevice({ id: 'dark', screenCode: 'dark' });
    const alert = await desk.raise();
    await publish();
    await hold('screen');
    await desk.alerts.clear(clearer, alert.id, { as: 'all-clear' });
    await publish();
    expect(await states(alert.id)).toEqual({ screen: 'unreachable there', dark: 'unreachable' });
    await hold('screen');
    // Of what it never had, a display has not said that it is gone.
    expect(await states(alert.id)).toEqual({ screen: 'received gone', dark: 'unreachable' });
  });
});

describe('the report', () => {
  it('counts those in time, and names who was not reached and why', async () => {
    for (const id of ['quick', 'late', 'held', 'away', 'revoked'])
      await desk.hub.addDevice({ id, screenCode: id });
    const alert = await desk.raise();
    await publish();
    await expect(desk.views.report(alert.id, operator)).rejects.toMatchObject({ code: 'alert.wrong_state' });
    desk.hub.clock.pass(400);
    await paint('quick', alert.id);
    await hold('held');
    desk.hub.clock.pass(120_000);
    await paint('late', alert.id);
    await desk.alerts.clear(clearer, alert.id, { as: 'all-clear' });
    await desk.hub.store.devices.change('revoked', { revokedAt: desk.hub.clock.now() });
    const report = await desk.views.report(alert.id, operator);
    expect(Object.fromEntries(report.devices.map(({ deviceId, why }) => [deviceId, why]))).toEqual({
      quick: null,
      late: 'late',
      held: 'not-painted',
      away: 'away',
      revoked: 'revoked',
    });
    expect(report.painted).toEqual({ p50Ms: 400, p95Ms: 120_400, missed: 3 });
    expect(report.received).toEqual({ p50Ms: 400, p95Ms: 120_400, missed: 2 });
    const { csv, number } = await desk.views.reportFile(alert.id, operator, 'zh-CN');
    expect(number).toBe('0001');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.split('\r\n')).toHaveLength(7);
    expect(csv).toContain('0001,爆管水浸,3栋 1单元 大堂,3栋大堂屏,已显示,400,400,');
    expect(csv).toContain(',不在线\r\n');
  });

  it.each([
    [[], { p50Ms: null, p95Ms: null, missed: 0 }],
    [[null, null], { p50Ms: null, p95Ms: null, missed: 2 }],
    [[7], { p50Ms: 7, p95Ms: 7, missed: 0 }],
    [[40, null, 10, 30, 20], { p50Ms: 20, p95Ms: 40, missed: 1 }],
    [Array.from({ length: 100 }, (_, index) => index + 1), { p50Ms: 50, p95Ms: 95, missed: 0 }],
  ])('of %j is %j', (times, wanted) => {
    expect(spreadOf(times)).toEqual(wanted);
  });
});

describe('a receipt', () => {
  it('counts once, whatever is sent again', async () => {
    await desk.hub.addDevice({ id: 'screen' });
    const alert = await desk.raise();
    const at = desk.hub.clock.now();
    const receipt = {
      id: 'the-receipt',
      kind: 'alerted',
      alertId: alert.id,
      revision: 1,
      receivedAt: at,
      paintedAt: at,
    } as const;
    const first = await desk.hub.ledger.storeAlerted('screen', [receipt], at);
    expect(first).toEqual({ stored: ['the-receipt'], rejected: [], alertIds: [alert.id] });
    const again = await desk.hub.ledger.storeAlerted(
      'screen',
      [{ ...receipt, paintedAt: laterBy(at, -5000) }],
      at,
    );
    expect(again).toEqual({ stored: ['the-receipt'], rejected: [], alertIds: [] });
    expect((await desk.hub.store.alerts.onDevices(alert.id)).map(({ paintedAt }) => paintedAt)).toEqual([at]);
  });

  it('of an alert that does not exist is refused with its code, and harms no other', async () => {
    await desk.hub.addDevice({ id: 'screen' });
    const alert = await desk.raise();
    const at = desk.hub.clock.now();
    const receipt = { kind: 'alerted', receivedAt: at, paintedAt: at } as const;
    const outcome = await desk.hub.ledger.storeAlerted(
      'screen',
      [
        { ...receipt, id: 'unknown-1', alertId: 'nothing', revision: 1 },
        { ...receipt, id: 'unknown-2', alertId: alert.id, revision: 9 },
        { ...receipt, id: 'a-good-one', alertId: alert.id, revision: 1 },
      ],
      at,
    );
    expect(outcome).toEqual({
      stored: ['a-good-one'],
      rejected: [
        { id: 'unknown-1', code: 'receipt.unknown_alert' },
        { id: 'unknown-2', code: 'receipt.unknown_alert' },
      ],
      alertIds: [alert.id],
    });
  });
});
