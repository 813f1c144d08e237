/** What a hold is told of: that it began or ended, and that it lasted long enough. */
interface HoldOptions {
  /** How long it must last, in milliseconds. */
  readonly ms: () => number;
  readonly onBegin: () => void;
  /** It was let go too early. @param heldMs how long it was held */
  readonly onCancel: (heldMs: number) => void;
  /** Once for each hold, while it is still held. @param heldMs never less than asked for */
  readonly onHeld: (heldMs: number) => void;
}

/**
 * A press that counts only when it lasts: what goes to every screen must not go out by a slip. One press is one hold, by
 * finger, mouse or key; what has counted must be let go of before the next can begin.
 */
export class Hold {
  readonly #options: HoldOptions;
  /** What holds it: a pointer or a key. Undefined while nothing does. */
  #by: string | undefined;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: HoldOptions) {
    this.#options = options;
  }

  begin(by: string): void {
    if (this.#by !== undefined) return;
    this.#by = by;
    this.#since = performance.now();
    this.#wait(this.#options.ms());
    this.#options.onBegin();
  }

  /** Let go of by what held it; by anything else it goes on. */
  end(by: string): void {
    if (by === this.#by) this.cancel();
  }

  /** Ends it, whatever holds it: nothing has happened, unless it had counted already. */
  cancel(): void {
    if (this.#by === undefined) return;
    this.#by = undefined;
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#options.onCancel(performance.now() - this.#since);
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      const heldMs = performance.now() - this.#since;
      const left = this.#options.ms() - heldMs;
      // A timer of a browser may come a little early.
      if (left > 0) return this.#wait(Math.ceil(left));
      this.#timer = undefined;
      this.#options.onHeld(Math.round(heldMs));
    }, ms);
  }
}
