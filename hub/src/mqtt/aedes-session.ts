/**
 * The one place that knows how aedes works inside. aedes keeps the sessions: CONNECT, takeover, last will, SUBSCRIBE,
 * UNSUBSCRIBE, PINGREQ, DISCONNECT. Messages do not pass through it: its emitter and its persistence, both meant to
 * be replaced, are empty here, because delivery (message-plane.ts) and retained messages are ours.
 * Relied on, as found in aedes 1.2: a will is published through `mq.emit`; `subscribe` is emitted right after SUBACK
 * was written, with a QoS above 2 for what was refused; `clientDisconnect` of a taken-over client comes before `client` of
 * the new one; keep-alive is armed after `preConnect`.
 */
import { Readable } from 'node:stream';
import { Aedes, type AuthenticateError, type Client, type ConnectPacket } from 'aedes';
import { Link } from './link.ts';

/** CONNACK return codes (MQTT 3.1.1 §3.2.2.3). */
export const connack = { accepted: 0, unavailable: 3, badCredentials: 4, notAuthorized: 5 } as const;
export type ConnackCode = (typeof connack)[keyof typeof connack];

/** What a CONNECT asks for. */
export interface ConnectRequest {
  clientId: string;
  userName: string | undefined;
  password: Buffer | undefined;
  clean: boolean;
  keepAliveSeconds: number;
  will: { topic: string; qos: number; retain: boolean } | undefined;
}

export interface SessionHooks {
  admit(link: Link, request: ConnectRequest): Promise<ConnackCode>;
  registered(link: Link): void;
  /** CONNACK is on its way. */
  ready(link: Link): void;
  unregistered(link: Link): void;
  /** Grants a subscription and enters it; false refuses this one only. */
  subscribe(link: Link, topic: string, qos: number): boolean;
  /** SUBACK is on its way. */
  subscribed(link: Link, granted: { topic: string; qos: number }[]): void;
  unsubscribed(link: Link, topics: string[]): void;
  will(clientId: string, topic: string, payload: Buffer, retain: boolean): void;
  failed(error: unknown): void;
}

export interface Sessions {
  attach(link: Link): void;
  close(): Promise<void>;
}

interface EmittedPacket {
  topic: string;
  payload: Buffer;
  retain: boolean;
  clientId?: string;
}

const connectTimeoutBackstopMs = 60_000;
const qosMax = 2;

function emitter(will: SessionHooks['will']) {
  return {
    on(_topic: string, _listener: unknown, done?: () => void) {
      done?.();
    },
    removeListener(_topic: string, _listener: unknown, done?: () => void) {
      done?.();
    },
    emit(packet: EmittedPacket, done: () => void) {
      const { clientId } = packet;
      // aedes' talk with itself ($SYS) names no client
      if (clientId !== undefined && !packet.topic.startsWith('$')) {
        will(clientId, packet.topic, packet.payload, packet.retain);
      }
      done();
    },
    close(done: () => void) {
      done();
    },
  };
}

/** Clean sessions leave nothing behind, and retained messages are the message plane's. */
function persistence() {
  const nothing = async (): Promise<void> => {};
  return {
    setup: async (): Promise<void> => {},
    storeRetained: nothing,
    createRetainedStreamCombi: () => ({ pipe: () => undefined }),
    subscriptionsByTopic: () => Promise.resolve([]),
    cleanSubscriptions: nothing,
    cleanIncoming: nothing,
    outgoingEnqueueCombi: nothing,
    outgoingStream: () => Readable.from([]),
    putWill: nothing,
    delWill: nothing,
    streamWill: () => Readable.from([]),
  };
}

function refusal(returnCode: Exclude<ConnackCode, 0>): AuthenticateError {
  return Object.assign(new Error('connection refused'), { returnCode });
}

function requestOf(packet: ConnectPacket, clientId: string): ConnectRequest {
  const { username, password, clean, keepalive, will } = packet;
  return {
    clientId,
    userName: username,
    password: typeof password === 'string' ? Buffer.from(password) : password,
    clean: clean ?? true,
    keepAliveSeconds: keepalive ?? 0,
    will:
      will === undefined
        ? undefined
        : { topic: will.topic, qos: will.qos ?? 0, retain: will.retain ?? false },
  };
}

function linkOf(client: Client): Link | undefined {
  return client.conn instanceof Link ? client.conn : undefined;
}

export async function createSessions(hooks: SessionHooks): Promise<Sessions> {
  const requests = new WeakMap<Client, ConnectRequest>();
  const withLink = (act: (link: Link) => void) => (client: Client) => {
    const link = linkOf(client);
    if (link !== undefined) act(link);
  };
  const aedes = await Aedes.createBroker({
    mq: emitter((...will) => hooks.will(...will)),
    persistence: persistence(),
    connectTimeout: connectTimeoutBackstopMs,
    preConnect(client, packet, callback) {
      requests.set(client, requestOf(packet, packet.clientId));
      // the sweep of the broker watches the keep-alive, since aedes does not see every packet
      packet.keepalive = 0;
      callback(null, true);
    },
    authenticate(client, _userName, _password, done) {
      const link = linkOf(client);
      const request = requests.get(client);
      requests.delete(client);
      if (link === undefined || request === undefined) {
        done(refusal(connack.unavailable), false);
        return;
      }
      hooks.admit(link, request).then(
        (code) => (code === connack.accepted ? done(null, true) : done(refusal(code), false)),
        (error: unknown) => {
          hooks.failed(error);
          done(refusal(connack.unavailable), false);
        },
      );
    },
    authorizePublish(_client, _packet, callback) {
      callback(null);
    },
    authorizeSubscribe(client, subscription, callback) {
      const link = linkOf(client);
      const granted = link !== undefined && hooks.subscribe(link, subscription.topic, subscription.qos);
      callback(null, granted ? subscription : null);
    },
  });
  aedes.on('client', withLink(hooks.registered));
  aedes.on('clientReady', withLink(hooks.ready));
  aedes.on('clientDisconnect', withLink(hooks.unregistered));
  aedes.on('subscribe', (subscriptions, client) => {
    const granted = subscriptions.filter(({ qos }) => qos <= qosMax);
    withLink((link) => hooks.subscribed(link, granted))(client);
  });
  aedes.on('unsubscribe', (topics, client) => withLink((link) => hooks.unsubscribed(link, topics))(client));
  return {
    attach(link) {
      aedes.handle(link);
    },
    close: () => new Promise((resolve) => aedes.close(resolve)),
  };
}
