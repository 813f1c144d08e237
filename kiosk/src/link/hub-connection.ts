import type { DeviceCredentials } from '@louyu/contract/api/devices';
import type { Presence } from '@louyu/contract/messages';
import { topicOf, topicRules, type TopicName } from '@louyu/contract/topics';
import type { IClientOptions, MqttClient } from 'mqtt';
// The two parts that a browser runs; the package's own browser bundle is half as large again.
import mqttClient from 'mqtt/lib/client';
import { browserStreamBuilder } from 'mqtt/lib/connect/ws';
import { BackOff } from './back-off.ts';
import type { HubAddresses } from './hub-addresses.ts';
import { limits } from './limits.ts';
import type { LinkStatus } from './link-status.ts';

/** MQTT 3.1.1 CONNACK: bad user name or password, not authorised. */
const refusalCodes: readonly number[] = [4, 5];

export interface ConnectionEvents {
  readonly onConnected: () => void;
  readonly onDisconnected: () => void;
  readonly onMessage: (topic: string, payload: Uint8Array) => void;
  /** Anything at all came from the hub. */
  readonly onContact: () => void;
  /** The hub has refused the credentials so often in a row that they are void. */
  readonly onRevoked: () => void;
}

/**
 * The one MQTT connection of a device; opens itself anew, at one address of the hub after the other and with back-off,
 * until it is stopped.
 */
export class HubConnection {
  readonly #credentials: DeviceCredentials;
  readonly #addresses: HubAddresses;
  readonly #version: string;
  readonly #events: ConnectionEvents;
  readonly #backOff = new BackOff();
  #client: MqttClient | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #steadyTimer: ReturnType<typeof setTimeout> | undefined;
  #refusals = 0;
  /** Whether the last attempt was refused. */
  #refused = false;
  #connected = false;
  #stopped = false;

  constructor(
    credentials: DeviceCredentials,
    addresses: HubAddresses,
    version: string,
    events: ConnectionEvents,
  ) {
    this.#credentials = credentials;
    this.#addresses = addresses;
    this.#version = version;
    this.#events = events;
  }

  get connected(): boolean {
    return this.#connected;
  }

  get state(): LinkStatus['state'] {
    if (this.#connected) return 'connected';
    return this.#client === null ? 'waiting' : 'connecting';
  }

  start(): void {
    window.addEventListener('online', this.#hurry);
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    window.removeEventListener('online', this.#hurry);
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#steadyTimer);
    this.#client?.end(true);
    this.#client = null;
    this.#connected = false;
  }

  /** Publishes what this device says; without a connection it is not kept here. */
  publish(name: TopicName, body: unknown): void {
    if (!this.#connected) return;
    const { qos, retain } = topicRules[name];
    this.#client?.publish(this.#topic(name), JSON.stringify(body), { qos, retain });
  }

  /** A topic that is already subscribed is subscribed anew: the hub sends its document again. */
  subscribe(topics: readonly string[]): void {
    if (!this.#connected || topics.length === 0) return;
    this.#client?.subscribe([...topics], { qos: 1 }, (error) => {
      if (error !== null) console.warn('louyu: not all subscriptions were granted', error.message);
    });
  }

  unsubscribe(topics: readonly string[]): void {
    if (!this.#connected || topics.length === 0) return;
    this.#client?.unsubscribe([...topics]);
  }

  #topic(name: TopicName): string {
    return topicOf(name, this.#credentials.siteId, this.#credentials.deviceId);
  }

  #presence(state: Presence['state']): Presence {
    return { state, version: this.#version };
  }

  /** The network is back: what waits does not wait any longer. */
  readonly #hurry = (): void => {
    if (this.#stopped || this.#client !== null) return;
    this.#openAfter(this.#jitterMs());
  };

  #jitterMs(): number {
    return Math.random() * limits.backOffNextAddressMs;
  }

  #openAfter(waitMs: number): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => {
      this.#open();
    }, waitMs);
  }

  #open(): void {
    const { deviceId, secret } = this.#credentials;
    const url = new URL('/mqtt', this.#addresses.current);
    this.#addresses.note('trying');
    const options: IClientOptions = {
      protocol: url.protocol === 'https:' ? 'wss' : 'ws',
      hostname: url.hostname,
      port: Number(url.port),
      path: url.pathname,
      protocolVersion: 4,
      clientId: deviceId,
      username: deviceId,
      password: secret,
      clean: true,
      keepalive: limits.keepAliveSeconds,
      connectTimeout: limits.connectTimeoutMs,
      // This class reconnects, with full jitter; a new client also carries no queue from the old one.
      reconnectPeriod: 0,
      resubscribe: false,
      queueQoSZero: false,
      timerVariant: 'native',
      will: {
        topic: this.#topic('presence'),
        payload: JSON.stringify(this.#presence('offline')),
        qos: topicRules.presence.qos,
        retain: topicRules.presence.retain,
      },
    };
    const client = new mqttClient.default((self) => browserStreamBuilder(self, options), options);
    this.#client = client;
    client.on('connect', () => {
      if (client === this.#client) this.#opened();
    });
    client.on('message', (topic, payload) => {
      if (client === this.#client) this.#events.onMessage(topic, new Uint8Array(payload));
    });
    client.on('packetreceive', () => {
      if (client === this.#client) this.#events.onContact();
    });
    client.on('error', (error) => {
      if (client === this.#client) this.#failed('code' in error ? error.code : undefined);
      client.end(true);
    });
    client.on('close', () => {
      if (client === this.#client) this.#closed(client);
    });
  }

  #opened(): void {
    this.#connected = true;
    this.#refusals = 0;
    this.#refused = false;
    this.#steadyTimer = setTimeout(() => {
      this.#backOff.reset();
    }, limits.steadyAfterMs);
    this.publish('presence', this.#presence('online'));
    this.subscribe([this.#topic('config'), this.#topic('command'), this.#topic('stored')]);
    this.#events.onConnected();
  }

  #failed(code: unknown): void {
    this.#refused = typeof code === 'number' && refusalCodes.includes(code);
    if (this.#refused) this.#refusals += 1;
    else if (typeof code === 'number') this.#refusals = 0;
  }

  #closed(client: MqttClient): void {
    client.end(true);
    this.#client = null;
    clearTimeout(this.#steadyTimer);
    const held = this.#connected;
    this.#connected = false;
    this.#addresses.note(held ? 'lost' : this.#refused ? 'refused' : 'unreachable');
    if (held) this.#events.onDisconnected();
    if (this.#stopped) return;
    if (this.#isRevoked()) {
      this.stop();
      this.#events.onRevoked();
      return;
    }
    // Where it was lost it is looked for first.
    const allTried = held || this.#addresses.advance();
    this.#openAfter(allTried ? this.#backOff.nextMs() : this.#jitterMs());
  }

  #isRevoked(): boolean {
    const patience = this.#addresses.someSilent
      ? limits.refusalsUntilRevokedWhileSilent
      : limits.refusalsUntilRevoked;
    return this.#refusals >= patience;
  }
}
