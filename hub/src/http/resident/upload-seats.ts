import { LouyuError } from '@louyu/contract/errors';

/** Lets a few uploads into memory at once; the others wait, their bytes unread, and too many are sent away. */
export class UploadSeats {
  readonly #max: number;
  readonly #waitingMax: number;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(max: number, waitingMax: number) {
    this.#max = max;
    this.#waitingMax = waitingMax;
  }

  /** @throws LouyuError `hub.busy`, and what `work` throws */
  async use<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#taken >= this.#max) {
      if (this.#waiting.length >= this.#waitingMax) throw new LouyuError('hub.busy');
      // Whoever leaves hands over the seat.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#taken += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#taken -= 1;
      else next();
    }
  }
}
