import { encodePublish, type PublishBytes } from './publish-packet.ts';

/** A message on its way to subscribers, serialised once and shared by all who get it in this form. */
export interface Parcel {
  publication: Publication;
  qos: 0 | 1;
  bytes: PublishBytes;
}

/**
 * One published message. Its packet id is the same for every subscriber, so that all of them are written the same
 * bytes; whoever still has that id on the way gets a copy under another one (outbox.ts).
 */
export class Publication {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1;
  readonly retain: boolean;
  readonly packetId: number;
  /** A newer retained message stands on the topic: nobody needs this one any more. */
  superseded = false;
  readonly #parcels = new Map<number, Parcel>();

  constructor(topic: string, payload: Buffer, qos: 0 | 1, retain: boolean, packetId: number) {
    this.topic = topic;
    this.payload = payload;
    this.qos = qos;
    this.retain = retain;
    this.packetId = packetId;
  }

  /**
   * @param grantedQos what the subscriber asked for; the lower one of both counts
   * @param asRetained true when it answers a subscription (MQTT 3.1.1 §3.3.1.3)
   */
  parcel(grantedQos: number, asRetained: boolean): Parcel {
    const qos = grantedQos > 0 ? this.qos : 0;
    const form = qos + (asRetained ? 2 : 0);
    let parcel = this.#parcels.get(form);
    if (parcel === undefined) {
      const bytes = encodePublish(this.topic, this.payload, qos, asRetained, this.packetId);
      parcel = { publication: this, qos, bytes };
      this.#parcels.set(form, parcel);
    }
    return parcel;
  }
}
