import type { ReactiveController, ReactiveControllerHost } from 'lit';
import * as v from 'valibot';
import { ApiError } from '../api/api-error.ts';
import { authorizeDesk, fetchDeskSecret, openDesk } from '../api/desk.ts';

const retryMs = 3_000;
const codeKey = 'louyu.desk-code';

/** A code that is shown: kept over a reload of the page, so that one that was entered meanwhile still counts. */
const waitingSchema = v.object({
  deviceCode: v.string(),
  userCode: v.string(),
  intervalMs: v.number(),
  expiresAtMs: v.number(),
});
type Waiting = v.InferOutput<typeof waitingSchema>;

/** Pairs this browser as a guard's desk (RFC 8628): shows a code and asks until somebody has entered it. */
export class BoothPairing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #paired: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  userCode = '';
  /** Why there is no code. */
  problem = '';

  constructor(host: ReactiveControllerHost, paired: () => void) {
    this.#host = host;
    this.#paired = paired;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#turn();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  async #turn(): Promise<void> {
    const waitMs = await this.#step();
    if (!this.#running) return;
    this.#host.requestUpdate();
    this.#timer = setTimeout(() => void this.#turn(), waitMs);
  }

  /** Asks once; how long to wait before the next time, in milliseconds. */
  async #step(): Promise<number> {
    try {
      const waiting = readWaiting() ?? (await this.#newCode());
      this.userCode = waiting.userCode;
      this.problem = '';
      this.#host.requestUpdate();
      const outcome = await this.#ask(waiting);
      if (outcome !== 'paired') return outcome;
      sessionStorage.removeItem(codeKey);
      this.stop();
      this.#paired();
      return retryMs;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.problem = error.message;
      return retryMs;
    }
  }

  async #newCode(): Promise<Waiting> {
    const { device_code: deviceCode, user_code: userCode, ...rest } = await authorizeDesk();
    const waiting = {
      deviceCode,
      userCode,
      intervalMs: rest.interval * 1000,
      expiresAtMs: Date.now() + rest.expires_in * 1000,
    };
    sessionStorage.setItem(codeKey, JSON.stringify(waiting));
    return waiting;
  }

  async #ask({ deviceCode, intervalMs }: Waiting): Promise<'paired' | number> {
    try {
      await openDesk(await fetchDeskSecret(deviceCode));
      return 'paired';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'pairing.pending') return intervalMs;
      if (error.code === 'pairing.slow_down') return intervalMs * 2;
      if (error.code !== 'pairing.expired' && error.code !== 'pairing.used') throw error;
      sessionStorage.removeItem(codeKey);
      return 0;
    }
  }
}

function readWaiting(): Waiting | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(codeKey) ?? '');
    const result = v.safeParse(waitingSchema, kept);
    return result.success && result.output.expiresAtMs > Date.now() ? result.output : undefined;
  } catch {
    // Nothing was kept.
    return undefined;
  }
}
