import { describe, expect, it } from 'vitest';
import type { StaffAlert, StaffAlertList } from '@louyu/contract/api/staff-alerts';
import { callsOf, soundsFor } from './alert-calls.ts';

function alert(change: Partial<StaffAlert>): StaffAlert {
  return {
    id: 'a',
    kind: 'review',
    text: { 'zh-CN': '停水' },
    path: '/notices/a',
    raisedAt: '2026-11-22T08:00:00.000Z',
    step: 0,
    called: [],
    callsMe: true,
    mayTake: true,
    nextStepAt: null,
    taken: null,
    resolvedAt: null,
    deliveries: [],
    ...change,
  };
}

const list = (alerts: StaffAlert[], sound = true): StaffAlertList => ({
  alerts,
  more: 0,
  preference: { sound, volumePercent: 60, kinds: ['review', 'fault'] },
});

describe('calls', () => {
  it('are what calls this person', () => {
    const [mine, other] = [alert({ id: 'a' }), alert({ id: 'b', callsMe: false })];
    expect(callsOf(list([mine, other]))).toEqual([mine]);
  });

  it('sound once for each step, for the kinds that the person chose', () => {
    const alerts = [alert({ id: 'a' }), alert({ id: 'b', step: 2 }), alert({ id: 'c', kind: 'deadline' })];
    expect(soundsFor(list(alerts), new Set())).toEqual(['a:0', 'b:2']);
    expect(soundsFor(list(alerts), new Set(['a:0', 'b:1']))).toEqual(['b:2']);
  });

  it('are silent for whoever wants no sound', () => {
    expect(soundsFor(list([alert({})], false), new Set())).toEqual([]);
  });
});
