import type { Health } from '@louyu/contract/messages';
import { burnInMaxPx } from '../theme/burn-in.ts';
import type { LouyuStage } from './stage.ts';

/** What a look at the glass may find. */
export type Visible = Health['visible'];

/**
 * Looks at what is really painted: asks the browser for two frames, so that the first was handed to the screen, and then
 * reads the document itself. Where no frame comes, there is no glimpse, and the hub learns it (DESIGN §1.1).
 */
export class Glass {
  readonly #stage: LouyuStage;
  readonly #onGlimpse: (visible: Visible) => void;
  readonly #everyMs: number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #looking = false;
  /** A new scene came while a look was under way, which may have begun before it. */
  #again = false;

  constructor(stage: LouyuStage, everyMs: number, onGlimpse: (visible: Visible) => void) {
    this.#stage = stage;
    this.#everyMs = everyMs;
    this.#onGlimpse = onGlimpse;
  }

  start(): void {
    this.#timer = setInterval(() => {
      if (!this.#looking) void this.look();
    }, this.#everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** One glimpse, after the next two frames; one that is under way begins anew, so that it tells of what is there now. */
  async look(): Promise<void> {
    this.#again = this.#looking;
    if (this.#looking) return;
    this.#looking = true;
    try {
      do {
        this.#again = false;
        await this.#stage.updateComplete;
        await frame();
        await frame();
      } while (this.#isAsked());
      this.#onGlimpse(visibleOn(this.#stage));
    } finally {
      this.#looking = false;
    }
  }

  #isAsked(): boolean {
    return this.#again;
  }
}

function frame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

function visibleOn(stage: LouyuStage): Visible {
  const element = stage.shownElement;
  if (document.visibilityState !== 'visible' || element === null || !isOnGlass(element))
    return { kind: 'nothing' };
  const { noticeId, alertId, revision, page } = element.dataset;
  if (alertId !== undefined)
    return { kind: 'alert', alertId, revision: Number(revision), page: Number(page) };
  if (noticeId === undefined) return { kind: 'idle' };
  return { kind: 'notice', noticeId, revision: Number(revision), page: Number(page) };
}

/** What the whole element may lie outside of the window by: what rounding takes, and where the picture has wandered to. */
const slackPx = 1 + burnInMaxPx;

/** Whether the whole element lies within the window. */
function isOnGlass(element: HTMLElement): boolean {
  const rect = element.getBoundingClientRect();
  const isEmpty = rect.width < 1 || rect.height < 1 || (element.shadowRoot?.childElementCount ?? 0) === 0;
  return (
    !isEmpty &&
    rect.left >= -slackPx &&
    rect.top >= -slackPx &&
    rect.right <= window.innerWidth + slackPx &&
    rect.bottom <= window.innerHeight + slackPx
  );
}
