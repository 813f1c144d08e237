import type { AlarmAlert } from '@louyu/contract/alarm';
import { describe, expect, it } from 'vitest';
import { alertLanguages, alertsOf } from './alerts.ts';
import { sampleAlert } from './sample-alerts.ts';
import { sampleConfig } from './sample-notices.ts';

const nowMs = Date.parse('2026-11-21T02:00:00.000Z');
const documents = (alerts: Readonly<Record<string, readonly AlarmAlert[]>>) =>
  Object.entries(alerts).map(([placeId, listed]) => ({ placeId, alerts: [...listed] }));
const shown = (alerts: Readonly<Record<string, readonly AlarmAlert[]>>, clockTrusted = true) =>
  alertsOf({ config: sampleConfig, alarms: documents(alerts), nowMs, clockTrusted }).map(
    ({ id, revision }) => `${id}@${revision}`,
  );

describe('alertsOf', () => {
  it('shows an alert of several places once, and passes over places where the screen does not stand', () => {
    expect(shown({ s: [sampleAlert('a')], b: [sampleAlert('a')], x9: [sampleAlert('b')] })).toEqual(['a@1']);
  });

  it('takes the highest revision, wherever it stands, and lets it alone say until when', () => {
    const ended = sampleAlert('a', { revision: 3, state: 'all-clear', until: '2026-11-21T01:59:00.000Z' });
    const lagging = sampleAlert('a', { revision: 2, state: 'updated' });
    expect(shown({ s: [ended], b: [lagging] })).toEqual([]);
    expect(shown({ s: [{ ...ended, until: '2026-11-21T02:10:00.000Z' }], b: [lagging] })).toEqual(['a@3']);
  });

  it('hides what has expired by its own clock, and without one shows all that is listed', () => {
    const expired = sampleAlert('a', { until: '2026-11-21T02:00:00.000Z' });
    expect(shown({ s: [expired, sampleAlert('b')] })).toEqual(['b@1']);
    expect(shown({ s: [expired] }, false)).toEqual(['a@1']);
  });

  it('puts the gravest first', () => {
    const drill = sampleAlert('d', { mode: 'drill', severity: 'extreme' });
    expect(shown({ s: [drill, sampleAlert('m', { severity: 'minor' }), sampleAlert('x')] })).toEqual([
      'x@1',
      'm@1',
      'd@1',
    ]);
  });
});

describe('alertLanguages', () => {
  const bilingual = { ...sampleConfig, secondLanguage: 'en' } as const;

  it('are one where the site has one, and both, its own first, where it has two and the alert too', () => {
    const alert = sampleAlert('a');
    expect(alertLanguages(sampleConfig, alert)).toEqual(['zh-CN']);
    expect(alertLanguages(bilingual, alert)).toEqual(['zh-CN', 'en']);
    const chinese = { ...alert, content: { 'zh-CN': alert.content['zh-CN'] } };
    expect(alertLanguages(bilingual, chinese)).toEqual(['zh-CN']);
    expect(alertLanguages({ ...sampleConfig, language: 'en' }, chinese)).toEqual(['en']);
  });
});
