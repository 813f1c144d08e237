import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Outlet } from './outbox.ts';
import { webSocketHeaderBytes, writeWebSocketHeader } from './publish-packet.ts';

export interface TransportEvents {
  data(chunk: Buffer): void;
  /** The socket has given all it held to the kernel. */
  drain(): void;
  /** The other side is gone or going. */
  close(): void;
}

/** A byte road to one device: TCP, TLS or WebSocket. Deliveries go straight to it. */
export interface Transport extends Outlet {
  readonly kind: 'tcp' | 'websocket';
  /** Of the other side, for counting in memory only: never stored, never logged. */
  readonly address: string;
  /** Bytes the socket holds because the reader does not take them. */
  readonly pendingBytes: number;
  listen(events: TransportEvents): void;
  /** Sends bytes that are not framed yet. */
  sendRaw(bytes: Buffer): void;
  /** Ends after what was sent has left. */
  end(): void;
  /** Ends now. */
  kill(): void;
}

export function tcpTransport(socket: Socket): Transport {
  return {
    kind: 'tcp',
    // Kept: a socket that is closed knows it no more.
    address: socket.remoteAddress ?? '',
    get pendingBytes() {
      return socket.writableLength;
    },
    get congested() {
      return socket.writableNeedDrain;
    },
    listen(events) {
      socket.on('data', events.data);
      socket.on('drain', events.drain);
      socket.on('error', events.close);
      socket.on('close', events.close);
      socket.on('end', events.close);
    },
    sendRaw(bytes) {
      if (socket.writable) socket.write(bytes);
    },
    send(bytes) {
      if (socket.writable) socket.write(bytes.packet);
    },
    cork: () => socket.cork(),
    uncork: () => socket.uncork(),
    end: () => socket.destroySoon(),
    kill: () => socket.destroy(),
  };
}

/**
 * `ws` reads, answers pings and closes; what we send is framed here and written to the socket in one piece. Without
 * compression `ws` itself never has a frame half written, so the two do not mix.
 */
export function webSocketTransport(webSocket: WebSocket, socket: Duplex, address: string): Transport {
  const writable = (): boolean => webSocket.readyState === webSocket.OPEN && socket.writable;
  return {
    kind: 'websocket',
    address,
    get pendingBytes() {
      return socket.writableLength;
    },
    get congested() {
      return socket.writableNeedDrain;
    },
    listen(events) {
      webSocket.on('message', (data, isBinary) => {
        // MQTT 3.1.1 §6: data travel in binary frames.
        if (isBinary && Buffer.isBuffer(data)) events.data(data);
        else webSocket.close(1003);
      });
      webSocket.on('error', events.close);
      webSocket.on('close', events.close);
      socket.on('drain', events.drain);
    },
    sendRaw(bytes) {
      if (!writable()) return;
      const headerLength = webSocketHeaderBytes(bytes.length);
      const frame = Buffer.allocUnsafe(headerLength + bytes.length);
      writeWebSocketHeader(frame, bytes.length);
      frame.set(bytes, headerLength);
      socket.write(frame);
    },
    send(bytes) {
      if (writable()) socket.write(bytes.frame);
    },
    cork: () => socket.cork(),
    uncork: () => socket.uncork(),
    end: () => webSocket.close(),
    kill: () => webSocket.terminate(),
  };
}
