import { expect, it } from 'vitest';
import { AlertPlayer } from './alert-player.ts';
import { sampleAlert } from './sample-alerts.ts';
import { sampleConfig } from './sample-notices.ts';

const config = { ...sampleConfig, secondLanguage: 'en' } as const;
const alerts = [sampleAlert('a'), sampleAlert('b', { severity: 'minor' })];

it('says each alert in both languages by turns, and which of how many it is', () => {
  const player = new AlertPlayer();
  const at = (seconds: number) => {
    const scene = player.play({ config, alerts, nowMs: null }, seconds * 1000);
    return scene === null ? null : [scene.alert.id, scene.language, scene.page, scene.position, scene.alerts];
  };
  expect(at(0)).toEqual(['a', 'zh-CN', 1, 1, 2]);
  expect(at(7)).toEqual(['a', 'zh-CN', 1, 1, 2]);
  expect(at(16)).toEqual(['a', 'en', 2, 1, 2]);
  expect(at(32)).toEqual(['b', 'zh-CN', 1, 2, 2]);
  expect(at(48)).toEqual(['b', 'en', 2, 2, 2]);
  expect(player.play({ config, alerts: [], nowMs: null }, 50_000)).toBeNull();
});
