import type { BrokerLimits } from './broker-limits.ts';
import type { Parcel } from './publication.ts';
import { variantOf, type PublishBytes } from './publish-packet.ts';

/** The way out to one device. */
export interface Outlet {
  send(bytes: PublishBytes): void;
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
  readonly #inFlight = new Map<number, InFlight>();
  #waiting: Parcel[] = [];
  #waitingBytes = 0;

  constructor(outlet: Outlet, limits: OutboxLimits) {
    this.#outlet = outlet;
    this.#limits = limits;
  }

  /** Deliveries without PUBACK. */
  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** Sends or queues a message; false when more would wait than may: the device is to be dropped. */
  post(parcel: Parcel, now: number): boolean {
    if (this.#waiting.length === 0 && this.#maySend(parcel)) {
      this.#send(parcel, now);
      return true;
    }
    this.#waiting.push(parcel);
    this.#waitingBytes += parcel.bytes.packet.length;
    if (this.#waitingBytes > this.#limits.mqttBufferedMaxBytes) this.#dropSuperseded();
    return this.#waitingBytes <= this.#limits.mqttBufferedMaxBytes;
  }

  /** Takes a PUBACK; false when it answers nothing. */
  acknowledge(packetId: number, now: number): boolean {
    if (!this.#inFlight.delete(packetId)) return false;
    if (this.#waiting.length > 0) this.flush(now);
    return true;
  }

  /** Sends what waits, as far as the device takes it. */
  flush(now: number): void {
    let sent = 0;
    for (const parcel of this.#waiting) {
      if (!parcel.publication.superseded) {
        if (!this.#maySend(parcel)) break;
        this.#send(parcel, now);
      }
      sent += 1;
      this.#waitingBytes -= parcel.bytes.packet.length;
    }
    if (sent > 0) this.#waiting = this.#waiting.slice(sent);
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
