import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError, type ApiErrorCode } from '../api/api-error.ts';

/** After this long without an answer it is said, while the answer is still waited for. */
const slowAfterMs = 1_500;
const retryMs = 1_000;

/** Nothing is wrong with what was sent: the hub is away, or has no time. */
const retried: readonly ApiErrorCode[] = [
  'hub.unreachable',
  'hub.unreadable',
  'hub.internal',
  'hub.not_ready',
  'hub.busy',
];

/**
 * Sends one thing until the hub has answered, because somebody's safety depends on it: says at once when there is no answer,
 * and tries on. What is sent must be the same each time and name its press, so that however often it arrives it is done once.
 */
export class PersistentSend implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #running: AbortController | undefined;
  /** Why the hub refused. */
  error: ApiError | undefined;
  /** No answer so far, and how often it was tried; 0 while nothing is wrong. */
  unanswered = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  get problem(): string {
    return this.error?.message ?? '';
  }

  /** Gives up; what has arrived already is done all the same. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.unanswered = 0;
    this.#host.requestUpdate();
  }

  /** The answer; undefined when the hub refused ({@link error}) or somebody stopped it. One at a time. */
  async run<Answer>(send: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | undefined> {
    if (this.#running !== undefined) return undefined;
    const running = new AbortController();
    this.#running = running;
    this.error = undefined;
    this.#host.requestUpdate();
    for (;;) {
      const result = await this.#once(send, running.signal);
      if (running.signal.aborted) return undefined;
      if (result === 'again') continue;
      this.#running = undefined;
      this.unanswered = 0;
      this.#host.requestUpdate();
      return result.answer;
    }
  }

  async #once<Answer>(
    send: (signal: AbortSignal) => Promise<Answer>,
    signal: AbortSignal,
  ): Promise<{ readonly answer: Answer | undefined } | 'again'> {
    const said = this.unanswered;
    const slow = setTimeout(() => this.#unanswered(said + 1), slowAfterMs);
    try {
      return { answer: await send(signal) };
    } catch (error) {
      if (signal.aborted) return 'again';
      if (!(error instanceof ApiError)) throw error;
      if (!retried.includes(error.code)) {
        this.error = error;
        return { answer: undefined };
      }
      this.#unanswered(said + 1);
    } finally {
      clearTimeout(slow);
    }
    await pause(retryMs, signal);
    return 'again';
  }

  #unanswered(tries: number): void {
    this.unanswered = tries;
    this.#host.requestUpdate();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
