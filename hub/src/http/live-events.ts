import type { Change } from '@louyu/contract/api/overview';
import type { LiveEvents } from '../core/ports.ts';

/** What one open page has not been told yet. Changes of the same thing are one change. */
export interface Listener {
  /** Takes what is pending; waits where there is nothing. Undefined once the listener is closed. */
  next(): Promise<Change[] | undefined>;
  /** Lets a waiting `next` return, with nothing where nothing is pending. */
  wake(): void;
  close(): void;
}

export interface LiveEventHub extends LiveEvents {
  /** Undefined where as many pages listen as may; `always`: it is let in all the same. */
  listen(options?: { readonly always: boolean }): Listener | undefined;
  readonly listeners: number;
  /** Closes every listener, and admits no new one. */
  close(): void;
}

export const liveEventDefaults = {
  /** Pages that listen at once. */
  liveListenersMax: 200,
  /** Different things one slow page can have pending; beyond that it is told to fetch the resource as a whole. */
  livePendingMax: 500,
};

/** Hands what changed to the open dashboards, and to `alsoTo` within the hub. */
export function createLiveEventHub(
  limits: typeof liveEventDefaults,
  alsoTo: (change: Change) => void = () => undefined,
): LiveEventHub {
  const listeners = new Set<PendingChanges>();
  let open = true;
  return {
    emit(change) {
      alsoTo(change);
      for (const listener of listeners) listener.add(change);
    },
    listen({ always } = { always: false }) {
      if (!open || (!always && listeners.size >= limits.liveListenersMax)) return undefined;
      const listener = new PendingChanges(limits.livePendingMax, () => listeners.delete(listener));
      listeners.add(listener);
      return listener;
    },
    get listeners() {
      return listeners.size;
    },
    close() {
      open = false;
      for (const listener of [...listeners]) listener.close();
    },
  };
}

class PendingChanges implements Listener {
  readonly #max: number;
  readonly #onClose: () => void;
  #pending = new Map<string, Change>();
  #closed = false;
  #wake: (() => void) | undefined;

  constructor(max: number, onClose: () => void) {
    this.#max = max;
    this.#onClose = onClose;
  }

  add(change: Change): void {
    if (this.#pending.size >= this.#max) this.#pending = wholeResources(this.#pending);
    this.#pending.set(`${change.resource}/${change.id ?? ''}`, change);
    this.wake();
  }

  async next(): Promise<Change[] | undefined> {
    if (this.#pending.size === 0 && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#closed) return undefined;
    const changes = [...this.#pending.values()];
    this.#pending = new Map();
    return changes;
  }

  wake(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  close(): void {
    this.#closed = true;
    this.#onClose();
    this.wake();
  }
}

function wholeResources(pending: ReadonlyMap<string, Change>): Map<string, Change> {
  const resources = new Set([...pending.values()].map((change) => change.resource));
  return new Map([...resources].map((resource) => [`${resource}/`, { resource, id: null }]));
}
