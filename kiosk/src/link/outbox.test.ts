import type { AlertedReceipt, ShownReceipt } from '@louyu/contract/messages';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from './limits.ts';
import { MemoryStorage } from './memory-storage.ts';
import { Outbox } from './outbox.ts';
import { isAlerted, type Receipt } from './receipt.ts';

function receipts(count: number, prefix = 'receipt'): ShownReceipt[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${String(index).padStart(5, '0')}`,
    kind: 'shown',
    noticeId: 'a',
    revision: 1,
    from: '2026-11-21T01:00:00.000Z',
    to: '2026-11-21T01:00:12.000Z',
    seconds: 12,
  }));
}

const alerted: AlertedReceipt = {
  id: 'alerted1',
  kind: 'alerted',
  alertId: 'a1',
  revision: 1,
  receivedAt: '2026-11-21T01:00:00.000Z',
  paintedAt: '2026-11-21T01:00:00.200Z',
};

const idsOf = (items: readonly Receipt[] | undefined) => items?.map((item) => item.id) ?? [];

let storage: MemoryStorage;
let batches: (readonly Receipt[])[];
let outbox: Outbox;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  storage = new MemoryStorage();
  batches = [];
  outbox = new Outbox(storage, (items) => batches.push(items));
});

afterEach(() => {
  outbox.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('Outbox', () => {
  it('keeps a receipt until the hub says that it is stored, a PUBACK or not', async () => {
    outbox.connected();
    outbox.add(receipts(1));
    expect(idsOf(batches[0])).toEqual(['receipt00000']);
    expect(await storage.readReceipts()).toHaveLength(1);
    outbox.settle({ stored: ['receipt00000'], rejected: [] });
    expect(outbox.pending).toBe(0);
    expect(await storage.readReceipts()).toEqual([]);
  });

  it('sends nothing without a connection, and everything after one', () => {
    outbox.add(receipts(2));
    expect(batches).toEqual([]);
    outbox.connected();
    expect(idsOf(batches[0])).toHaveLength(2);
  });

  it('sends at most a hundred at a time, the next when these are settled', () => {
    outbox.add(receipts(150));
    outbox.connected();
    expect(batches.map((batch) => batch.length)).toEqual([100]);
    outbox.settle({ stored: idsOf(batches[0]), rejected: [] });
    expect(batches.map((batch) => batch.length)).toEqual([100, 50]);
  });

  it('has one batch under way at a time', () => {
    outbox.connected();
    outbox.add(receipts(1));
    outbox.add(receipts(1, 'another'));
    expect(batches).toHaveLength(1);
    outbox.settle({ stored: idsOf(batches[0]), rejected: [] });
    expect(batches.map(idsOf)).toEqual([['receipt00000'], ['another00000']]);
  });

  it('sends what is said of an alert at once, beside what is under way, and keeps it until it is stored', async () => {
    outbox.connected();
    outbox.add(receipts(1));
    outbox.add([alerted]);
    expect(batches.map(idsOf)).toEqual([['receipt00000'], ['alerted1']]);
    outbox.settle({ stored: ['receipt00000'], rejected: [] });
    expect(await storage.readReceipts()).toEqual([alerted]);
    outbox.settle({ stored: ['alerted1'], rejected: [] });
    expect(outbox.pending).toBe(0);
  });

  it('sends it before what has waited longer, after a restart too', async () => {
    outbox.add([...receipts(3), alerted]);
    outbox.connected();
    expect(idsOf(batches[0])[0]).toBe('alerted1');
    const next = new Outbox(storage, (items) => batches.push(items));
    await next.load();
    next.connected();
    expect(idsOf(batches[1])).toContain('alerted1');
    expect(idsOf(batches[1])[0]).toBe('alerted1');
    next.stop();
  });

  it('sends again, under the same ids, when no word came in time', () => {
    outbox.connected();
    outbox.add(receipts(1));
    vi.advanceTimersByTime(limits.receiptResendAfterMs - 1);
    expect(batches).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(batches.map(idsOf)).toEqual([['receipt00000'], ['receipt00000']]);
  });

  it('sends again after a connection was lost and came back', () => {
    outbox.connected();
    outbox.add(receipts(1));
    outbox.disconnected();
    vi.advanceTimersByTime(10 * limits.receiptResendAfterMs);
    expect(batches).toHaveLength(1);
    outbox.connected();
    expect(batches.map(idsOf)).toEqual([['receipt00000'], ['receipt00000']]);
  });

  it('forgets what the hub rejects', async () => {
    outbox.connected();
    outbox.add(receipts(1));
    outbox.settle({ stored: [], rejected: [{ id: 'receipt00000', code: 'receipt.unknown_notice' }] });
    expect(outbox.pending).toBe(0);
    expect(await storage.readReceipts()).toEqual([]);
  });

  it('takes up what an earlier run left, and passes over what is damaged', async () => {
    await storage.writeReceipts(receipts(2));
    await storage.writeReceipts(receipts(1, 'damaged').map((receipt) => ({ ...receipt, seconds: -1 })));
    const next = new Outbox(storage, (items) => batches.push(items));
    await next.load();
    next.connected();
    expect(idsOf(batches[0])).toEqual(['receipt00000', 'receipt00001']);
    next.stop();
  });

  it('counts what there is no room for, over a restart too', async () => {
    const many = receipts(limits.receiptsMaxCount + 1).map((receipt, index) => ({
      ...receipt,
      noticeId: `n${index}`,
    }));
    outbox.add(many);
    const dropped = many.length - outbox.pending;
    expect(outbox.pending).toBeLessThanOrEqual(limits.receiptsMaxCount);
    expect(dropped).toBeGreaterThan(0);
    expect(outbox.dropped).toBe(dropped);
    await vi.waitFor(async () => expect(await storage.readReceipts()).toHaveLength(outbox.pending));
    const next = new Outbox(storage, (items) => batches.push(items));
    await next.load();
    expect(next.dropped).toBe(dropped);
    expect(next.pending).toBe(outbox.pending);
  });

  it('does not grow beyond its limit, and loses no second where intervals can be joined', () => {
    outbox.add(receipts(limits.receiptsMaxCount));
    outbox.add(receipts(1, 'another'));
    expect(outbox.pending).toBeLessThan(100);
    expect(outbox.dropped).toBe(0);
    outbox.connected();
    const sum = (batches[0] ?? []).reduce(
      (seconds, receipt) => seconds + (isAlerted(receipt) ? 0 : receipt.seconds),
      0,
    );
    expect(sum).toBe((limits.receiptsMaxCount + 1) * 12);
  });
});
