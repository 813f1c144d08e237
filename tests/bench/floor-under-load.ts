/**
 * The floor: what Node does at most with raw sockets. It answers CONNECT and SUBSCRIBE blindly and writes one prebuilt
 * packet to every connection when one of them publishes. No rules, no acknowledgments, no limits.
 */
import { createHash } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { benchTopics } from './bench-topics.ts';
import { connackPacket, publishPacket, serverFrame } from './packets.ts';

const webSocketGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const delivery = publishPacket(benchTopics.board, Buffer.alloc(1_500, 'x'), 7);
const suback = Buffer.from([0x90, 3, 0, 1, 1]);

/** Where the MQTT packet starts in a chunk: after the masked header when it is a WebSocket frame. */
function packetAt(chunk: Buffer, isWebSocket: boolean): number {
  if (!isWebSocket) return 0;
  return ((chunk[1] ?? 0) & 0x7f) === 126 ? 8 : 6;
}

function serve(peers: Set<Duplex>, socket: Duplex, isWebSocket: boolean): void {
  const frame = isWebSocket ? serverFrame : (bytes: Buffer) => bytes;
  const [accepted, subscribed, delivered] = [frame(connackPacket), frame(suback), frame(delivery)];
  // a publisher sends packets of one size: bytes tell how many have come
  let publishBytes = 0;
  let received = 0;
  socket.on('data', (chunk: Buffer) => {
    const at = packetAt(chunk, isWebSocket);
    const type = (chunk[at] ?? 0) >> 4;
    // between two publishes it may say that it is alive
    if (type === 12 && received === 0) return;
    if (publishBytes > 0 || type === 3) {
      if (publishBytes === 0)
        publishBytes = at + 3 + chunk.readUInt8(at + 1) - 128 + chunk.readUInt8(at + 2) * 128;
      received += chunk.length;
      for (; received >= publishBytes; received -= publishBytes) {
        for (const peer of peers) peer.write(delivered);
      }
    } else if (type === 1) {
      socket.write(accepted);
    } else if (type === 8) {
      peers.add(socket);
      socket.write(subscribed);
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => peers.delete(socket));
}

const tcpPeers = new Set<Duplex>();
const tcp = createServer({ noDelay: true }, (socket) => serve(tcpPeers, socket, false));
const webSocketPeers = new Set<Duplex>();
const http = createHttpServer();
http.on('upgrade', (request, socket) => {
  const key = `${request.headers['sec-websocket-key'] ?? ''}${webSocketGuid}`;
  const accept = createHash('sha1').update(key).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n`,
  );
  serve(webSocketPeers, socket, true);
});

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

const [port, webSocketPort] = await Promise.all([listening(tcp), listening(http)]);
process.send?.({ port, webSocketPort });
process.on('disconnect', () => process.exit(0));
