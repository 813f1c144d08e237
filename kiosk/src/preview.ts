import {
  previewMessageSchema,
  type PreviewMeasured,
  type PreviewMessage,
  type PreviewReady,
} from '@louyu/contract/preview';
import * as v from 'valibot';
import { Player } from './screens/player.ts';
import { looksSame } from './screens/scene.ts';
import './screens/stage.ts';

/** How often the loop is looked at; pages stand for seconds. */
const tickMs = 250;

/**
 * Shows what the framing page posts, on the very screens of a display. The frame is sandboxed: no storage, no network,
 * and nobody but the framing page is listened to.
 */
export function startPreview(): void {
  const stage = document.createElement('louyu-stage');
  document.body.append(stage);
  const player = new Player();
  let message: PreviewMessage | null = null;

  const show = (): void => {
    if (message === null) return;
    const input = {
      config: message.config,
      programme: message.notices,
      nowMs: Date.now(),
      staleSinceMs: null,
    };
    const scene = player.play(input, performance.now());
    if (!looksSame(stage.scene, scene)) stage.scene = scene;
  };

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent) return;
    const parsed = v.safeParse(previewMessageSchema, event.data);
    if (!parsed.success) return;
    message = parsed.output;
    show();
    post(measured(player, parsed.output));
  });
  setInterval(show, tickMs);
  post({ type: 'louyu.preview.ready' });
}

function measured(player: Player, message: PreviewMessage): PreviewMeasured {
  const notices = message.notices.map((notice) => {
    const seconds = player.pageSecondsOf(message.config, message.notices, notice);
    return { noticeId: notice.id, pages: seconds.length, seconds: seconds.reduce((a, b) => a + b, 0) };
  });
  return { type: 'louyu.preview.measured', notices };
}

function post(message: PreviewReady | PreviewMeasured): void {
  // The framing page's origin cannot be known from a sandbox; what is posted is no secret.
  window.parent.postMessage(message, '*');
}
