import type { ShownReceipt } from '@louyu/contract/messages';
import { describe, expect, it } from 'vitest';
import { mergeReceipts } from './merge-receipts.ts';
import { isAlerted, type Receipt } from './receipt.ts';

function receipt(id: string, noticeId: string, minute: number, seconds = 12): ShownReceipt {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 1, minute, second)).toISOString();
  return { id, kind: 'shown', noticeId, revision: 1, from: at(0), to: at(30), seconds };
}

const total = (receipts: readonly Receipt[]) =>
  receipts.reduce((sum, one) => sum + (isAlerted(one) ? 0 : one.seconds), 0);

describe('mergeReceipts', () => {
  it('joins intervals of one revision without losing a second', () => {
    const receipts = [
      receipt('r1', 'a', 0),
      receipt('r2', 'b', 1),
      receipt('r3', 'a', 2),
      receipt('r4', 'a', 3),
    ];
    const { kept, changed, dropped } = mergeReceipts(receipts, new Set(), 3);
    expect(kept).toEqual([
      { ...receipt('r1', 'a', 0), to: receipt('r4', 'a', 3).to, seconds: 36 },
      receipt('r2', 'b', 1),
    ]);
    expect(changed.map((one) => one.id)).toEqual(['r1']);
    expect(dropped).toBe(0);
    expect(total(kept)).toBe(total(receipts));
  });

  it('leaves alone what was sent: the hub may have counted it', () => {
    const receipts = [receipt('r1', 'a', 0), receipt('r2', 'a', 1), receipt('r3', 'a', 2)];
    const { kept } = mergeReceipts(receipts, new Set(['r1', 'r2']), 3);
    expect(kept).toEqual(receipts);
  });

  it('holds no more seconds in one than a receipt may', () => {
    const receipts = [receipt('r1', 'a', 0, 86_395), receipt('r2', 'a', 1)];
    expect(mergeReceipts(receipts, new Set(), 5).kept).toEqual(receipts);
  });

  it('gives up the oldest, and counts them, where nothing can be joined', () => {
    const receipts = Array.from({ length: 12 }, (_, index) => receipt(`r${index}`, `n${index}`, index));
    const { kept, dropped } = mergeReceipts(receipts, new Set(), 10);
    expect(dropped).toBe(3);
    expect(kept.map((one) => one.id)).toEqual(receipts.slice(3).map((one) => one.id));
  });

  it('gives up what is said of alerts last', () => {
    const alerted: Receipt = {
      id: 'alerted1',
      kind: 'alerted',
      alertId: 'a1',
      revision: 1,
      receivedAt: '2026-11-21T01:00:00.000Z',
      paintedAt: '2026-11-21T01:00:00.200Z',
    };
    const shown = Array.from({ length: 11 }, (_, index) => receipt(`r${index}`, `n${index}`, index));
    const { kept, dropped } = mergeReceipts([alerted, ...shown], new Set(), 10);
    expect(dropped).toBe(3);
    expect(kept).toContainEqual(alerted);
  });
});
