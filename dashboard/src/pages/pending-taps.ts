import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError, type ApiErrorCode } from '../api/api-error.ts';

const retryMs = 2_000;

/** Nothing is wrong with what was tapped: the hub is away, or has no time. */
const retried: readonly ApiErrorCode[] = [
  'hub.unreachable',
  'hub.unreadable',
  'hub.internal',
  'hub.not_ready',
  'hub.busy',
  'request.too_fast',
];

/** Sends taps one after another until each has arrived: in a stairwell there is not always a network. The newest tap on a thing counts. */
export class PendingTaps<Tap> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #send: (key: string, tap: Tap) => Promise<void>;
  readonly #taps = new Map<string, { readonly tap: Tap; readonly late: boolean }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  /** Why the hub refused the last one. */
  problem = '';

  constructor(host: ReactiveControllerHost, send: (key: string, tap: Tap) => Promise<void>) {
    this.#host = host;
    this.#send = send;
    host.addController(this);
  }

  get pending(): ReadonlyMap<string, { readonly tap: Tap; readonly late: boolean }> {
    return this.#taps;
  }

  hostConnected(): void {
    void this.#drain();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  add(key: string, tap: Tap): void {
    this.problem = '';
    this.#taps.set(key, { tap, late: false });
    this.#host.requestUpdate();
    void this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    for (let next = [...this.#taps][0]; next !== undefined; next = [...this.#taps][0]) {
      const [key, sent] = next;
      if (!(await this.#arrives(key, sent.tap))) break;
      // Tapped anew meanwhile, it goes once more.
      if (this.#taps.get(key) === sent) this.#taps.delete(key);
      this.#host.requestUpdate();
    }
    this.#sending = false;
    if (this.#taps.size > 0) this.#timer = setTimeout(() => void this.#drain(), retryMs);
  }

  /** False: not now. */
  async #arrives(key: string, tap: Tap): Promise<boolean> {
    try {
      await this.#send(key, tap);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (!retried.includes(error.code)) {
        this.problem = error.message;
        return true;
      }
      for (const [waiting, held] of this.#taps) this.#taps.set(waiting, { ...held, late: true });
      this.#host.requestUpdate();
      return false;
    }
  }
}
