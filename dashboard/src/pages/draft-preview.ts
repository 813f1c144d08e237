import type { Draft, Preview } from '@louyu/contract/api/notices';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from '../api/api-error.ts';
import { previewDraft } from '../api/notices.ts';

const typingPauseMs = 200;

/** What the hub makes of a draft while it is being written: how it looks, what is missing, whom it reaches. */
export class DraftPreview implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #draft: () => Draft | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  value: Preview | undefined;

  constructor(host: ReactiveControllerHost, draft: () => Draft | undefined) {
    this.#host = host;
    this.#draft = draft;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  /** Asks after the person has paused typing. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#quietly(), typingPauseMs);
  }

  /** Asks now, instead of whatever was asked before. @throws ApiError */
  async now(): Promise<Preview | undefined> {
    const draft = this.#draft();
    if (draft === undefined) return undefined;
    clearTimeout(this.#timer);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.value = await previewDraft(draft, running.signal);
    this.#host.requestUpdate();
    return this.value;
  }

  async #quietly(): Promise<void> {
    try {
      await this.now();
    } catch (error) {
      // The last preview stands: that the hub is away says the banner, and saving says everything else.
      if (!(error instanceof ApiError || (error instanceof DOMException && error.name === 'AbortError')))
        throw error;
    }
  }
}
