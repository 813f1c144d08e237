/** Our broker in a process of its own, with access rules of the shape the hub has. Prints its ports when it is open. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AccessRules } from '../../hub/src/mqtt/broker-access.ts';
import { createBroker } from '../../hub/src/mqtt/broker.ts';
import { benchPassword, benchTopics } from './bench-topics.ts';

const hash = (secret: Buffer): Buffer => createHash('sha256').update(secret).digest();
const secretHash = hash(Buffer.from(benchPassword));

const access: AccessRules = {
  authenticate: (_clientId, _userName, password) =>
    Promise.resolve(timingSafeEqual(hash(password), secretHash) ? 'ok' : 'bad-credentials'),
  maySubscribe: (clientId, topic) =>
    topic.startsWith(benchTopics.places) || topic.startsWith(benchTopics.device(clientId)),
  mayPublish: (clientId, topic) => topic.startsWith(benchTopics.device(clientId)),
  presenceTopic: (clientId) => `${benchTopics.device(clientId)}presence`,
};

/** What the publisher sends here goes to everybody. */
const orders: Record<string, { topic: string; retain: boolean }> = {
  [benchTopics.publisherInput]: { topic: benchTopics.board, retain: true },
  [benchTopics.publisherStream]: { topic: benchTopics.stream, retain: false },
};

const broker = await createBroker({
  access,
  port: 0,
  host: '127.0.0.1',
  // the publisher stands in for the hub, which no rate limits
  limits: {
    mqttPacketsPerSecond: 1_000_000,
    mqttPacketsBurst: 1_000_000,
    mqttConnectionsPerAddressMax: 200_000,
  },
  onMessage: (_clientId, topic, payload) => {
    const order = orders[topic];
    if (order !== undefined) broker.publish({ ...order, payload: Buffer.from(payload), qos: 1 });
  },
});
broker.publish({ topic: benchTopics.board, payload: Buffer.alloc(1_500, 'x'), qos: 1, retain: true });
const server = createServer();
server.on('upgrade', broker.handleUpgrade);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = await broker.listen();
const address = server.address();
const webSocketPort = typeof address === 'object' && address !== null ? address.port : 0;
process.send?.({ port, webSocketPort });
process.on('disconnect', () => process.exit(0));
