import type { ShownReceipt } from '@louyu/contract/messages';
import { isAlerted, type Receipt } from './receipt.ts';

/** The most seconds that one receipt may hold (contract). */
const receiptMaxSeconds = 86_400;

export interface Merged {
  readonly kept: readonly Receipt[];
  /** Those of `kept` that were widened. */
  readonly changed: readonly Receipt[];
  readonly dropped: number;
}

/**
 * Makes room: intervals of the same revision become one as long as a receipt may hold them, which loses no seconds.
 * Those that were sent stay as they are: the hub counts by id. What is then still above nine tenths of the limit goes,
 * the oldest first and what is said of alerts last, and is counted.
 */
export function mergeReceipts(
  receipts: readonly Receipt[],
  sent: ReadonlySet<string>,
  maxCount: number,
): Merged {
  const kept = new Map<string, ShownReceipt>();
  const changed = new Set<string>();
  const openIds = new Map<string, string>();
  for (const receipt of receipts) {
    if (isAlerted(receipt)) continue;
    const key = `${receipt.noticeId}@${receipt.revision}`;
    const open = kept.get(openIds.get(key) ?? '');
    const fits = open !== undefined && open.seconds + receipt.seconds <= receiptMaxSeconds;
    if (sent.has(receipt.id) || !fits) {
      kept.set(receipt.id, receipt);
      if (!sent.has(receipt.id)) openIds.set(key, receipt.id);
      continue;
    }
    kept.set(open.id, joined(open, receipt));
    changed.add(open.id);
  }
  const all = [...kept.values(), ...receipts.filter(isAlerted)];
  const room = Math.floor(maxCount * 0.9);
  const dropped = all.length > maxCount ? all.length - room : 0;
  const left = all.slice(dropped);
  return { kept: left, changed: left.filter((receipt) => changed.has(receipt.id)), dropped };
}

function joined(a: ShownReceipt, b: ShownReceipt): ShownReceipt {
  return {
    ...a,
    from: a.from < b.from ? a.from : b.from,
    to: a.to > b.to ? a.to : b.to,
    seconds: Math.round((a.seconds + b.seconds) * 10) / 10,
  };
}
