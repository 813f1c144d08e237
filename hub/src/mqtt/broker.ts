import type { IncomingMessage } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';
import { WebSocketServer } from 'ws';
import { brokerLimitDefaults, type BrokerLimits } from './broker-limits.ts';
import type { BrokerOptions, BrokerStats } from './broker-options.ts';
import { DeviceHouse } from './device-house.ts';
import type { BrokerMessage } from './message-plane.ts';
import { tcpTransport, webSocketTransport } from './transport.ts';

export interface Broker {
  /** Opens the doors; resolves with the bound port. Rejects with Node's error, such as `EADDRINUSE`. */
  listen(): Promise<{ port: number }>;
  /** Takes over an HTTP upgrade to the path `/mqtt` with the subprotocol `mqtt`; answers others with 400. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends to all subscribers and returns how many there are. */
  publish(message: BrokerMessage): number;
  /** The payload retained on a topic. */
  retained(topic: string): Buffer | undefined;
  /** Ends a device's connection at once (revoked, moved); false when it has none. */
  closeClient(clientId: string): boolean;
  stats(): BrokerStats;
  /** Closes the doors and every connection; last wills are not published any more. */
  close(): Promise<void>;
}

export type { BrokerMessage };

const listenBacklog = 4_096;

/** Bytes are refused by the packet limit first; this one only bounds a frame that is not MQTT. */
const webSocketFrameSlackBytes = 1_024;

/**
 * The embedded broker: MQTT 3.1.1 over TCP, TLS and WebSocket, made for many readers of few retained documents.
 *
 * @example
 * const broker = await createBroker({ access, onMessage: inbox.take, port: 1883 });
 * broker.publish({ topic, payload, qos: 1, retain: true }); // all documents, before the doors open
 * await broker.listen();
 * server.on('upgrade', broker.handleUpgrade);
 */
export async function createBroker(options: BrokerOptions): Promise<Broker> {
  const limits: BrokerLimits = { ...brokerLimitDefaults, ...options.limits };
  const house = await DeviceHouse.open(options, limits);
  const server = serverFor(options, house);
  const webSockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: limits.mqttPacketMaxBytes + webSocketFrameSlackBytes,
    handleProtocols: (protocols) => (protocols.has('mqtt') ? 'mqtt' : false),
  });
  return {
    listen: () => listening(server, options),
    handleUpgrade(request, socket, head) {
      if (!isMqttUpgrade(request)) {
        socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        house.accept(webSocketTransport(webSocket, socket, request.socket.remoteAddress ?? ''));
      });
    },
    publish: (message) => house.publish(message),
    retained: (topic) => house.plane.retained(topic),
    closeClient: (clientId) => house.evict(clientId),
    stats: () => house.stats(),
    async close() {
      const closed = server.listening
        ? new Promise<void>((resolve) => server.close(() => resolve()))
        : Promise.resolve();
      await house.close();
      webSockets.close();
      await closed;
    },
  };
}

function serverFor({ tls }: BrokerOptions, house: DeviceHouse): Server {
  if (tls === undefined) {
    return createTcpServer({ noDelay: true }, (socket) => house.accept(tcpTransport(socket)));
  }
  return createTlsServer(tls, (socket) => house.accept(tcpTransport(socket.setNoDelay(true))));
}

function listening(server: Server, { host, port }: BrokerOptions): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, backlog: listenBacklog, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

function isMqttUpgrade({ url = '', headers }: IncomingMessage): boolean {
  const path = url.split('?', 1)[0];
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return path === '/mqtt' && protocols.includes('mqtt');
}
