import { createServer } from 'node:http';
import type { Admission, DisconnectReason, Incident } from '../../hub/src/mqtt/broker-access.ts';
import type { BrokerLimits } from '../../hub/src/mqtt/broker-limits.ts';
import { createBroker, type Broker, type BrokerMessage } from '../../hub/src/mqtt/broker.ts';

export const password = 'a secret of this test';

/** Topics in the shape of DESIGN.md §4; a device may read all of `place` and its own branch, and write its own. */
export const topics = {
  board: (place: string) => `louyu/v1/test/place/${place}/board`,
  own: (deviceId: string, name: string) => `louyu/v1/test/device/${deviceId}/${name}`,
};

/** Any broker with these accounts and rules, and the hub's hand on it. */
export interface BrokerUnderTest {
  tcpPort: number;
  tcpUrl: string;
  webSocketUrl: string;
  /** Publishes as the hub does. */
  publish(message: BrokerMessage): void;
  stop(): Promise<void>;
}

export interface EmbeddedUnderTest extends BrokerUnderTest {
  broker: Broker;
  httpPort: number;
  /** What reached the hub. */
  messages: { clientId: string; topic: string; text: string }[];
  disconnects: { clientId: string; reason: DisconnectReason }[];
  incidents: Incident[];
  /** Device ids that are refused as revoked. */
  revoked: Set<string>;
}

/** The embedded broker with an HTTP server for WebSocket, both on free ports of loopback. */
export async function startEmbedded(limits: Partial<BrokerLimits> = {}): Promise<EmbeddedUnderTest> {
  const messages: EmbeddedUnderTest['messages'] = [];
  const disconnects: EmbeddedUnderTest['disconnects'] = [];
  const incidents: Incident[] = [];
  const revoked = new Set<string>();
  const admission = (deviceId: string, secret: Buffer): Admission => {
    if (revoked.has(deviceId)) return 'revoked';
    return secret.toString() === password ? 'ok' : 'bad-credentials';
  };
  const broker = await createBroker({
    port: 0,
    host: '127.0.0.1',
    limits: { mqttRefusalDelayMs: 1, ...limits },
    access: {
      authenticate: (deviceId, _userName, secret) => Promise.resolve(admission(deviceId, secret)),
      maySubscribe: (deviceId, topic) =>
        topic.startsWith('louyu/v1/test/place/') || topic.startsWith(topics.own(deviceId, '')),
      mayPublish: (deviceId, topic) => topic.startsWith(topics.own(deviceId, '')),
      presenceTopic: (deviceId) => topics.own(deviceId, 'presence'),
    },
    onMessage: (clientId, topic, payload) => messages.push({ clientId, topic, text: payload.toString() }),
    onDisconnected: (clientId, reason) => disconnects.push({ clientId, reason }),
    onIncident: (incident) => incidents.push(incident),
  });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => broker.handleUpgrade(request, socket, head));
  const httpPort = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const { port: tcpPort } = await broker.listen();
  return {
    broker,
    tcpPort,
    httpPort,
    tcpUrl: `mqtt://127.0.0.1:${tcpPort}`,
    webSocketUrl: `ws://127.0.0.1:${httpPort}/mqtt`,
    messages,
    disconnects,
    incidents,
    revoked,
    publish: (message) => void broker.publish(message),
    async stop() {
      await broker.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
