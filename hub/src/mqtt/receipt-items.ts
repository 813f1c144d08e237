import * as v from 'valibot';
import type { ErrorCode } from '@louyu/contract/errors';
import { shownReceiptSchema, type ReceiptBatch, type ShownReceipt } from '@louyu/contract/messages';
import type { Instant } from '@louyu/contract/primitives';
import { laterBy } from '../core/time.ts';

/** How far ahead of the hub's clock a receipt may end, in milliseconds: devices set their clocks by the hub. */
export const receiptFutureToleranceMs = 2 * 60_000;

export interface SortedReceipts {
  readonly good: ShownReceipt[];
  readonly rejected: { id: string; code: ErrorCode }[];
  /** Items without an id that an answer could name. */
  readonly nameless: number;
}

const idHolderSchema = v.object({ id: v.pipe(v.string(), v.maxLength(40)) });

/** Parses the items of a batch one by one: a bad one is answered with a code and harms no other. */
export function sortReceipts({ items }: ReceiptBatch, now: Instant): SortedReceipts {
  const latest = laterBy(now, receiptFutureToleranceMs);
  const good: ShownReceipt[] = [];
  const rejected: SortedReceipts['rejected'] = [];
  let nameless = 0;
  for (const item of items) {
    const result = v.safeParse(shownReceiptSchema, item, { abortEarly: true });
    if (result.success) {
      if (result.output.to <= latest) good.push(result.output);
      else rejected.push({ id: result.output.id, code: 'receipt.from_future' });
      continue;
    }
    const holder = v.safeParse(idHolderSchema, item);
    if (holder.success) rejected.push({ id: holder.output.id, code: 'receipt.invalid' });
    else nameless += 1;
  }
  return { good, rejected, nameless };
}
