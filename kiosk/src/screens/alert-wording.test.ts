import type { AlarmAlert } from '@louyu/contract/alarm';
import type { DeviceKind } from '@louyu/contract/devices';
import type { Language } from '@louyu/contract/primitives';
import { decodeScreenLink } from '@louyu/contract/screen-link';
import { describe, expect, it } from 'vitest';
import { alertScene } from './alert-player.ts';
import { alertView, toneOf } from './alert-wording.ts';
import { sampleAlert } from './sample-alerts.ts';
import { sampleConfig } from './sample-notices.ts';

function view(change: Partial<AlarmAlert> = {}, kind: DeviceKind = 'lcd', language: Language = 'zh-CN') {
  const alert = sampleAlert('a', change);
  const config = { ...sampleConfig, kind, language };
  return alertView(alertScene({ config, alerts: [alert], nowMs: null }, alert, 0));
}

describe('alertView', () => {
  it('says what, where, since when, whom to call, who issued it and under which number', () => {
    expect(view()).toMatchObject({
      tone: 'real',
      side: '',
      label: '紧急广播',
      hazard: '火情',
      about: [],
      instruction: '立即从楼梯撤离',
      facts: [
        { label: '地点', value: '3栋 地下车库 B1' },
        { label: '时间', value: '09:38' },
      ],
      phone: { label: '请拨打', value: '119' },
      issued: '瑞安苑物业服务中心 · 11月21日 09:38 发布 · 编号 0007',
    });
    expect(view({ phone: '' }).phone).toEqual({ label: '24小时值班', value: '0577-8888 1234' });
    expect(view({}, 'lcd', 'en')).toMatchObject({ label: 'Emergency', hazard: 'Fire' });
  });

  it('says in an update when it was said and what is different', () => {
    const { content } = sampleAlert('a');
    const changed = { ...content['zh-CN'], change: '北门已封' };
    const updated = view({
      revision: 2,
      state: 'updated',
      saidAt: '2026-11-21T10:05:00.000Z',
      content: { 'zh-CN': changed },
    });
    expect(updated.about).toEqual(['第2版 18:05']);
    expect(updated.change?.value).toBe('北门已封');
  });

  it.each([
    ['all-clear', 'real', '解除警报'],
    ['false-alarm', 'real', '误报解除'],
    ['all-clear', 'drill', '演练结束'],
  ] as const)('is calm after %s of a %s one, without a code', (state, mode, label) => {
    const over = view({ state, mode, saidAt: '2026-11-21T02:00:00.000Z' });
    expect(over).toMatchObject({ tone: 'over', label, code: null });
    expect(over.facts[1]).toEqual({ label: '时间', value: '09:38–10:00' });
  });

  it('marks a drill on both sides, and is never red', () => {
    expect(view({ mode: 'drill' })).toMatchObject({ tone: 'drill', side: '演练', label: '应急演练' });
    expect(view({ mode: 'drill' }, 'lcd', 'en').side).toBe('DRILL');
    expect(toneOf(sampleAlert('a', { mode: 'drill', severity: 'extreme' }))).toBe('drill');
  });

  it('carries the code of this alert and this screen for real and drill, not in a lift, nor while no phone reaches the hub', () => {
    for (const mode of ['real', 'drill'] as const) {
      const link = view({ mode }).code?.link ?? '';
      expect(link).toMatch(/^HTTP:\/\/192\.168\.1\.20:8080\/A\//);
      expect(decodeScreenLink(link.slice(-16))).toEqual({ noticeNumber: 7, screenCode: '0123456789abcd' });
    }
    expect(view({}, 'elevator').code).toBeNull();
    const alert = sampleAlert('a');
    const unreachable = { ...sampleConfig, scannable: false };
    expect(
      alertView(alertScene({ config: unreachable, alerts: [alert], nowMs: null }, alert, 0)).code,
    ).toBeNull();
  });

  it('lets a lift say first what the alert says of lifts, at a fire or an earthquake', () => {
    expect(view({}, 'elevator').actions).toEqual(['不要乘坐电梯', '到中心花园集合']);
    expect(view({}, 'elevator', 'en').actions[0]).toBe('Do not use the lifts');
    expect(view({ hazard: 'flood' }, 'elevator').actions[0]).toBe('到中心花园集合');
    expect(view().actions[0]).toBe('到中心花园集合');
  });
});
