import type { ErrorCode } from '@louyu/contract/errors';
import type { Health, HeldDocument, Presence, Reloads } from '@louyu/contract/messages';
import type { Instant } from '@louyu/contract/primitives';
import { laterBy, msBetween } from '../time.ts';

/** What a device last said of itself. Moments are the hub's: a device's clock may be wrong. */
export interface LiveDevice {
  readonly connected: boolean;
  readonly lastSeenAt: Instant | null;
  /** When it last painted something on its glass. */
  readonly lastFrameAt: Instant | null;
  readonly lastHealthAt: Instant | null;
  readonly visible: Health['visible'] | null;
  readonly version: string | null;
  readonly documents: readonly HeldDocument[];
  readonly clock: Health['clock'] | null;
  readonly pendingReceipts: number | null;
  readonly droppedReceipts: number | null;
  readonly reloads: Reloads | null;
  readonly refused: ErrorCode | null;
}

const unheard: LiveDevice = {
  connected: false,
  lastSeenAt: null,
  lastFrameAt: null,
  lastHealthAt: null,
  visible: null,
  version: null,
  documents: [],
  clock: null,
  pendingReceipts: null,
  droppedReceipts: null,
  reloads: null,
  refused: null,
};

/** The last word of every device since the hub started, in memory. */
export class LiveDevices {
  readonly #devices = new Map<string, LiveDevice>();

  get(id: string): LiveDevice | undefined {
    return this.#devices.get(id);
  }

  connected(id: string, at: Instant): void {
    this.#update(id, { connected: true, lastSeenAt: at });
  }

  disconnected(id: string): void {
    this.#update(id, { connected: false });
  }

  /** `offline` is the last will: the word of the broker, not of the device. */
  presence(id: string, presence: Presence, at: Instant): void {
    if (presence.state === 'offline') this.#update(id, { connected: false });
    else this.#update(id, { connected: true, lastSeenAt: at, version: presence.version });
  }

  health(id: string, health: Health, at: Instant): void {
    this.#update(id, {
      connected: true,
      lastSeenAt: at,
      lastHealthAt: at,
      lastFrameAt: frameAt(health, at) ?? this.get(id)?.lastFrameAt ?? null,
      visible: health.visible,
      version: health.version,
      documents: health.documents,
      clock: health.clock,
      pendingReceipts: health.pendingReceipts,
      droppedReceipts: health.droppedReceipts ?? null,
      reloads: health.reloads ?? null,
      refused: health.refused ?? null,
    });
  }

  /** A device that speaks HTTP alone has said that it is there. */
  beat(id: string, at: Instant): void {
    this.#update(id, { connected: true, lastSeenAt: at, lastHealthAt: at });
  }

  /** Forgets a device: it was revoked, or another one stands in its place. */
  forget(id: string): void {
    this.#devices.delete(id);
  }

  #update(id: string, change: Partial<LiveDevice>): void {
    this.#devices.set(id, { ...(this.#devices.get(id) ?? unheard), ...change });
  }
}

/** A frame may be so much younger than the message that tells of it, in milliseconds: clocks are set while they run. */
export const frameFutureToleranceMs = 2_000;

/**
 * The age of the last frame is true even where the device's clock is not. An empty glass is no picture, and a frame that is
 * yet to come proves nothing.
 */
function frameAt({ visible, lastFrameAt, at }: Health, heardAt: Instant): Instant | null {
  if (lastFrameAt === null || visible.kind === 'nothing') return null;
  const ageMs = msBetween(lastFrameAt, at);
  return ageMs < -frameFutureToleranceMs ? null : laterBy(heardAt, -Math.max(0, ageMs));
}
