import type { Health } from '@louyu/contract/messages';
import type { Scene } from './screens/scene.ts';

/**
 * Tells whether the glass follows the loop: once the loop has gone on, what is seen must change too. A picture that
 * merely equals the scene proves nothing, since a loop comes by every stuck picture again and again.
 */
export class GlassFollower {
  #scene: string | null = null;
  #glass: string | null = null;
  #behind = false;

  /** What the loop has decided on, and what is seen on the glass. */
  look(scene: Scene, visible: Health['visible']): boolean {
    const [wanted, seen] = [keyOfScene(scene), keyOfGlass(visible)];
    if (this.#scene !== null && wanted !== this.#scene) this.#behind = true;
    if (seen !== this.#glass) this.#behind = false;
    this.#scene = wanted;
    this.#glass = seen;
    return !this.#behind;
  }
}

function keyOfScene(scene: Scene): string {
  if (scene.kind === 'alert') return `${scene.alert.id}@${scene.alert.revision}#${scene.page}`;
  if (scene.kind !== 'board') return scene.kind;
  return `${scene.notice.id}@${scene.notice.revision}#${scene.page}`;
}

function keyOfGlass(visible: Health['visible']): string {
  if (visible.kind === 'alert') return `${visible.alertId}@${visible.revision}#${visible.page}`;
  if (visible.kind !== 'notice') return visible.kind;
  return `${visible.noticeId}@${visible.revision}#${visible.page}`;
}
