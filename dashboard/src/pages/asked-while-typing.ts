import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from '../api/api-error.ts';

const typingPauseMs = 200;

/** What the hub says of something while it is being written. */
export class AskedWhileTyping<Subject, Answer> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #subject: () => Subject | undefined;
  readonly #ask: (subject: Subject, signal: AbortSignal) => Promise<Answer>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  value: Answer | undefined;

  constructor(
    host: ReactiveControllerHost,
    subject: () => Subject | undefined,
    ask: (subject: Subject, signal: AbortSignal) => Promise<Answer>,
  ) {
    this.#host = host;
    this.#subject = subject;
    this.#ask = ask;
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
  async now(): Promise<Answer | undefined> {
    const subject = this.#subject();
    if (subject === undefined) return undefined;
    clearTimeout(this.#timer);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.value = await this.#ask(subject, running.signal);
    this.#host.requestUpdate();
    return this.value;
  }

  async #quietly(): Promise<void> {
    try {
      await this.now();
    } catch (error) {
      // The last answer stands: that the hub is away says the banner, and saving says everything else.
      if (!(error instanceof ApiError || (error instanceof DOMException && error.name === 'AbortError')))
        throw error;
    }
  }
}
