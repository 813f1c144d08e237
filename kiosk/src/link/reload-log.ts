import { stuckReasonSchema, type Reloads, type StuckReason } from '@louyu/contract/messages';
import { countSchema } from '@louyu/contract/primitives';
import * as v from 'valibot';
import { limits } from './limits.ts';

const savedSchema = v.object({
  count: countSchema,
  reason: stuckReasonSchema,
  atMs: v.number(),
  /** Of the last hour, by the device's own clock. */
  recentMs: v.pipe(v.array(v.number()), v.maxLength(limits.reloadsPerHourMax)),
});

/** The part of `sessionStorage` that is used: unlike IndexedDB it answers at once, in a stuck page too. */
export type SessionNotes = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

const key = 'louyu.reloads';
const hourMs = 3600_000;

/**
 * How often a stuck page opened itself anew, over these reloads: so that it is told, and so that a page that gets stuck
 * at once does not reload for ever. Each one within an hour needs the page to have run twice as long as the one before.
 */
export class ReloadLog {
  readonly #notes: SessionNotes | null;
  readonly #localMs: () => number;

  /** @param notes null where the browser has none */
  constructor(notes: SessionNotes | null, localMs: () => number) {
    this.#notes = notes;
    this.#localMs = localMs;
  }

  get reloads(): Reloads | null {
    const saved = this.#read();
    if (saved === null || saved.count === 0) return null;
    return { count: saved.count, reason: saved.reason, at: new Date(saved.atMs).toISOString() };
  }

  /** Whether the page, up for so long, may open itself anew. */
  mayReload(upMs: number): boolean {
    if (this.#notes === null) return upMs >= hourMs;
    const recent = this.#recent();
    return recent.length < limits.reloadsPerHourMax && upMs >= limits.reloadFirstAfterMs * 2 ** recent.length;
  }

  /** To be called before the page goes. */
  note(reason: StuckReason): void {
    const atMs = this.#localMs();
    const saved = {
      count: (this.#read()?.count ?? 0) + 1,
      reason,
      atMs,
      recentMs: [...this.#recent(), atMs],
    };
    try {
      this.#notes?.setItem(key, JSON.stringify(saved));
    } catch (error) {
      console.warn('louyu: a reload could not be noted', error);
    }
  }

  #recent(): readonly number[] {
    const nowMs = this.#localMs();
    // A clock that was set back makes moments of the future: they count as now, and pass with the next hour.
    return (this.#read()?.recentMs ?? [])
      .map((atMs) => Math.min(atMs, nowMs))
      .filter((atMs) => atMs > nowMs - hourMs);
  }

  #read(): v.InferOutput<typeof savedSchema> | null {
    try {
      const saved = v.safeParse(savedSchema, JSON.parse(this.#notes?.getItem(key) ?? 'null'));
      return saved.success ? saved.output : null;
    } catch {
      return null;
    }
  }
}
