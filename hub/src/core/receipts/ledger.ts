import type { ErrorCode } from '@louyu/contract/errors';
import type { AlertedReceipt, HeldDocument, ShownReceipt } from '@louyu/contract/messages';
import type { Instant } from '@louyu/contract/primitives';

/** What became of a batch of receipts: each id is in exactly one of the two lists. */
export interface ReceiptOutcome {
  /** On disk, now or already before. */
  readonly stored: readonly string[];
  /** Never will be: `receipt.unknown_notice`, `receipt.too_old`. */
  readonly rejected: readonly { readonly id: string; readonly code: ErrorCode }[];
  /** Notices whose sums have changed by it. */
  readonly noticeIds: readonly string[];
}

/** What became of receipts for alerts; as {@link ReceiptOutcome}, with `receipt.unknown_alert`. */
export interface AlertedOutcome extends Pick<ReceiptOutcome, 'stored' | 'rejected'> {
  /** Alerts of which something new was told. */
  readonly alertIds: readonly string[];
}

/** Stands for the screen in an acknowledgment that came from a chat group or from paper. */
export const noDevice = '';

/** A resident's word about a notice, as it is kept. */
export interface Acknowledgment {
  readonly noticeId: string;
  readonly revision: number;
  /** The screen whose code was scanned, or `noDevice`. */
  readonly deviceId: string;
  /** SHA-256 of the random id of the phone. */
  readonly phoneHash: string;
  readonly choice: 'known';
  readonly at: Instant;
}

export interface AcknowledgmentOutcome {
  /** Whether this phone had not acknowledged this notice before. */
  readonly first: boolean;
  /** When it did so for the first time. */
  readonly at: Instant;
}

/** The board and alarm documents a device says it holds, all of them. */
export interface Holding {
  readonly deviceId: string;
  readonly documents: readonly HeldDocument[];
  readonly at: Instant;
}

export interface HoldOutcome {
  /** Notices that the device has received or removed by it. */
  readonly noticeIds: readonly string[];
  /** Alerts likewise. */
  readonly alertIds: readonly string[];
  /** False where it names a version we did not publish; then nothing is taken as removed. */
  readonly understood: boolean;
}

/** Another glass stands in the place of a device. */
export interface Loss {
  readonly deviceId: string;
  readonly at: Instant;
}

/** What may be forgotten now. */
export interface PruneOrder {
  readonly at: Instant;
  /** Receipts that ended and were stored before this moment; none that ended before it is taken any more. */
  readonly receiptsBefore: Instant;
  /** Faults closed, and boards of notices that were over, before this moment. */
  readonly historyBefore: Instant;
  /** Acknowledgments before this moment keep no id of a phone, only what its door came to. */
  readonly phonesBefore: Instant;
  /** Requests for help that were settled before this moment keep no words. */
  readonly helpWordsBefore: Instant;
  /** What was deleted before this moment cannot be put back any more. */
  readonly removedBefore: Instant;
  /** What was deleted after this moment was dated by a clock that ran ahead, and goes too. */
  readonly removedAfter: Instant;
}

/**
 * The durable hot paths: what devices report and residents tap. Each promise resolves after the commit, never before, and
 * each call is idempotent, so that a caller may repeat what it did not hear about.
 *
 * Rejects with LouyuError `hub.busy` (queue full, or the writer died before the commit) or `store.disk_full`.
 */
export interface Ledger {
  storeReceipts(deviceId: string, receipts: readonly ShownReceipt[], at: Instant): Promise<ReceiptOutcome>;
  storeAlerted(deviceId: string, receipts: readonly AlertedReceipt[], at: Instant): Promise<AlertedOutcome>;
  acknowledge(acknowledgment: Acknowledgment): Promise<AcknowledgmentOutcome>;
  hold(holding: Holding): Promise<HoldOutcome>;
  /** Marks what the old glass of a device carried as lost; resolves with the notices. What the device says next is the new one's. */
  lose(loss: Loss): Promise<readonly string[]>;
  /** Writes when devices were last heard of. */
  seen(devices: readonly { readonly deviceId: string; readonly at: Instant }[]): Promise<void>;
  /** Deletes a few rows of what may be forgotten; true while there are more. */
  prune(order: PruneOrder): Promise<boolean>;
  /** Takes nothing new, writes what waits, and ends. */
  close(): Promise<void>;
}
