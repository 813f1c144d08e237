/** The time of the board's loop: it stands still while an alert has the glass, so that the board returns where it was. */
export class LoopTime {
  #lastMs: number | null = null;
  #heldMs = 0;

  /** The loop's time at a moment of a monotonic clock; the time since the moment before counts only where the loop `runs`. */
  at(monotonicMs: number, runs: boolean): number {
    if (!runs) this.#heldMs += monotonicMs - (this.#lastMs ?? monotonicMs);
    this.#lastMs = monotonicMs;
    return monotonicMs - this.#heldMs;
  }
}
