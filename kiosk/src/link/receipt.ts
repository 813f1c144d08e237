import {
  alertedReceiptSchema,
  shownReceiptSchema,
  type AlertedReceipt,
  type ShownReceipt,
} from '@louyu/contract/messages';
import * as v from 'valibot';

/** What a display says of what it showed. */
export type Receipt = ShownReceipt | AlertedReceipt;

export const receiptSchema = v.union([shownReceiptSchema, alertedReceiptSchema]);

export function isAlerted(receipt: Receipt): receipt is AlertedReceipt {
  return receipt.kind === 'alerted';
}
