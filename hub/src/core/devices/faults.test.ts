import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Health } from '@louyu/contract/messages';
import { openDeviceHub, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import type { DeviceRecord } from './device-store.ts';
import { proofMaxAgeMs } from './device-state.ts';
import { frameFutureToleranceMs } from './live-devices.ts';
import { faultCheckIntervalMs, lastSeenWriteIntervalMs } from './faults.ts';

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

/** A health message whose last frame was painted so long before it was sent. */
function health(frameAgeMs: number | null, change: Partial<Health> = {}): Health {
  const at = hub.clock.now();
  return {
    at,
    version: 'test',
    documents: [],
    visible: { kind: 'idle' },
    lastFrameAt: frameAgeMs === null ? null : new Date(Date.parse(at) - frameAgeMs).toISOString(),
    clock: { offsetMs: 0, trusted: true },
    pendingReceipts: 0,
    ...change,
  };
}

function hear(device: DeviceRecord, message: Health): void {
  hub.live.health(device.id, message, hub.clock.now());
  hub.faults.heard(device.id);
}

async function stateOf(device: DeviceRecord): Promise<string> {
  return (await hub.views.view(device.id)).state;
}

async function faults(): Promise<{ kind: string; closed: boolean }[]> {
  const rows = await hub.db.selectFrom('fault').selectAll().orderBy('opened_at').execute();
  return rows.map((row) => ({ kind: row.kind, closed: row.closed_at !== null }));
}

/** Lets time pass as main would: a check every interval, and a beat of each device before it. */
async function live(ms: number, beat: () => void = () => undefined): Promise<void> {
  for (let passed = 0; passed < ms; passed += faultCheckIntervalMs) {
    hub.clock.pass(faultCheckIntervalMs);
    beat();
    await hub.faults.check();
  }
}

describe('a screen', () => {
  test('is online by a rendered frame, not by a socket', async () => {
    const screen = await hub.addDevice();
    hub.live.connected(screen.id, hub.clock.now());
    expect(await stateOf(screen)).toBe('no-picture');
    hear(screen, health(0));
    expect(await stateOf(screen)).toBe('ok');
  });

  test('is not proved alive by a frame from the future, and what it painted before grows old', async () => {
    const screen = await hub.addDevice();
    hear(screen, health(-frameFutureToleranceMs - 1));
    expect(await stateOf(screen)).toBe('no-picture');
    hear(screen, health(-frameFutureToleranceMs));
    expect(await stateOf(screen)).toBe('ok');
    await live(proofMaxAgeMs.lcd + faultCheckIntervalMs, () => hear(screen, health(-3_600_000)));
    expect(await stateOf(screen)).toBe('no-picture');
  });

  test('that was heard of by a clock that ran ahead must prove itself anew, in its full time', async () => {
    const screen = await hub.addDevice();
    await live(proofMaxAgeMs.lcd * 2, () => hear(screen, health(0)));
    hub.clock.pass(3_600_000);
    hear(screen, health(0));
    await hub.faults.check();
    hub.clock.pass(-3_600_000);
    expect(await stateOf(screen)).toBe('offline');
    await live(proofMaxAgeMs.lcd - faultCheckIntervalMs);
    expect(await faults()).toEqual([]);
    await live(faultCheckIntervalMs * 3);
    expect(await faults()).toEqual([{ kind: 'offline', closed: false }]);
  });

  test('that stops rendering is a fault within 60 s, though it goes on talking', async () => {
    const screen = await hub.addDevice();
    await live(60_000, () => hear(screen, health(0)));
    expect(await faults()).toEqual([]);
    const paintedLast = hub.clock.now();
    const frozen = () => hear(screen, health(Date.parse(hub.clock.now()) - Date.parse(paintedLast)));
    await live(55_000, frozen);
    expect(await stateOf(screen)).toBe('no-picture');
    await live(faultCheckIntervalMs, frozen);
    expect(await faults()).toEqual([{ kind: 'no-picture', closed: false }]);
    expect(hub.changes).toContainEqual({ resource: 'device', id: screen.id });
  });

  test('with nothing on its glass has no picture, whatever frames it counts', async () => {
    const screen = await hub.addDevice();
    await live(120_000, () => hear(screen, health(0, { visible: { kind: 'nothing' } })));
    expect(await stateOf(screen)).toBe('no-picture');
    expect(await faults()).toEqual([{ kind: 'no-picture', closed: false }]);
  });

  test('is judged by the age of its frame, not by its clock', async () => {
    const screen = await hub.addDevice();
    const wrong = {
      ...health(1_000),
      at: '2031-01-01T00:00:10.000Z',
      lastFrameAt: '2031-01-01T00:00:09.000Z',
    };
    hear(screen, wrong);
    expect(await stateOf(screen)).toBe('ok');
    hear(screen, { ...wrong, lastFrameAt: '2031-01-01T00:00:00.000Z', at: '2031-01-01T00:02:00.000Z' });
    expect(await stateOf(screen)).toBe('no-picture');
  });
});

describe('a fault', () => {
  test('is one message, from the first silence to the next frame', async () => {
    const screen = await hub.addDevice();
    await live(60_000, () => hear(screen, health(0)));
    hub.live.disconnected(screen.id);
    await live(10 * 60_000);
    expect(await stateOf(screen)).toBe('offline');
    // It talks again without a picture: the same fault goes on.
    await live(60_000, () => hear(screen, health(null)));
    expect(await faults()).toHaveLength(1);
    hear(screen, health(0));
    expect(await stateOf(screen)).toBe('ok');
    await live(faultCheckIntervalMs, () => hear(screen, health(0)));
    expect(await faults()).toEqual([{ kind: 'offline', closed: true }]);
    await live(5 * 60_000);
    expect(await faults()).toHaveLength(2);
  });

  test('of a lift is one only after ten minutes, of e-paper after 26 hours', async () => {
    const lift = await hub.addDevice({ kind: 'elevator' });
    const paper = await hub.addDevice({ kind: 'epaper' });
    hear(lift, health(0));
    hear(paper, health(0));
    await live(proofMaxAgeMs.elevator);
    expect(await faults()).toEqual([]);
    await live(faultCheckIntervalMs);
    expect(await faults()).toEqual([{ kind: 'offline', closed: false }]);
    hub.clock.pass(26 * 3_600_000);
    await hub.faults.check();
    expect(await faults()).toHaveLength(2);
  });

  test('is not raised before a device had its time: after pairing, after the hub starts, after planned off-hours', async () => {
    // 08:30 in Shanghai, a Saturday: off until 09:00.
    const offHours = [{ weekdays: [6], from: '07:00', to: '09:00' }];
    await hub.addDevice();
    const sleeper = await hub.addDevice({ offHours });
    await hub.faults.check();
    expect(await stateOf(sleeper)).toBe('planned-off');
    expect(await faults()).toEqual([]);
    await live(60_000);
    expect(await faults()).toHaveLength(1);
    await live(29 * 60_000);
    expect(await stateOf(sleeper)).toBe('offline');
    expect(await faults()).toHaveLength(1);
    await live(60_000);
    expect(await faults()).toHaveLength(2);
  });

  test('that was open when the hub stopped is not raised again', async () => {
    const screen = await hub.addDevice();
    await live(2 * 60_000);
    expect(await faults()).toHaveLength(1);
    const restarted = hub.restartWatch();
    await restarted.load();
    hub.clock.pass(2 * 60_000);
    await restarted.check();
    expect(await faults()).toHaveLength(1);
    hub.live.health(screen.id, health(0), hub.clock.now());
    await restarted.check();
    expect(await faults()).toEqual([{ kind: 'offline', closed: true }]);
  });

  test('of a device that is revoked or not paired is none', async () => {
    const revoked = await hub.addDevice({ revokedAt: hub.clock.now(), secretHash: null });
    const empty = await hub.addDevice({ secretHash: null, pairedAt: null });
    await live(5 * 60_000);
    expect(await stateOf(revoked)).toBe('revoked');
    expect(await stateOf(empty)).toBe('unpaired');
    expect(await faults()).toEqual([]);
  });
});

test('the last sign of life is written, at most once a minute', async () => {
  const screen = await hub.addDevice();
  const written = async () => (await hub.store.devices.byId(screen.id))?.lastSeenAt;
  hear(screen, health(0));
  const first = hub.clock.now();
  await hub.faults.check();
  expect(await written()).toBe(first);
  await live(lastSeenWriteIntervalMs - faultCheckIntervalMs, () => hear(screen, health(0)));
  expect(await written()).toBe(first);
  await live(faultCheckIntervalMs, () => hear(screen, health(0)));
  expect(await written()).toBe(hub.clock.now());
});
