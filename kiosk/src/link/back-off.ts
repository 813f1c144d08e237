import { limits } from './limits.ts';

/** Exponential back-off with full jitter, so that a compound's screens do not all return in the same instant. */
export class BackOff {
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Milliseconds to wait after one more failure. */
  nextMs(): number {
    const stepMs = Math.min(limits.backOffLastMs, limits.backOffFirstMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 30);
    return this.#random() * stepMs;
  }

  reset(): void {
    this.#failures = 0;
  }
}
