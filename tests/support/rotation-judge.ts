/** When a notice must be on the glass in its turn, and when it may; milliseconds of the display's life. */
export interface Showing {
  readonly id: string;
  readonly mayFromMs: number;
  mustFromMs: number;
  mustToMs: number;
  mayToMs: number;
}

/** A page came onto the glass. */
export interface Turn {
  readonly atMs: number;
  readonly noticeId: string | null;
}

/**
 * Judges a rotation that keeps its order by what came onto the glass, without knowing its rule: between two turns of a notice every other one
 * that was to be shown all that time has had its turn, and nothing is shown that is not to be. What comes or goes may
 * interrupt a loop and change the order: the loop after that is judged by how long each has waited.
 */
export class RotationJudge {
  readonly showings = new Map<string, Showing>();
  readonly complaints: string[] = [];
  turns = 0;
  /** The last turns of each notice, at most two: when they began. */
  readonly #startedMs = new Map<string, readonly number[]>();
  #onGlass: string | null = null;

  see({ atMs, noticeId }: Turn): void {
    if (noticeId === this.#onGlass) return;
    this.#onGlass = noticeId;
    if (noticeId === null) return;
    this.turns += 1;
    const own = this.showings.get(noticeId);
    if (own === undefined || atMs < own.mayFromMs || atMs > own.mayToMs)
      this.complaints.push(`${noticeId} at ${atMs} ms, when it was not to be shown`);
    const [first, second] = this.#startedMs.get(noticeId) ?? [];
    this.#startedMs.set(noticeId, [...(this.#startedMs.get(noticeId) ?? []), atMs].slice(-2));
    if (first !== undefined && second !== undefined && !this.#changedWithin(first, atMs))
      this.#judgeLoop(second, atMs, noticeId);
  }

  /** At a moment: whoever was to be shown for longer than any loop lasts has been. */
  lookBack(nowMs: number, loopMaxMs: number): void {
    for (const { id, mustFromMs, mustToMs } of this.showings.values()) {
      if (nowMs > mustToMs || nowMs - mustFromMs < loopMaxMs || id === this.#onGlass) continue;
      const shownMs = this.#lastMs(id);
      if (nowMs - shownMs > loopMaxMs)
        this.complaints.push(`${id} not shown within a loop before ${nowMs} ms`);
    }
    for (const [id, { mayToMs }] of this.showings) {
      if (nowMs <= mayToMs + loopMaxMs) continue;
      this.showings.delete(id);
      this.#startedMs.delete(id);
    }
  }

  #lastMs(id: string): number {
    return this.#startedMs.get(id)?.at(-1) ?? -Infinity;
  }

  #changedWithin(fromMs: number, toMs: number): boolean {
    return [...this.showings.values()].some(
      ({ mayFromMs, mustFromMs, mustToMs, mayToMs }) =>
        (mayFromMs <= toMs && mustFromMs >= fromMs) || (mustToMs <= toMs && mayToMs >= fromMs),
    );
  }

  #judgeLoop(fromMs: number, toMs: number, noticeId: string): void {
    for (const { id, mustFromMs, mustToMs } of this.showings.values()) {
      if (id === noticeId || mustFromMs > fromMs || mustToMs < toMs) continue;
      if (this.#lastMs(id) < fromMs) this.complaints.push(`${id} missed between ${fromMs} and ${toMs} ms`);
    }
  }
}
