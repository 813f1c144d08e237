import { lookup } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { LouyuError } from '@louyu/contract/errors';
import { literalAddress, mayConnect } from './addresses.ts';

export interface PostRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly privateAllowed: boolean;
  readonly signal: AbortSignal;
  readonly answerMaxBytes: number;
}

export interface PostAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** As much of it as may be read. */
  readonly body: string;
}

/**
 * Sends one request and takes one answer, which is never followed elsewhere. The address that a name stands for is judged
 * where the connection is made, so that it cannot change in between.
 * @throws LouyuError `robot.address_refused`, or what the network reports
 */
export function post(options: PostRequest): Promise<PostAnswer> {
  assertMayPost(options.url, options.privateAllowed);
  const { url, headers, body, privateAllowed, signal } = options;
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'louyu',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
      agent: false,
      lookup: judged(privateAllowed),
      signal,
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      read(response, options.answerMaxBytes).then(
        (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        reject,
      );
    });
    outgoing.end(body);
  });
}

/** @throws LouyuError `robot.address_refused` */
export function assertMayPost(url: URL, privateAllowed: boolean): void {
  const literal = literalAddress(url);
  const isAllowed =
    (url.protocol === 'https:' || (url.protocol === 'http:' && privateAllowed)) &&
    url.username === '' &&
    url.password === '' &&
    (literal === undefined || mayConnect(literal, privateAllowed));
  if (!isAllowed) throw new LouyuError('robot.address_refused');
}

function judged(privateAllowed: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const [first, ...others] = addresses.filter(({ address }) => mayConnect(address, privateAllowed));
      if (first === undefined) return callback(new LouyuError('robot.address_refused'), []);
      if (options.all === true) callback(null, [first, ...others]);
      else callback(null, first.address, first.family);
    });
  };
}

async function read(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk.subarray(0, maxBytes - bytes));
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes >= maxBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
