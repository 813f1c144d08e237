import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from './api-error.ts';

/** One action of a form at a time: what is going on, and why the last one failed in words for the person. */
export class Submission implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  busy = false;
  error: ApiError | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.error = undefined;
  }

  get problem(): string {
    return this.error?.message ?? '';
  }

  clear(): void {
    this.error = undefined;
    this.#host.requestUpdate();
  }

  /** Runs an action unless one is running; true when it succeeded. */
  async run(action: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.error = error;
      return false;
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }
}
