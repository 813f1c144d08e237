/**
 * The load generator for HTTP: a process of its own that sends prebuilt POST requests over keep-alive connections, one
 * at a time on each, and counts the answers.
 */
import { connect } from 'node:net';
import { steadyMs } from './load-orders.ts';

export interface HttpOrder {
  port: number;
  connections: number;
  requests: number;
  /** Paths to post to in turn. */
  paths: string[];
  /** The cookie and the form, in which `{id}` becomes 22 characters that no other request has. */
  cookie: string;
  form: string;
  /** Makes ids differ between orders. */
  salt: string;
  status: number;
}

export interface HttpReport {
  perSecond: number;
  p99Ms: number;
}

const idChars = 22;
const orderTimeoutMs = 120_000;
const contentLength = /content-length: (\d+)/i;

function requestOf({ paths, cookie, form, salt }: HttpOrder, index: number): Buffer {
  const id = `${salt}${index.toString(36)}`.padStart(idChars, '0');
  const body = form.replace('{id}', id);
  const head = [
    `POST ${paths[index % paths.length]} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Cookie: ${cookie.replace('{id}', id)}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Bytes of the answer at the start of `text`, undefined while it is not whole. */
function answerLength(text: string): number | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = end + 4 + Number(contentLength.exec(text.slice(0, end))?.[1] ?? 0);
  if (text.slice(0, end).includes('chunked')) return text.endsWith('0\r\n\r\n') ? text.length : undefined;
  return text.length >= length ? length : undefined;
}

function post(order: HttpOrder): Promise<HttpReport> {
  const requests = Array.from({ length: order.requests }, (_, index) => requestOf(order, index));
  const tookMs: number[] = [];
  let next = 0;
  const startedAt = steadyMs();
  return new Promise((resolve, reject) => {
    const run = (): void => {
      const socket = connect({ host: '127.0.0.1', port: order.port, noDelay: true });
      let sentAt = 0;
      let rest = '';
      const send = (): void => {
        const request = requests[next];
        next += 1;
        if (request === undefined) {
          socket.end();
          return;
        }
        sentAt = steadyMs();
        socket.write(request);
      };
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (chunk: Buffer) => {
        rest += chunk.toString('latin1');
        const length = answerLength(rest);
        if (length === undefined) return;
        if (!rest.startsWith(`HTTP/1.1 ${order.status}`)) reject(new Error(`answered ${rest.slice(0, 300)}`));
        rest = rest.slice(length);
        tookMs.push(steadyMs() - sentAt);
        if (tookMs.length < order.requests) {
          send();
          return;
        }
        const sorted = tookMs.toSorted((a, b) => a - b);
        const perSecond = (order.requests * 1000) / (steadyMs() - startedAt);
        resolve({ perSecond, p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN });
      });
    };
    for (let running = 0; running < order.connections; running += 1) run();
  });
}

process.on('message', (order: HttpOrder) => {
  const timeout = setTimeout(() => process.send?.({ error: 'the requests took too long' }), orderTimeoutMs);
  post(order)
    .then(
      (report) => process.send?.({ report }),
      (error: unknown) => process.send?.({ error: String(error) }),
    )
    .finally(() => clearTimeout(timeout));
});
process.on('disconnect', () => process.exit(0));
