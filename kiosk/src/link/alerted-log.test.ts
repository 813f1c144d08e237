import type { AlarmAlert } from '@louyu/contract/alarm';
import type { Health } from '@louyu/contract/messages';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleAlert } from '../screens/sample-alerts.ts';
import { AlertedLog } from './alerted-log.ts';
import { MemoryStorage } from './memory-storage.ts';

const startMs = Date.parse('2026-11-21T01:38:00.000Z');
const visible = (alertId: string, revision = 1): Health['visible'] => ({
  kind: 'alert',
  alertId,
  revision,
  page: 1,
});
const alarms = (...alerts: AlarmAlert[]) => [{ placeId: 's', alerts }];

let storage: MemoryStorage;
let clock: { trusted: boolean; nowMs: () => number };
let nowMs: number;
let ids: number;
let log: AlertedLog;

function open(): AlertedLog {
  return new AlertedLog({ clock, storage, monotonicMs: () => nowMs, newId: () => `alerted${(ids += 1)}` });
}

beforeEach(() => {
  storage = new MemoryStorage();
  [nowMs, ids] = [1_000, 0];
  clock = { trusted: true, nowMs: () => startMs + nowMs };
  log = open();
});

describe('AlertedLog', () => {
  it('says once of each revision when it came and when it was first seen on the glass', () => {
    log.received(alarms(sampleAlert('a')), 1_000);
    expect(log.observe({ kind: 'idle' }, 1_100)).toEqual([]);
    nowMs = 1_240;
    expect(log.observe(visible('a'), 1_240)).toEqual([
      {
        id: 'alerted1',
        kind: 'alerted',
        alertId: 'a',
        revision: 1,
        receivedAt: '2026-11-21T01:38:01.000Z',
        paintedAt: '2026-11-21T01:38:01.240Z',
      },
    ]);
    expect(log.observe(visible('a'), 2_240)).toEqual([]);
    log.received(alarms(sampleAlert('a', { revision: 2 })), 3_000);
    nowMs = 3_100;
    expect(log.observe(visible('a', 2), 3_100)).toMatchObject([
      { revision: 2, receivedAt: '2026-11-21T01:38:03.000Z' },
    ]);
  });

  it('tells no time of an unset clock, and the true one once it is set', () => {
    clock.trusted = false;
    log.received(alarms(sampleAlert('a')), 1_000);
    expect(log.observe(visible('a'), 1_200)).toEqual([]);
    clock.trusted = true;
    nowMs = 9_000;
    expect(log.observe(visible('a'), 9_000)).toMatchObject([
      { receivedAt: '2026-11-21T01:38:01.000Z', paintedAt: '2026-11-21T01:38:01.200Z' },
    ]);
  });

  it('says it no second time after a restart', async () => {
    log.received(alarms(sampleAlert('a')), 1_000);
    log.observe(visible('a'), 1_200);
    const next = open();
    await next.load();
    next.received(alarms(sampleAlert('a'), sampleAlert('b')), 5_000);
    expect(next.observe(visible('a'), 5_100)).toEqual([]);
    expect(next.observe(visible('b'), 5_200)).toMatchObject([{ alertId: 'b' }]);
  });

  it('tells once that an alert had expired when it came; an end that is late is no lie', () => {
    const late = { until: '2026-11-21T01:37:00.000Z' };
    log.received(alarms(sampleAlert('a', { ...late, state: 'all-clear' }), sampleAlert('b')), 1_000);
    expect(log.takeExpired()).toBe(false);
    log.received(alarms(sampleAlert('c', late)), 1_000);
    clock.trusted = false;
    expect(log.takeExpired()).toBe(false);
    clock.trusted = true;
    expect(log.takeExpired()).toBe(true);
    expect(log.takeExpired()).toBe(false);
  });
});
