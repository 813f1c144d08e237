import { performance } from 'node:perf_hooks';
import { AddressCount } from './address-count.ts';
import {
  connack,
  createSessions,
  type ConnackCode,
  type ConnectRequest,
  type Sessions,
} from './aedes-session.ts';
import type { DisconnectReason } from './broker-access.ts';
import type { BrokerLimits } from './broker-limits.ts';
import type { BrokerOptions, BrokerStats } from './broker-options.ts';
import { DeviceGate } from './device-gate.ts';
import { DeviceSession } from './device-session.ts';
import { judge } from './doorman.ts';
import { FlushQueue } from './flush-queue.ts';
import { IncidentCounter } from './incident-counter.ts';
import { Link } from './link.ts';
import { MessagePlane, type BrokerMessage } from './message-plane.ts';
import { Quarantine } from './quarantine.ts';
import type { Transport } from './transport.ts';

type HouseOptions = Pick<
  BrokerOptions,
  'access' | 'onMessage' | 'onConnected' | 'onDisconnected' | 'onIncident'
>;

const now = (): number => performance.now();

/** Who is in, who comes and goes, and the guards that keep one mad device from troubling the others. */
export class DeviceHouse {
  readonly plane: MessagePlane;
  readonly #options: HouseOptions;
  readonly #limits: BrokerLimits;
  readonly #quarantine: Quarantine;
  readonly #sessions = new Map<Link, DeviceSession>();
  readonly #byClientId = new Map<string, DeviceSession>();
  readonly #incidents: IncidentCounter;
  readonly #addresses: AddressCount;
  readonly #gate: DeviceGate;
  readonly #flushQueue = new FlushQueue();
  readonly #sweeper: NodeJS.Timeout;
  #aedes: Sessions | undefined;
  #received = 0;
  #closing = false;

