import { Worker } from 'node:worker_threads';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type {
  Acknowledgment,
  AlertedOutcome,
  AcknowledgmentOutcome,
  Holding,
  HoldOutcome,
  Ledger,
  ReceiptOutcome,
} from '../core/receipts/ledger.ts';
import type { Log } from '../core/log.ts';
import { emptyBatch, type LedgerAnswer, type LedgerBatch, type LedgerOutcomes } from './ledger-batch.ts';

export const ledgerLimitDefaults = {
  /** Receipts, acknowledgments and held documents that may wait for the writer; more are refused with `hub.busy`. */
  ledgerQueueMaxItems: 50_000,
  /** How long a writer that died is left alone before the next one is started, in milliseconds. */
  ledgerRestartDelayMs: 250,
};

export type LedgerLimits = typeof ledgerLimitDefaults;

export interface LedgerOptions {
  /** The database file; it must have been opened, and so migrated, before. */
  readonly file: string;
  readonly log: Log;
  readonly limits?: Partial<LedgerLimits>;
  /** Starts the thread that writes. */
  readonly startWorker?: (file: string) => Worker;
}

interface Waiter<Outcome> {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: LouyuError) => void;
}

/** A batch on its way, with who waits for each of its parts. */
interface Parcel {
  readonly batch: LedgerBatch;
  readonly receipts: Waiter<ReceiptOutcome>[];
  readonly alerted: Waiter<AlertedOutcome>[];
  /** Told when the phone acknowledged before, or undefined. */
  readonly acknowledgments: Waiter<Instant | undefined>[];
  readonly holdings: Waiter<HoldOutcome>[];
  readonly losses: Waiter<readonly string[]>[];
  readonly seen: Waiter<void>[];
  readonly prunes: Waiter<boolean>[];
  items: number;
}

/** Batches with the writer at once. */
const parcelsOutMax = 2;
/**
 * While the writer commits one batch, the next is handed over ahead only when it is worth a commit of its own: every
 * commit waits for the disk, so many small ones are slower than one that waited for its turn.
 */
const worthAheadItems = 256;

/** The ledger over a writer thread. See {@link Ledger} for what it promises. */
export function openLedger(options: LedgerOptions): Ledger {
  return new ThreadLedger(options);
}

function startLedgerWorker(file: string): Worker {
  return new Worker(new URL('./ledger-worker.ts', import.meta.url), { workerData: { file } });
}

class ThreadLedger implements Ledger {
  readonly #file: string;
  readonly #log: Log;
  readonly #limits: LedgerLimits;
  readonly #startWorker: (file: string) => Worker;
  #worker: Worker | undefined;
  #restart: NodeJS.Timeout | undefined;
  #waiting = emptyParcel();
  #out: Parcel[] = [];
  #items = 0;
  #flushPlanned = false;
  #closing: { readonly done: () => void } | undefined;

  constructor({ file, log, limits, startWorker = startLedgerWorker }: LedgerOptions) {
    this.#file = file;
    this.#log = log;
    this.#limits = { ...ledgerLimitDefaults, ...limits };
    this.#startWorker = startWorker;
  }

