import type { Health, ShownReceipt } from '@louyu/contract/messages';
import { limits } from './limits.ts';

/** What was on the glass at a moment: of the hub's clock, and of the monotonic one, by which durations are taken. */
export interface Glimpse {
  readonly visible: Health['visible'];
  readonly hubMs: number;
  readonly monotonicMs: number;
}

interface OpenInterval {
  readonly noticeId: string;
  readonly revision: number;
  readonly fromMs: number;
  toMs: number;
  shownMs: number;
}

/**
 * Adds glimpses up to shown intervals. Only the time between two glimpses of the same revision counts, so what is told
 * was seen (DESIGN §1.1). A revision's first second is told at once; after that its turns add up.
 */
export class ShownLog {
  readonly #newId: () => string;
  readonly #open = new Map<string, OpenInterval>();
  readonly #announced = new Set<string>();
  #last: Glimpse | null = null;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** Takes a glimpse and returns the receipts that are due by it. */
  observe(glimpse: Glimpse): readonly ShownReceipt[] {
    const key = keyOf(glimpse.visible);
    const last = this.#last;
    this.#last = glimpse;
    if (key !== null && glimpse.visible.kind === 'notice') {
      const { noticeId, revision } = glimpse.visible;
      const open = this.#open.get(key) ?? {
        noticeId,
        revision,
        fromMs: glimpse.hubMs,
        toMs: glimpse.hubMs,
        shownMs: 0,
      };
      this.#open.set(key, open);
      const gapMs = last === null ? 0 : glimpse.monotonicMs - last.monotonicMs;
      if (last !== null && keyOf(last.visible) === key && gapMs <= limits.glimpseGapMaxMs) {
        open.shownMs += gapMs;
        open.toMs = Math.max(open.toMs, glimpse.hubMs);
      }
    }
    return this.#due(glimpse.hubMs);
  }

  /** Closes what is not among these revisions (`id@revision`) any more: they left the screen for good. */
  closeAllBut(keys: ReadonlySet<string>): readonly ShownReceipt[] {
    const gone = [...this.#open.keys()].filter((key) => !keys.has(key));
    for (const key of [...this.#announced]) if (!keys.has(key)) this.#announced.delete(key);
    return gone.flatMap((key) => this.#close(key));
  }

  #due(nowMs: number): readonly ShownReceipt[] {
    const due: string[] = [];
    for (const [key, open] of this.#open) {
      const first = !this.#announced.has(key) && open.shownMs >= limits.firstReceiptAfterSeconds * 1000;
      if (first || nowMs - open.fromMs >= limits.receiptIntervalMs) due.push(key);
    }
    return due.flatMap((key) => this.#close(key));
  }

  #close(key: string): readonly ShownReceipt[] {
    const open = this.#open.get(key);
    this.#open.delete(key);
    if (open === undefined || open.shownMs <= 0) return [];
    this.#announced.add(key);
    const spanSeconds = (open.toMs - open.fromMs) / 1000;
    return [
      {
        id: this.#newId(),
        kind: 'shown',
        noticeId: open.noticeId,
        revision: open.revision,
        from: new Date(open.fromMs).toISOString(),
        to: new Date(open.toMs).toISOString(),
        // The hub's clock may have been held back meanwhile: never more seconds than the interval holds.
        seconds: Math.round(Math.min(open.shownMs / 1000, spanSeconds) * 10) / 10,
      },
    ];
  }
}

function keyOf(visible: Health['visible']): string | null {
  return visible.kind === 'notice' ? `${visible.noticeId}@${visible.revision}` : null;
}