  private constructor(options: HouseOptions, limits: BrokerLimits) {
    this.#options = options;
    this.#limits = limits;
    this.#quarantine = new Quarantine(limits);
    this.#incidents = new IncidentCounter(options.onIncident, limits, now);
    this.#addresses = new AddressCount(limits.mqttConnectionsPerAddressMax);
    this.#gate = new DeviceGate({
      access: options.access,
      limits,
      incidents: this.#incidents,
      take: (clientId, topic, payload, retain) => this.#take(clientId, topic, payload, retain),
      banish: (session, reason, detail) => this.#banish(session, reason, detail),
    });
    this.plane = new MessagePlane(limits, (session) => this.#dropSlow(session));
    this.#sweeper = setInterval(() => this.#sweep(), limits.mqttSweepMs);
  }

  static async open(options: HouseOptions, limits: BrokerLimits): Promise<DeviceHouse> {
    const house = new DeviceHouse(options, limits);
    house.#aedes = await createSessions({
      admit: (link, request) => house.#admit(link, request),
      registered: (link) => house.#registered(link),
      ready: (link) => house.#ready(link),
      unregistered: (link) => house.#unregistered(link),
      subscribe: (link, topic, qos) => house.#subscribe(link, topic, qos),
      subscribed: (link, granted) => house.#subscribed(link, granted),
      unsubscribed: (link, topics) => house.#unsubscribed(link, topics),
      will: (clientId, topic, payload, retain) => house.#take(clientId, topic, payload, retain),
      failed: (error) => house.#incidents.tell('handler-failed', undefined, undefined, error),
    });
    return house;
  }

  accept(transport: Transport): void {
    if (this.#closing || this.#sessions.size >= this.#limits.mqttConnectionsMax) {
      this.#incidents.tell('connections-full');
      transport.kill();
      return;
    }
    if (!this.#addresses.enter(transport.address)) {
      this.#incidents.tell('address-full');
      transport.kill();
      return;
    }
    const link: Link = new Link(transport, this.#limits, {
      packet: (packet) => this.#gate.handle(session, packet),
      fault: (fault) => {
        this.#incidents.tell(fault === 'malformed-length' ? 'protocol' : 'packet-too-large', session, fault);
        this.#drop(session, 'protocol');
      },
      drained: () => session.outbox.flush(now()),
      closed: () => this.#closed(session),
    });
    const session = new DeviceSession(link, this.#limits, this.#flushQueue, now());
    this.#sessions.set(link, session);
    this.#aedes?.attach(link);
  }

  publish(message: BrokerMessage): number {
    return this.#closing ? 0 : this.plane.publish(message, now());
  }

  evict(clientId: string): boolean {
    const session = this.#byClientId.get(clientId);
    if (session === undefined) return false;
    this.#drop(session, 'closed-by-hub');
    return true;
  }

  stats(): BrokerStats {
    return {
      connected: this.#byClientId.size,
      connections: this.#sessions.size,
      subscriptions: this.plane.subscriptions.size,
      retained: this.plane.retainedCount,
      deliveries: this.plane.deliveries,
      received: this.#received,
      incidents: this.#incidents.counts(),
    };
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#sweeper);
    for (const session of this.#sessions.values()) this.#drop(session, 'broker-stopped');
    await this.#aedes?.close();
  }

  async #admit(link: Link, request: ConnectRequest): Promise<ConnackCode> {
    const session = this.#sessions.get(link);
    if (session === undefined) return connack.unavailable;
    const { code, detail } = await judge(request, this.#options.access, this.#quarantine, this.#limits, now);
    if (code !== connack.accepted) {
      this.#incidents.tell('connect-refused', session, detail);
      await this.#refusalDelay();
      return code;
    }
    session.clientId = request.clientId;
    session.keepAliveMs = request.keepAliveSeconds * 1_500;
    const previous = this.#byClientId.get(request.clientId);
    if (previous !== undefined) previous.ending ??= 'taken-over';
    return code;
  }

  #refusalDelay(): Promise<void> {
    const delayMs = this.#limits.mqttRefusalDelayMs * (0.5 + Math.random());
    return new Promise((resolve) => setTimeout(resolve, delayMs).unref());
  }

  #registered(link: Link): void {
    const session = this.#sessions.get(link);
    if (session === undefined || session.stage !== 'arriving') return;
    session.stage = 'registered';
    this.#byClientId.set(session.clientId, session);
    this.#options.onConnected?.(session.clientId, link.transport.kind);
  }

  #ready(link: Link): void {
    const session = this.#sessions.get(link);
    if (session?.stage !== 'registered') return;
    session.stage = 'ready';
    link.open();
  }

  #unregistered(link: Link): void {
    const session = this.#sessions.get(link);
    if (session !== undefined) this.#closed(session);
  }

  /** The connection is over, whoever notices first. */
  #closed(session: DeviceSession): void {
    if (session.stage === 'gone') return;
    const wasIn = session.stage !== 'arriving';
    session.stage = 'gone';
    this.#sessions.delete(session.link);
    this.#addresses.leave(session.link.transport.address);
    this.plane.subscriptions.removeAll(session);
    if (!wasIn) return;
    if (this.#byClientId.get(session.clientId) === session) this.#byClientId.delete(session.clientId);
    this.#options.onDisconnected?.(session.clientId, session.ending ?? 'connection-lost');
  }

  #drop(session: DeviceSession, reason: DisconnectReason): void {
    session.ending ??= reason;
    session.link.kill();
  }

  #take(clientId: string, topic: string, payload: Buffer, retain: boolean): void {
    if (this.#closing) return;
    this.#received += 1;
    if (retain && topic === this.#options.access.presenceTopic(clientId)) {
      this.publish({ topic, payload: Buffer.from(payload), qos: 1, retain: true });
    } else if (this.plane.subscriptions.of(topic) !== undefined) {
      this.publish({ topic, payload, qos: 1, retain: false });
    }
    try {
      this.#options.onMessage(clientId, topic, payload);
    } catch (error) {
      this.#incidents.tell('handler-failed', this.#byClientId.get(clientId), topic, error);
    }
  }

  #banish(session: DeviceSession, reason: DisconnectReason, detail: string): void {
    if (session.stage === 'gone') return;
    this.#incidents.tell('quarantined', session, detail);
    this.#quarantine.put(session.clientId, now());
    this.#drop(session, reason);
  }

  #subscribe(link: Link, topic: string, qos: number): boolean {
    const session = this.#sessions.get(link);
    if (session === undefined) return false;
    const exact = !/[+#]/.test(topic);
    const granted =
      exact &&
      this.#options.access.maySubscribe(session.clientId, topic) &&
      this.plane.subscribe(session, topic, qos);
    if (!granted) this.#incidents.tell('subscribe-refused', session, topic);
    return granted;
  }

  #subscribed(link: Link, granted: { topic: string; qos: number }[]): void {
    const session = this.#sessions.get(link);
    if (session === undefined) return;
    link.flush();
    const at = now();
    for (const { topic, qos } of granted) this.plane.sendRetained(session, topic, qos, at);
  }

  #unsubscribed(link: Link, topics: string[]): void {
    const session = this.#sessions.get(link);
    if (session === undefined) return;
    for (const topic of topics) this.plane.subscriptions.remove(session, topic);
  }

  #dropSlow(session: DeviceSession): void {
    this.#incidents.tell('slow-reader', session);
    this.#drop(session, 'slow-reader');
  }

  #sweep(): void {
    const at = now();
    this.#quarantine.sweep(at);
    for (const session of this.#sessions.values()) this.#inspect(session, at);
  }

  #inspect(session: DeviceSession, at: number): void {
    const { mqttConnectTimeoutMs, mqttDrainTimeoutMs, mqttRefusalDelayMs, mqttSweepMs } = this.#limits;
    if (session.stage === 'arriving' || session.stage === 'registered') {
      if (at - session.acceptedAt > mqttConnectTimeoutMs + mqttRefusalDelayMs * 1.5) {
        this.#incidents.tell('connect-timeout', session);
        this.#drop(session, 'protocol');
      }
      return;
    }
    if (session.link.heard) {
      session.link.heard = false;
      session.heardAt = at;
    }
    if (session.packets.isFull(at)) session.excessPackets = 0;
    if (at - session.heardAt > session.keepAliveMs) {
      this.#drop(session, 'keep-alive');
    } else if (session.stalledMs(at) > Math.max(0, mqttDrainTimeoutMs - mqttSweepMs)) {
      this.#dropSlow(session);
    } else if (!session.outbox.sweep(at)) {
      this.#incidents.tell('never-acknowledges', session);
      this.#drop(session, 'never-acknowledges');
    }
  }
}
