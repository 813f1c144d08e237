import { expect, it } from 'vitest';
import { sampleConfig } from './sample-notices.ts';
import { looksSame, type IdleScene } from './scene.ts';

const idle: IdleScene = {
  kind: 'idle',
  config: sampleConfig,
  language: 'zh-CN',
  nowMs: null,
  staleSinceMs: null,
};

it('an idle page in its other language is another picture, whatever the clock says', () => {
  expect(looksSame(idle, { ...idle })).toBe(true);
  expect(looksSame(idle, { ...idle, language: 'en' })).toBe(false);
});
