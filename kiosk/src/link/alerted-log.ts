import type { Alarm, AlarmAlert } from '@louyu/contract/alarm';
import { isInForce } from '@louyu/contract/glass/alert-order';
import type { AlertedReceipt, Health } from '@louyu/contract/messages';
import * as v from 'valibot';
import type { HubClock } from './clock.ts';
import { limits } from './limits.ts';
import type { Storage } from './storage.ts';

const saidSchema = v.pipe(v.array(v.string()), v.maxLength(limits.alertedRemembered));

interface Arrival {
  readonly alert: AlarmAlert;
  /** Of the monotonic clock: the hub's may be set only after an alert is there. */
  readonly receivedMs: number;
  paintedMs: number | null;
}

export interface AlertedLogOptions {
  readonly clock: Pick<HubClock, 'nowMs' | 'trusted'>;
  readonly storage: Storage;
  readonly monotonicMs: () => number;
  readonly newId: () => string;
}

/**
 * When each revision of an alert came and when it was painted, said once (contract, `alertedReceiptSchema`). What a page finds
 * on its disk and has not said yet came, for all it knows, when the page started.
 */
export class AlertedLog {
  readonly #options: AlertedLogOptions;
  readonly #arrivals = new Map<string, Arrival>();
  readonly #refused = new Set<string>();
  #said: readonly string[] = [];

  constructor(options: AlertedLogOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    const said = v.safeParse(saidSchema, await this.#options.storage.readState('alerted'));
    if (said.success) this.#said = said.output;
  }

  /** Takes what the documents list now, which came at a monotonic moment as far as it is new. */
  received(alarms: readonly Alarm[], monotonicMs: number): void {
    const listed = new Map(alarms.flatMap(({ alerts }) => alerts).map((alert) => [keyOf(alert), alert]));
    for (const key of this.#arrivals.keys()) if (!listed.has(key)) this.#arrivals.delete(key);
    for (const key of this.#refused) if (!listed.has(key)) this.#refused.delete(key);
    for (const [key, alert] of listed)
      if (!this.#arrivals.has(key))
        this.#arrivals.set(key, { alert, receivedMs: monotonicMs, paintedMs: null });
  }

  /** Takes what is on the glass at a monotonic moment, and returns what is to be said by it. */
  observe(visible: Health['visible'], monotonicMs: number): readonly AlertedReceipt[] {
    if (visible.kind === 'alert') {
      const arrival = this.#arrivals.get(`${visible.alertId}@${visible.revision}`);
      if (arrival !== undefined) arrival.paintedMs ??= monotonicMs;
    }
    // Times of an unset clock would be lies; they are told once it is set.
    return this.#options.clock.trusted ? this.#due() : [];
  }

  /** Whether there are alerts, told once each, that had expired when they came: they are not shown. */
  takeExpired(): boolean {
    if (!this.#options.clock.trusted) return false;
    const expired = [...this.#arrivals].filter(
      ([key, { alert, receivedMs }]) =>
        isInForce(alert) && alert.until <= this.#hubTimeAt(receivedMs) && !this.#refused.has(key),
    );
    for (const [key] of expired) this.#refused.add(key);
    return expired.length > 0;
  }

  #due(): readonly AlertedReceipt[] {
    const due = [...this.#arrivals].filter(
      ([key, { paintedMs }]) => paintedMs !== null && !this.#said.includes(key),
    );
    if (due.length === 0) return [];
    this.#said = [...this.#said, ...due.map(([key]) => key)].slice(-limits.alertedRemembered);
    this.#options.storage.writeState('alerted', this.#said).catch((error: unknown) => {
      console.warn('louyu: what was said of alerts could not be saved', error);
    });
    return due.map(([, { alert, receivedMs, paintedMs }]) => ({
      id: this.#options.newId(),
      kind: 'alerted',
      alertId: alert.id,
      revision: alert.revision,
      receivedAt: this.#hubTimeAt(receivedMs),
      paintedAt: this.#hubTimeAt(paintedMs ?? receivedMs),
    }));
  }

  #hubTimeAt(monotonicMs: number): string {
    const { clock, monotonicMs: now } = this.#options;
    return new Date(clock.nowMs() - (now() - monotonicMs)).toISOString();
  }
}

function keyOf({ id, revision }: AlarmAlert): string {
  return `${id}@${revision}`;
}
