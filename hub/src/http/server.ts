import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { LouyuError } from '@louyu/contract/errors';
import type { HttpEnv } from './http-env.ts';
import type { DirectListener } from './resident/tap-listener.ts';

export const serverDefaults = {
  /** A request must have arrived whole by then, its head by half of that. */
  httpRequestTimeoutSeconds: 30,
  /** How long an idle connection is kept for the next request. */
  httpKeepAliveSeconds: 10,
  httpHeaderMaxBytes: 16_384,
  /** Connections at once, those of displays over WebSocket included. */
  httpConnectionsMax: 20_000,
  /** How long answers under way may take when the hub stops. */
  httpStopSeconds: 5,
};

export interface ServerOptions {
  readonly app: Hono<HttpEnv>;
  /** 0 takes a free one. */
  readonly port: number;
  /** All addresses where absent. */
  readonly host?: string | undefined;
  /** PEM; plain HTTP where absent. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  readonly limits: typeof serverDefaults;
  /** Answers some requests before the app does; none where absent. */
  readonly direct?: DirectListener;
  /** Takes over connections that ask for a WebSocket. */
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface HttpServer {
  readonly port: number;
  /** Takes no more requests, lets those under way finish for a while, and ends. */
  close(): Promise<void>;
}

const listenBacklog = 4_096;
const timeoutsCheckMaxMs = 5_000;

/**
 * Opens the HTTP or HTTPS port.
 * @throws LouyuError `config.port_in_use`
 */
export async function openHttpServer(options: ServerOptions): Promise<HttpServer> {
  const { limits, tls } = options;
  const timeoutMs = limits.httpRequestTimeoutSeconds * 1000;
  const serverOptions = {
    requestTimeout: timeoutMs,
    headersTimeout: timeoutMs / 2,
    // Node looks at its time-outs only this often.
    connectionsCheckingInterval: Math.min(timeoutMs / 2, timeoutsCheckMaxMs),
    keepAliveTimeout: limits.httpKeepAliveSeconds * 1000,
    maxHeaderSize: limits.httpHeaderMaxBytes,
  };
  const listener = requestListener(options);
  const server: Server =
    tls === undefined
      ? createServer(serverOptions, listener)
      : createSecureServer({ ...serverOptions, ...tls }, listener);
  server.maxConnections = limits.httpConnectionsMax;
  server.on('upgrade', options.onUpgrade);
  const port = await listening(server, options);
  return { port, close: () => closed(server, limits.httpStopSeconds * 1000) };
}

function requestListener({ app, direct }: ServerOptions): RequestListener {
  const answer = getRequestListener(app.fetch);
  if (direct === undefined) return (request, response) => void answer(request, response);
  return (request, response) => {
    const byApp = () => void answer(request, response);
    if (!direct(request, response, byApp)) byApp();
  };
}

function listening(server: Server, { port, host }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      const details = { port, name: 'LOUYU_HTTP_PORT' };
      reject(inUse ? new LouyuError('config.port_in_use', { details, cause: error }) : error);
    });
    server.listen({ port, backlog: listenBacklog, ...(host === undefined ? {} : { host }) }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closed(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
