import type { ErrorCode } from '@louyu/contract/errors';
import type { ShownReceipt } from '@louyu/contract/messages';
import type { Instant } from '@louyu/contract/primitives';
import type {
  Acknowledgment,
  AcknowledgmentOutcome,
  Holding,
  HoldOutcome,
  ReceiptOutcome,
} from '../core/receipts/ledger.ts';

export interface ReceiptEntry {
  readonly deviceId: string;
  readonly receipts: readonly ShownReceipt[];
  readonly at: Instant;
}

/** Everything that goes into one transaction, by kind, in the order of its arrival. */
export interface LedgerBatch {
  readonly receipts: ReceiptEntry[];
  readonly acknowledgments: Acknowledgment[];
  readonly holdings: Holding[];
  readonly seen: { readonly deviceId: string; readonly at: Instant }[];
}

/** The outcomes of a batch, in the same order. */
export interface LedgerOutcomes {
  readonly receipts: ReceiptOutcome[];
  readonly acknowledgments: AcknowledgmentOutcome[];
  readonly holdings: HoldOutcome[];
}

/** What the worker answers to a batch: its outcomes after the commit, or why nothing of it was written. */
export type LedgerAnswer = { readonly outcomes: LedgerOutcomes } | { readonly failure: ErrorCode };

export function emptyBatch(): LedgerBatch {
  return { receipts: [], acknowledgments: [], holdings: [], seen: [] };
}
