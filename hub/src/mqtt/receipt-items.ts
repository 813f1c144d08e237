import * as v from 'valibot';
import type { ErrorCode } from '@louyu/contract/errors';
import {
  alertedReceiptSchema,
  shownReceiptSchema,
  type AlertedReceipt,
  type ReceiptBatch,
  type ShownReceipt,
} from '@louyu/contract/messages';
import type { Instant } from '@louyu/contract/primitives';
import { laterBy } from '../core/time.ts';

/** How far ahead of the hub's clock a receipt may end, in milliseconds: devices set their clocks by the hub. */
export const receiptFutureToleranceMs = 2 * 60_000;

export interface SortedReceipts {
  readonly shown: ShownReceipt[];
  readonly alerted: AlertedReceipt[];
  readonly rejected: { id: string; code: ErrorCode }[];
  /** Items without an id that an answer could name. */
  readonly nameless: number;
}

const receiptSchema = v.union([shownReceiptSchema, alertedReceiptSchema]);
const idHolderSchema = v.object({ id: v.pipe(v.string(), v.maxLength(40)) });

/** Parses the items of a batch one by one: a bad one is answered with a code and harms no other. */
export function sortReceipts({ items }: ReceiptBatch, now: Instant): SortedReceipts {
  const latest = laterBy(now, receiptFutureToleranceMs);
  const shown: ShownReceipt[] = [];
  const alerted: AlertedReceipt[] = [];
  const rejected: SortedReceipts['rejected'] = [];
  let nameless = 0;
  for (const item of items) {
    const result = v.safeParse(receiptSchema, item, { abortEarly: true });
    if (result.success) {
      const receipt = result.output;
      const at = receipt.kind === 'shown' ? receipt.to : receipt.paintedAt;
      if (at > latest) rejected.push({ id: receipt.id, code: 'receipt.from_future' });
      else if (receipt.kind === 'shown') shown.push(receipt);
      else alerted.push(receipt);
      continue;
    }
    const holder = v.safeParse(idHolderSchema, item);
    if (holder.success) rejected.push({ id: holder.output.id, code: 'receipt.invalid' });
    else nameless += 1;
  }
  return { shown, alerted, rejected, nameless };
}
