import { performance } from 'node:perf_hooks';
import type { AccessRules, DisconnectReason } from './broker-access.ts';
import type { BrokerLimits } from './broker-limits.ts';
import type { DeviceSession } from './device-session.ts';
import type { IncidentCounter } from './incident-counter.ts';
import { packetType, typeOf } from './packet-framer.ts';
import { decodePuback, decodePublish, encodePuback } from './publish-packet.ts';

export interface GateOptions {
  access: Pick<AccessRules, 'mayPublish'>;
  limits: Pick<BrokerLimits, 'mqttExcessPacketsMax'>;
  incidents: IncidentCounter;
  /** A message that the device was allowed to send. */
  take(clientId: string, topic: string, payload: Buffer, retain: boolean): void;
  /** Ends the connection and refuses the device for a while. */
  banish(session: DeviceSession, reason: DisconnectReason, detail: string): void;
}

const qos2Types: readonly number[] = [packetType.pubrec, packetType.pubrel, packetType.pubcomp];

/** Looks at every packet of an admitted device: its rate, what it publishes, what it acknowledges. */
export class DeviceGate {
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** True when the packet is dealt with; false leaves it to aedes. */
  handle(session: DeviceSession, packet: Buffer): boolean {
    const type = typeOf(packet);
    if (type === packetType.puback) {
      this.#acknowledged(session, packet);
      return true;
    }
    const withinRate = this.#withinRate(session);
    if (session.stage !== 'ready') return true;
    if (type === packetType.publish) {
      this.#published(session, packet, withinRate);
      return true;
    }
    if (qos2Types.includes(type)) {
      this.#breach(session, 'QoS 2');
      return true;
    }
    if (type === packetType.disconnect) session.ending ??= 'said-goodbye';
    return false;
  }

  #acknowledged(session: DeviceSession, packet: Buffer): void {
    const packetId = decodePuback(packet);
    if (packetId === undefined) this.#breach(session, 'malformed PUBACK');
    else if (!session.outbox.acknowledge(packetId, performance.now())) this.#withinRate(session);
  }

  #published(session: DeviceSession, packet: Buffer, withinRate: boolean): void {
    const { access, incidents } = this.#options;
    const publish = decodePublish(packet);
    if (publish === undefined || publish.qos > 1) {
      this.#breach(session, publish === undefined ? 'malformed PUBLISH' : 'QoS 2');
      return;
    }
    const { topic, payload, qos, retain, packetId } = publish;
    // a dropped message is acknowledged too, or the device would repeat it for ever
    if (qos === 1) session.link.transport.sendRaw(encodePuback(packetId));
    if (!withinRate) incidents.tell('publish-over-rate', session, topic);
    else if (!access.mayPublish(session.clientId, topic)) incidents.tell('publish-refused', session, topic);
    else this.#options.take(session.clientId, topic, payload, retain);
  }

  #withinRate(session: DeviceSession): boolean {
    if (session.packets.take(performance.now())) return true;
    session.excessPackets += 1;
    if (session.excessPackets > this.#options.limits.mqttExcessPacketsMax) {
      this.#options.banish(session, 'too-many-packets', 'too many packets');
    }
    return false;
  }

  #breach(session: DeviceSession, detail: string): void {
    this.#options.incidents.tell('protocol', session, detail);
    this.#options.banish(session, 'protocol', detail);
  }
}
