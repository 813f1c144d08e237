import type { BrokerLimits } from './broker-limits.ts';
import type { FlushQueue } from './flush-queue.ts';
import type { Parcel } from './publication.ts';
import { variantOf, type PublishBytes } from './publish-packet.ts';

/** The way out to one device. */
export interface Outlet {
  send(bytes: PublishBytes): void;
  /** Between both calls what is sent is gathered, to leave in one write. */
  cork(): void;
  uncork(): void;
  /** The socket holds as much as it should; `Outbox.flush` is called when it has drained. */
  readonly congested: boolean;
}

export type OutboxLimits = Pick<
  BrokerLimits,
  'mqttBufferedMaxBytes' | 'mqttInflightMax' | 'mqttResendAfterMs' | 'mqttResendsMax'
>;

interface InFlight {
  parcel: Parcel;
  sentAt: number;
  resends: number;
}

const packetIdMax = 65_535;

/**
 * What one device still has to get. A device that keeps up is written to at once. For a slow one messages wait, and
 * of a retained topic only the newest: it skips versions but never ends behind, and never sees an older one after a
 * newer one.
 */
export class Outbox {
  readonly #outlet: Outlet;
  readonly #limits: OutboxLimits;
  readonly #queue: FlushQueue;
  readonly #inFlight = new Map<number, InFlight>();
  #waiting: Parcel[] = [];
  #waitingBytes = 0;
  #queued = false;

  constructor(outlet: Outlet, limits: OutboxLimits, queue: FlushQueue) {
    this.#outlet = outlet;
    this.#limits = limits;
    this.#queue = queue;
  }

  /** Deliveries without PUBACK. */
  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** Takes a message to send at the end of the tick; false when more waits than may: the device is to be dropped. */
  post(parcel: Parcel, now: number): boolean {
    this.#waiting.push(parcel);
    this.#waitingBytes += parcel.bytes.packet.length;
    if (!this.#queued) {
      this.#queued = true;
      this.#queue.add(this);
    }
    const { mqttBufferedMaxBytes } = this.#limits;
    if (this.#waitingBytes <= mqttBufferedMaxBytes) return true;
    this.flush(now);
    if (this.#waitingBytes > mqttBufferedMaxBytes) this.#dropSuperseded();
    return this.#waitingBytes <= mqttBufferedMaxBytes;
  }

  /** Takes a PUBACK; false when it answers nothing. */
  acknowledge(packetId: number, now: number): boolean {
    if (!this.#inFlight.delete(packetId)) return false;
    if (this.#waiting.length > 0) this.flush(now);
    return true;
  }

  /** Sends what waits, as far as the device takes it. */
  flush(now: number): void {
    this.#queued = false;
    const several = this.#waiting.length > 1;
    if (several) this.#outlet.cork();
    let done = 0;
    for (const parcel of this.#waiting) {
      if (!parcel.publication.superseded) {
        if (!this.#maySend(parcel)) break;
        this.#send(parcel, now);
      }
      done += 1;
      this.#waitingBytes -= parcel.bytes.packet.length;
    }
    if (several) this.#outlet.uncork();
    if (done === this.#waiting.length) this.#waiting = [];
    else if (done > 0) this.#waiting = this.#waiting.slice(done);
  }

  /** Sends again what was not acknowledged in time; false when a device never acknowledges. */
  sweep(now: number): boolean {
    for (const [packetId, flight] of this.#inFlight) {
      if (now - flight.sentAt < this.#limits.mqttResendAfterMs) continue;
      if (flight.resends >= this.#limits.mqttResendsMax) return false;
      flight.sentAt = now;
      flight.resends += 1;
      if (flight.parcel.publication.superseded || this.#outlet.congested) continue;
      this.#outlet.send(variantOf(flight.parcel.bytes, packetId, true));
    }
    return true;
  }

  #maySend(parcel: Parcel): boolean {
    return (
      !this.#outlet.congested && (parcel.qos === 0 || this.#inFlight.size < this.#limits.mqttInflightMax)
    );
  }

  #send(parcel: Parcel, now: number): void {
    if (parcel.qos === 0) {
      this.#outlet.send(parcel.bytes);
      return;
    }
    const packetId = this.#freeId(parcel.publication.packetId);
    this.#inFlight.set(packetId, { parcel, sentAt: now, resends: 0 });
    const shared = packetId === parcel.publication.packetId;
    this.#outlet.send(shared ? parcel.bytes : variantOf(parcel.bytes, packetId, false));
  }

  /** The wanted id, or one from the other end of the range, where coming publications do not need it soon. */
  #freeId(wanted: number): number {
    if (!this.#inFlight.has(wanted)) return wanted;
    let packetId = ((wanted + (packetIdMax >> 1)) % packetIdMax) + 1;
    while (this.#inFlight.has(packetId)) packetId = (packetId % packetIdMax) + 1;
    return packetId;
  }

  #dropSuperseded(): void {
    this.#waiting = this.#waiting.filter((parcel) => !parcel.publication.superseded);
    this.#waitingBytes = this.#waiting.reduce((sum, parcel) => sum + parcel.bytes.packet.length, 0);
  }
}
