import type { ErrorCode } from '@louyu/contract/errors';
import type { AlertedReceipt, ShownReceipt } from '@louyu/contract/messages';
import type { Instant } from '@louyu/contract/primitives';
import type {
  AlertedOutcome,
  Holding,
  HoldOutcome,
  Loss,
  PruneOrder,
  ReceiptOutcome,
} from '../core/receipts/ledger.ts';

export interface ReceiptEntry {
  readonly deviceId: string;
  readonly receipts: readonly ShownReceipt[];
  readonly at: Instant;
}

export interface AlertedEntry {
  readonly deviceId: string;
  readonly receipts: readonly AlertedReceipt[];
  readonly at: Instant;
}

/** Columns of the table `acknowledgment`: so many values in turn make a row. */
export const acknowledgmentColumns = 6;

/** Everything that goes into one transaction, by kind, in the order of its arrival. */
export interface LedgerBatch {
  readonly receipts: ReceiptEntry[];
  readonly alerted: AlertedEntry[];
  /** Rows of the table one after another: a flat list crosses to the other thread at half the price of objects. */
  readonly acknowledgments: (string | number)[];
  readonly holdings: Holding[];
  readonly losses: Loss[];
  readonly seen: { readonly deviceId: string; readonly at: Instant }[];
  readonly prunes: PruneOrder[];
}

/** The outcomes of a batch, in the same order. */
export interface LedgerOutcomes {
  readonly receipts: ReceiptOutcome[];
  readonly alerted: AlertedOutcome[];
  /** Only those that were not the first: which row of the batch, and when the first one was. */
  readonly repeated: ReadonlyMap<number, Instant>;
  readonly holdings: HoldOutcome[];
  /** The notices that were lost. */
  readonly losses: (readonly string[])[];
  /** Whether there is more to prune. */
  readonly prunes: boolean[];
}

/** What the worker answers to a batch: its outcomes after the commit, or why nothing of it was written. */
export type LedgerAnswer = { readonly outcomes: LedgerOutcomes } | { readonly failure: ErrorCode };

export function emptyBatch(): LedgerBatch {
  return { receipts: [], alerted: [], acknowledgments: [], holdings: [], losses: [], seen: [], prunes: [] };
}
