import type { Health } from '@louyu/contract/messages';
import { beforeEach, describe, expect, it } from 'vitest';
import { GlassFollower } from './glass-follower.ts';
import type { Scene } from './screens/scene.ts';
import { sampleAlert } from './screens/sample-alerts.ts';
import { sampleConfig, sampleNotice } from './screens/sample-notices.ts';

const placed = { config: sampleConfig, language: 'zh-CN', nowMs: 0, staleSinceMs: null } as const;
const idle: Scene = { kind: 'idle', ...placed };
const seen = (noticeId: string): Health['visible'] => ({ kind: 'notice', noticeId, revision: 1, page: 1 });

let follower: GlassFollower;
let scenes: Readonly<Record<string, Scene>>;

beforeEach(() => {
  follower = new GlassFollower();
  const board = (id: string): Scene => {
    const notice = sampleNotice(id);
    const sheet = { title: '', facts: [], paragraphs: [], scale: 1 };
    return { kind: 'board', ...placed, programme: [notice], notice, page: 1, pages: 1, sheet };
  };
  const alert: Scene = { kind: 'alert', ...placed, alert: sampleAlert('x'), page: 1, position: 1, alerts: 1 };
  scenes = { a: board('a'), b: board('b'), idle, alert };
});

function looks(...pairs: readonly (readonly [scene: string, visible: Health['visible']])[]): boolean[] {
  return pairs.map(([name, visible]) => follower.look(scenes[name] ?? idle, visible));
}

describe('GlassFollower', () => {
  it('is content while the glass goes with the loop, or the loop stands', () => {
    const all = looks(['a', seen('a')], ['a', seen('a')], ['b', seen('b')], ['idle', { kind: 'idle' }]);
    expect(all).toEqual([true, true, true, true]);
  });

  it('lets the glass come a look later', () => {
    expect(looks(['a', seen('a')], ['b', seen('a')], ['b', seen('b')])).toEqual([true, false, true]);
  });

  it('is not taken in by a stuck picture that the loop comes by again', () => {
    const all = looks(['a', seen('a')], ['b', seen('a')], ['a', seen('a')], ['b', seen('a')]);
    expect(all).toEqual([true, false, false, false]);
  });

  it('wants an alert to be seen, and the board after it', () => {
    const alert: Health['visible'] = { kind: 'alert', alertId: 'x', revision: 1, page: 1 };
    expect(looks(['a', seen('a')], ['alert', seen('a')], ['alert', alert], ['a', seen('a')])).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
