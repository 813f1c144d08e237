import type { DeviceCredentials } from '@louyu/contract/api/devices';
import type { Presence } from '@louyu/contract/messages';
import { topicOf, topicRules, type TopicName } from '@louyu/contract/topics';
import { BackOff } from './back-off.ts';
import type { HubAddresses } from './hub-addresses.ts';
import { limits } from './limits.ts';
import type { LinkStatus } from './link-status.ts';
import { MqttClient } from './mqtt-client.ts';
import type { Message } from './mqtt-packets.ts';

/** MQTT 3.1.1 CONNACK: bad user name or password, not authorised. */
const refusalCodes: readonly number[] = [4, 5];

export interface ConnectionEvents {
  readonly onConnected: () => void;
  readonly onDisconnected: () => void;
  readonly onMessage: (topic: string, payload: Uint8Array, retained: boolean) => void;
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
    const client = this.#client;
    this.#client = null;
    this.#connected = false;
    client?.close();
  }

  /** Publishes what this device says; without a connection it is not kept here. */
  publish(name: TopicName, body: unknown): void {
    if (!this.#connected) return;
    this.#client?.publish(this.#message(name, body));
  }

  /** A topic that is already subscribed is subscribed anew: the hub sends its document again. */
  subscribe(topics: readonly string[]): void {
    if (!this.#connected || topics.length === 0) return;
    this.#client?.subscribe(topics);
  }

  unsubscribe(topics: readonly string[]): void {
    if (!this.#connected || topics.length === 0) return;
    this.#client?.unsubscribe(topics);
  }

  #topic(name: TopicName): string {
    return topicOf(name, this.#credentials.siteId, this.#credentials.deviceId);
  }

  #message(name: TopicName, body: unknown): Message {
    const { qos, retain } = topicRules[name];
    return { topic: this.#topic(name), payload: JSON.stringify(body), qos, retain };
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
    this.#addresses.note('trying');
    try {
      this.#client = this.#clientOf(new URL('/mqtt', this.#addresses.current));
    } catch (error) {
      // A page over TLS may not open a plain connection.
      console.warn('louyu: this browser does not connect to that address', error);
      this.#closed(null);
    }
  }

  #clientOf(url: URL): MqttClient {
    const { deviceId, secret } = this.#credentials;
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const client: MqttClient = new MqttClient({
      url: url.href,
      clientId: deviceId,
      username: deviceId,
      password: secret,
      keepAliveSeconds: limits.keepAliveSeconds,
      connectTimeoutMs: limits.connectTimeoutMs,
      packetMaxBytes: limits.packetMaxBytes,
      will: this.#message('presence', this.#presence('offline')),
      onConnected: () => {
        if (client === this.#client) this.#opened();
      },
      onMessage: (topic, payload, retained) => {
        if (client === this.#client) this.#events.onMessage(topic, payload, retained);
      },
      onContact: () => {
        if (client === this.#client) this.#events.onContact();
      },
      onClosed: (refusalCode) => {
        if (client === this.#client) this.#closed(refusalCode);
      },
    });
    return client;
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

  #closed(refusalCode: number | null): void {
    this.#client = null;
    this.#refused = refusalCode !== null && refusalCodes.includes(refusalCode);
    if (this.#refused) this.#refusals += 1;
    else if (refusalCode !== null) this.#refusals = 0;
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
