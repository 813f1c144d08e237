import type { BrokerLimits } from './broker-limits.ts';
import type { DeviceSession } from './device-session.ts';
import { Publication } from './publication.ts';
import { SubscriptionTable } from './subscription-table.ts';

/** A message for subscribers. `retain` keeps it for those who come later; an empty one then removes what was kept. */
export interface BrokerMessage {
  topic: string;
  payload: Buffer;
  qos: 0 | 1;
  retain: boolean;
}

const packetIdMax = 65_535;

/** Subscriptions, retained messages and the way from one publish to many devices. */
export class MessagePlane {
  readonly subscriptions = new SubscriptionTable<DeviceSession>();
  deliveries = 0;
  readonly #retained = new Map<string, Publication>();
  readonly #subscriptionsMax: number;
  readonly #overflow: (session: DeviceSession) => void;
  #packetId = 0;

  /** @param overflow called for a device for which more waits than may */
  constructor(
    limits: Pick<BrokerLimits, 'mqttSubscriptionsMax'>,
    overflow: (session: DeviceSession) => void,
  ) {
    this.#subscriptionsMax = limits.mqttSubscriptionsMax;
    this.#overflow = overflow;
  }

  get retainedCount(): number {
    return this.#retained.size;
  }

  retained(topic: string): Buffer | undefined {
    return this.#retained.get(topic)?.payload;
  }

  /** Sends to all subscribers, in the order of the calls for each of them. Returns how many there are. */
  publish({ topic, payload, qos, retain }: BrokerMessage, now: number): number {
    const publication = new Publication(topic, payload, qos, retain, this.#nextPacketId());
    if (retain) this.#retain(publication);
    const subscribers = this.subscriptions.of(topic);
    if (subscribers === undefined) return 0;
    const overflowing: DeviceSession[] = [];
    for (const [session, grantedQos] of subscribers) {
      if (!session.outbox.post(publication.parcel(grantedQos, false), now)) overflowing.push(session);
    }
    this.deliveries += subscribers.size;
    const reached = subscribers.size;
    for (const session of overflowing) this.#overflow(session);
    return reached;
  }

  /** Enters a subscription to an exact topic; false when the device holds as many as it may. */
  subscribe(session: DeviceSession, topic: string, qos: number): boolean {
    const { subscriptions } = this;
    const known = subscriptions.holds(session, topic);
    if (!known && subscriptions.count(session) >= this.#subscriptionsMax) return false;
    subscriptions.add(session, topic, qos);
    return true;
  }

  /** Sends what is retained, as it is at this moment: so never older than what follows. */
  sendRetained(session: DeviceSession, topic: string, qos: number, now: number): void {
    const publication = this.#retained.get(topic);
    if (publication === undefined || !this.subscriptions.holds(session, topic)) return;
    this.deliveries += 1;
    if (!session.outbox.post(publication.parcel(qos, true), now)) this.#overflow(session);
  }

  #retain(publication: Publication): void {
    const previous = this.#retained.get(publication.topic);
    if (previous !== undefined) previous.superseded = true;
    if (publication.payload.length === 0) this.#retained.delete(publication.topic);
    else this.#retained.set(publication.topic, publication);
  }

  #nextPacketId(): number {
    this.#packetId = (this.#packetId % packetIdMax) + 1;
    return this.#packetId;
  }
}
