import { receiptBatchMaxItems, type Stored } from '@louyu/contract/messages';
import { countSchema } from '@louyu/contract/primitives';
import * as v from 'valibot';
import { limits } from './limits.ts';
import { mergeReceipts } from './merge-receipts.ts';
import { isAlerted, receiptSchema, type Receipt } from './receipt.ts';
import type { Storage } from './storage.ts';

const droppedSchema = v.object({ count: countSchema });

/** Publishes a batch; whether it arrives is known by `stored` alone. */
export type SendBatch = (items: readonly Receipt[]) => void;

/**
 * Receipts until the hub has stored them: on disk, sent in batches one at a time, sent again after a time-out and
 * after each connection (DESIGN §4 "A PUBACK means nothing"). What is said of an alert waits for nothing else. Bounded: see
 * {@link mergeReceipts}.
 */
export class Outbox {
  readonly #storage: Storage;
  readonly #send: SendBatch;
  readonly #receipts = new Map<string, Receipt>();
  /** Ids that have left once: the hub may hold them already, so they are never merged into others. */
  readonly #sent = new Set<string>();
  #inFlight = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connected = false;
  #dropped = 0;

  constructor(storage: Storage, send: SendBatch) {
    this.#storage = storage;
    this.#send = send;
  }

  get pending(): number {
    return this.#receipts.size;
  }

  /** Receipts that were given up because there was no room for them, since the pairing. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Takes up what an earlier run left. */
  async load(): Promise<void> {
    const dropped = v.safeParse(droppedSchema, await this.#storage.readState('dropped'));
    if (dropped.success) this.#dropped += dropped.output.count;
    for (const saved of await this.#storage.readReceipts()) {
      const receipt = v.safeParse(receiptSchema, saved);
      if (!receipt.success) continue;
      this.#receipts.set(receipt.output.id, receipt.output);
      this.#sent.add(receipt.output.id);
    }
    if (this.#receipts.size > limits.receiptsMaxCount) this.#shrink();
  }

  add(receipts: readonly Receipt[]): void {
    if (receipts.length === 0) return;
    for (const receipt of receipts) this.#receipts.set(receipt.id, receipt);
    this.#keep(this.#storage.writeReceipts(receipts));
    if (this.#receipts.size > limits.receiptsMaxCount) this.#shrink();
    const urgent = receipts.filter(isAlerted);
    if (urgent.length > 0 && this.#connected) this.#dispatch(urgent);
    else this.#sendNext();
  }

  connected(): void {
    this.#connected = true;
    this.#forgetFlight();
    this.#sendNext();
  }

  disconnected(): void {
    this.#connected = false;
    this.#forgetFlight();
  }

  /** What the hub says about items: on disk there, or never to be. Both are forgotten here. */
  settle(message: Stored): void {
    const ids = [...message.stored, ...message.rejected.map((item) => item.id)];
    const known = ids.filter((id) => this.#receipts.delete(id));
    for (const id of ids) {
      this.#sent.delete(id);
      this.#inFlight.delete(id);
    }
    for (const { id, code } of message.rejected) console.warn('louyu: receipt refused', id, code);
    this.#keep(this.#storage.deleteReceipts(known));
    if (this.#inFlight.size === 0) {
      this.#forgetFlight();
      this.#sendNext();
    }
  }

  stop(): void {
    this.disconnected();
  }

  #sendNext(): void {
    if (!this.#connected || this.#inFlight.size > 0 || this.#receipts.size === 0) return;
    const all = [...this.#receipts.values()];
    const inOrder = [...all.filter(isAlerted), ...all.filter((receipt) => !isAlerted(receipt))];
    this.#dispatch(inOrder.slice(0, receiptBatchMaxItems));
  }

  /** Sends a batch beside whatever is under way. */
  #dispatch(batch: readonly Receipt[]): void {
    for (const { id } of batch) {
      this.#inFlight.add(id);
      this.#sent.add(id);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#forgetFlight();
      this.#sendNext();
    }, limits.receiptResendAfterMs);
    this.#send(batch);
  }

  #forgetFlight(): void {
    clearTimeout(this.#timer);
    this.#inFlight = new Set();
  }

  #shrink(): void {
    const all = [...this.#receipts.values()];
    const result = mergeReceipts(all, this.#sent, limits.receiptsMaxCount);
    const kept = new Set(result.kept.map((receipt) => receipt.id));
    const gone = all.map((receipt) => receipt.id).filter((id) => !kept.has(id));
    if (result.dropped > 0) {
      this.#dropped += result.dropped;
      this.#keep(this.#storage.writeState('dropped', { count: this.#dropped }));
    }
    this.#receipts.clear();
    for (const receipt of result.kept) this.#receipts.set(receipt.id, receipt);
    for (const id of gone) this.#sent.delete(id);
    this.#keep(this.#storage.writeReceipts(result.changed).then(() => this.#storage.deleteReceipts(gone)));
  }

  #keep(write: Promise<void>): void {
    // A full disk must not take the picture away: the receipts are still sent from memory.
    write.catch((error: unknown) => {
      console.warn('louyu: receipts could not be saved', error);
    });
  }
}
