import type { DisconnectReason } from './broker-access.ts';
import type { BrokerLimits } from './broker-limits.ts';
import type { FlushQueue } from './flush-queue.ts';
import type { Link } from './link.ts';
import { Outbox } from './outbox.ts';
import { TokenBucket } from './token-bucket.ts';

/** One connection, from the open socket to its end; a device has at most one that is registered. */
export class DeviceSession {
  readonly link: Link;
  readonly outbox: Outbox;
  readonly packets: TokenBucket;
  readonly acceptedAt: number;
  /** Empty until the device is admitted. */
  clientId = '';
  stage: 'arriving' | 'registered' | 'ready' | 'gone' = 'arriving';
  keepAliveMs = 0;
  heardAt: number;
  excessPackets = 0;
  /** Why it ends, known before it has ended. */
  ending: DisconnectReason | undefined;
  #stalledSince: number | undefined;
  #stalledBytes = 0;

  constructor(link: Link, limits: BrokerLimits, queue: FlushQueue, now: number) {
    this.link = link;
    this.outbox = new Outbox(link.transport, limits, queue);
    this.packets = new TokenBucket(limits.mqttPacketsPerSecond, limits.mqttPacketsBurst, now);
    this.acceptedAt = now;
    this.heardAt = now;
  }

  /** How long the reader has taken none of the bytes that wait for it. */
  stalledMs(now: number): number {
    const pending = this.link.transport.pendingBytes;
    if (pending === 0) this.#stalledSince = undefined;
    else if (this.#stalledSince === undefined || pending < this.#stalledBytes) this.#stalledSince = now;
    this.#stalledBytes = pending;
    return this.#stalledSince === undefined ? 0 : now - this.#stalledSince;
  }
}