  storeReceipts(...[deviceId, receipts, at]: Parameters<Ledger['storeReceipts']>): Promise<ReceiptOutcome> {
    return this.#enqueue(1 + receipts.length, (parcel, waiter: Waiter<ReceiptOutcome>) => {
      parcel.batch.receipts.push({ deviceId, receipts, at });
      parcel.receipts.push(waiter);
    });
  }

  storeAlerted(...[deviceId, receipts, at]: Parameters<Ledger['storeAlerted']>): Promise<AlertedOutcome> {
    return this.#enqueue(1 + receipts.length, (parcel, waiter: Waiter<AlertedOutcome>) => {
      parcel.batch.alerted.push({ deviceId, receipts, at });
      parcel.alerted.push(waiter);
    });
  }

  acknowledge(acknowledgment: Acknowledgment): Promise<AcknowledgmentOutcome> {
    const { noticeId, phoneHash, revision, deviceId, choice, at } = acknowledgment;
    return this.#enqueue(1, (parcel, { resolve, reject }: Waiter<AcknowledgmentOutcome>) => {
      parcel.batch.acknowledgments.push(noticeId, phoneHash, revision, deviceId, choice, at);
      parcel.acknowledgments.push({
        resolve: (firstAt) => resolve({ first: firstAt === undefined, at: firstAt ?? at }),
        reject,
      });
    });
  }

  hold(holding: Holding): Promise<HoldOutcome> {
    return this.#enqueue(1 + holding.documents.length, (parcel, waiter: Waiter<HoldOutcome>) => {
      parcel.batch.holdings.push(holding);
      parcel.holdings.push(waiter);
    });
  }

  lose(loss: Parameters<Ledger['lose']>[0]): Promise<readonly string[]> {
    return this.#enqueue(1, (parcel, waiter: Waiter<readonly string[]>) => {
      parcel.batch.losses.push(loss);
      parcel.losses.push(waiter);
    });
  }

  seen(devices: Parameters<Ledger['seen']>[0]): Promise<void> {
    return this.#enqueue(1 + devices.length, (parcel, waiter: Waiter<void>) => {
      parcel.batch.seen.push(...devices);
      parcel.seen.push(waiter);
    });
  }

  prune(order: Parameters<Ledger['prune']>[0]): Promise<boolean> {
    return this.#enqueue(1, (parcel, waiter: Waiter<boolean>) => {
      parcel.batch.prunes.push(order);
      parcel.prunes.push(waiter);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#closing = { done: resolve };
      this.#flush();
      this.#endWhenDrained();
    });
  }

  #enqueue<Outcome>(items: number, put: (parcel: Parcel, waiter: Waiter<Outcome>) => void): Promise<Outcome> {
    if (this.#closing !== undefined || this.#items + items > this.#limits.ledgerQueueMaxItems) {
      return Promise.reject(new LouyuError('hub.busy'));
    }
    return new Promise((resolve, reject) => {
      put(this.#waiting, { resolve, reject });
      this.#waiting.items += items;
      this.#items += items;
      this.#planFlush();
    });
  }

  /** Everything of this turn of the loop goes together; while the writer is busy, everything until it is free. */
  #planFlush(): void {
    if (this.#flushPlanned || !this.#isDue()) return;
    this.#flushPlanned = true;
    setImmediate(() => {
      this.#flushPlanned = false;
      this.#flush();
    });
  }

  #isDue(): boolean {
    const { items } = this.#waiting;
    if (this.#out.length === 0) return items > 0;
    return this.#out.length < parcelsOutMax && items >= worthAheadItems;
  }

  #flush(): void {
    if (!this.#isDue()) return;
    if (this.#worker === undefined) {
      // The thread starts with the first word there is to write: the hub's doors do not wait for it.
      if (this.#restart === undefined) this.#start();
      return;
    }
    const parcel = this.#waiting;
    this.#waiting = emptyParcel();
    this.#out.push(parcel);
    this.#worker.postMessage(parcel.batch);
  }

  #answered(answer: LedgerAnswer): void {
    const parcel = this.#out.shift();
    if (parcel === undefined) return;
    this.#items -= parcel.items;
    if ('outcomes' in answer) settle(parcel, answer.outcomes);
    else {
      this.#log.error({ code: answer.failure, items: parcel.items }, 'ledger batch not written');
      refuse(parcel, new LouyuError(answer.failure));
    }
    this.#planFlush();
    this.#endWhenDrained();
  }

  #start(): void {
    const worker = this.#startWorker(this.#file);
    this.#worker = worker;
    worker.on('message', (answer: LedgerAnswer) => this.#answered(answer));
    worker.on('error', (error) => this.#log.error({ err: error }, 'ledger writer failed'));
    worker.on('exit', () => this.#ended());
    this.#flush();
  }

  /** The writer is gone: what it had is not known to be written, so its senders are told to repeat it. */
  #ended(): void {
    this.#worker = undefined;
    const lost = this.#out;
    this.#out = [];
    for (const parcel of lost) {
      this.#items -= parcel.items;
      refuse(parcel, new LouyuError('hub.busy'));
    }
    if (this.#closing !== undefined && this.#waiting.items === 0) {
      this.#closing.done();
      return;
    }
    this.#log.error({ batchesLost: lost.length }, 'ledger writer ended; starting another');
    this.#restart ??= setTimeout(() => {
      this.#restart = undefined;
      this.#start();
    }, this.#limits.ledgerRestartDelayMs);
  }

  #endWhenDrained(): void {
    if (this.#closing === undefined || this.#waiting.items > 0 || this.#out.length > 0) return;
    if (this.#worker === undefined) {
      clearTimeout(this.#restart);
      this.#closing.done();
    } else this.#worker.postMessage(null);
  }
}

function emptyParcel(): Parcel {
  return {
    batch: emptyBatch(),
    receipts: [],
    alerted: [],
    acknowledgments: [],
    holdings: [],
    losses: [],
    seen: [],
    prunes: [],
    items: 0,
  };
}

function settle(parcel: Parcel, outcomes: LedgerOutcomes): void {
  settleEach(parcel.receipts, outcomes.receipts);
  settleEach(parcel.alerted, outcomes.alerted);
  for (const [row, waiter] of parcel.acknowledgments.entries()) waiter.resolve(outcomes.repeated.get(row));
  settleEach(parcel.holdings, outcomes.holdings);
  settleEach(parcel.losses, outcomes.losses);
  for (const waiter of parcel.seen) waiter.resolve();
  settleEach(parcel.prunes, outcomes.prunes);
}

function settleEach<Outcome>(waiters: readonly Waiter<Outcome>[], outcomes: readonly Outcome[]): void {
  for (const [index, waiter] of waiters.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) waiter.reject(new LouyuError('hub.internal'));
    else waiter.resolve(outcome);
  }
}

function refuse(parcel: Parcel, error: LouyuError): void {
  const { receipts, alerted, acknowledgments, holdings, losses, seen, prunes } = parcel;
  for (const waiters of [receipts, alerted, acknowledgments, holdings, losses, seen, prunes])
    for (const waiter of waiters) waiter.reject(error);
}
