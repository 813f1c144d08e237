import type { Clock } from '../ports.ts';
import { dayMs, laterBy } from '../time.ts';
import type { Ledger } from './ledger.ts';

export const pruneLimitDefaults = {
  /** How long single receipts are kept and taken, in days; their sums are kept for ever. */
  receiptKeepDays: 400,
  /** How long closed faults are kept, and on which boards a notice stood after it was over, in days. */
  historyKeepDays: 400,
  /** How long the random ids of phones are kept, in days (R36). */
  phoneIdKeepDays: 90,
  /** How long the words of a request for help are kept after it was settled, in days (R36). */
  helpWordsKeepDays: 30,
  /** How long what staff deleted can be put back, in minutes, at least. */
  removedKeepMinutes: 15,
};

export type PruneLimits = typeof pruneLimitDefaults;

/** How often what is older than its limit is looked for, in milliseconds; main schedules it. */
export const pruneIntervalMs = 10 * 60_000;
/** Steps of one run at most: what is left waits for the next. */
export const pruneStepsMax = 2_000;

/** What is deleted while a run goes on is later than its order; further ahead, in milliseconds, is a clock that was wrong. */
const runMaxMs = 3_600_000;

export interface PrunerOptions {
  readonly ledger: Pick<Ledger, 'prune'>;
  /** Throws while the clock is not to be trusted: nothing is forgotten by a wrong one. */
  readonly clock: Clock;
  readonly limits?: Partial<PruneLimits>;
}

/** Lets the ledger forget what is older than its limit, in steps between its other work (DESIGN.md §7, "Bounded"). */
export class Pruner {
  readonly #options: PrunerOptions;
  readonly #limits: PruneLimits;

  constructor(options: PrunerOptions) {
    this.#options = options;
    this.#limits = { ...pruneLimitDefaults, ...options.limits };
  }

  async run(): Promise<void> {
    const { ledger, clock } = this.#options;
    const { receiptKeepDays, historyKeepDays, phoneIdKeepDays, helpWordsKeepDays, removedKeepMinutes } =
      this.#limits;
    const at = clock.now();
    const order = {
      at,
      receiptsBefore: laterBy(at, -receiptKeepDays * dayMs),
      historyBefore: laterBy(at, -historyKeepDays * dayMs),
      phonesBefore: laterBy(at, -phoneIdKeepDays * dayMs),
      helpWordsBefore: laterBy(at, -helpWordsKeepDays * dayMs),
      removedBefore: laterBy(at, -removedKeepMinutes * 60_000),
      removedAfter: laterBy(at, runMaxMs),
    };
    for (let step = 0; step < pruneStepsMax; step += 1) if (!(await ledger.prune(order))) return;
  }
}
