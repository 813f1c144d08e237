import { describe, expect, it } from 'vitest';
import type { DeviceRecord } from '../devices/device-store.ts';
import { deviceLine, type DeliveryInput } from './delivery.ts';
import type { DeviceDelivery } from './notice-store.ts';

const device: DeviceRecord = {
  id: 'device1',
  siteId: 'site1',
  kind: 'lcd',
  name: '3栋大堂屏',
  profile: { widthPx: 1080, heightPx: 1920, diagonalInches: 43, viewingDistanceMetres: 2.5, audio: false },
  language: 'zh-CN',
  volumePercent: 60,
  brightnessPercent: 80,
  offHours: [],
  screenCode: '00112233445566',
  secretHash: 'a'.repeat(64),
  createdAt: '2026-11-01T00:00:00.000Z',
  pairedAt: '2026-11-01T00:00:00.000Z',
  revokedAt: null,
  lastSeenAt: null,
  spotIds: ['lobby1'],
};

const held: DeviceDelivery = {
  deviceId: 'device1',
  revision: 1,
  receivedAt: '2026-11-21T00:00:20.000Z',
  removedAt: null,
  lostAt: null,
  firstShownAt: null,
  lastShownAt: null,
  secondsShown: 0,
};
const shown: DeviceDelivery = {
  ...held,
  firstShownAt: '2026-11-21T00:00:21.000Z',
  lastShownAt: '2026-11-21T00:05:00.000Z',
  secondsShown: 40.4,
};
const removed: DeviceDelivery = { ...shown, removedAt: '2026-11-21T01:00:00.000Z' };
const lost: DeviceDelivery = { ...removed, lostAt: removed.removedAt };

function line(input: Partial<DeliveryInput>) {
  return deviceLine({
    noticeId: 'notice1',
    state: 'live',
    device,
    glance: { online: true, lastSeenAt: '2026-11-21T00:10:00.000Z', visible: null },
    rows: [],
    outSince: '2026-11-21T00:00:15.000Z',
    overSince: input.state === 'recalled' ? '2026-11-21T12:00:00.000Z' : null,
    ...input,
  });
}

const onGlass = {
  online: true,
  lastSeenAt: '2026-11-21T00:10:00.000Z',
  visible: { noticeId: 'notice1', revision: 1 },
};
const silent = { online: false, lastSeenAt: '2026-11-21T00:00:16.000Z', visible: null };

describe('what became of a notice on a device (R15, R20)', () => {
  it.each([
    ['not-yet', {}],
    ['received', { rows: [held] }],
    ['showing', { rows: [held], glance: onGlass }],
    ['shown', { rows: [shown] }],
    ['still-carries', { rows: [shown], state: 'recalled' }],
    ['still-carries', { rows: [shown], state: 'expired' }],
    ['still-carries', { rows: [removed], glance: onGlass, state: 'recalled' }],
    ['removed', { rows: [removed], state: 'recalled' }],
    ['never-carried', { state: 'recalled' }],
    [
      'lost',
      { rows: [shown], state: 'recalled', device: { ...device, revokedAt: '2026-11-21T02:00:00.000Z' } },
    ],
    ['lost', { rows: [lost], state: 'recalled' }],
    ['lost', { rows: [{ ...lost, removedAt: '2026-11-21T02:00:00.000Z' }], state: 'recalled' }],
    ['still-carries', { rows: [{ ...lost, removedAt: null }], state: 'recalled' }],
    ['shown', { rows: [lost], state: 'live' }],
  ] as const)('%s', (state, input) => {
    expect(line(input).state).toBe(state);
  });

  it('never says that a notice is gone from a glass that was replaced', () => {
    const line1 = line({ rows: [lost], state: 'recalled' });
    expect(line1).toMatchObject({ removedAt: null, lostAt: '2026-11-21T01:00:00.000Z' });
    expect(line({ rows: [removed], state: 'recalled' }).lostAt).toBeNull();
  });

  it('lists a device that fell silent after the notice went out, until it speaks', () => {
    expect(line({ state: 'recalled', glance: silent }).state).toBe('still-carries');
    const before = { ...silent, lastSeenAt: '2026-11-21T00:00:14.000Z' };
    expect(line({ state: 'recalled', glance: before }).state).toBe('never-carried');
  });

  it('does not suspect a device that was alive long after the notice was over: it has spoken since', () => {
    const alive = { ...silent, lastSeenAt: '2026-11-21T12:01:00.001Z' };
    expect(line({ state: 'recalled', glance: alive }).state).toBe('never-carried');
    const pairedLater = { ...device, pairedAt: '2026-11-25T00:00:00.000Z' };
    expect(line({ state: 'recalled', glance: undefined, device: pairedLater }).state).toBe('never-carried');
  });

  it('allows for the age of what is stored, of a device not heard of since the hub started', () => {
    const lastWritten = (lastSeenAt: string) =>
      line({ state: 'recalled', glance: undefined, device: { ...device, lastSeenAt } }).state;
    expect(lastWritten('2026-11-20T23:59:20.000Z')).toBe('still-carries');
    expect(lastWritten('2026-11-20T23:59:00.000Z')).toBe('never-carried');
  });

  it('adds up the seconds of all revisions and keeps the first and last moments', () => {
    const second = {
      ...shown,
      revision: 2,
      firstShownAt: '2026-11-21T02:00:00.000Z',
      lastShownAt: '2026-11-21T03:00:00.000Z',
    };
    expect(line({ rows: [second, shown] })).toMatchObject({
      revision: 2,
      secondsShown: 81,
      firstShownAt: '2026-11-21T00:00:21.000Z',
      lastShownAt: '2026-11-21T03:00:00.000Z',
      removedAt: null,
    });
  });
});
