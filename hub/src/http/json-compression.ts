import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { HttpEnv } from './http-env.ts';

/** A shorter answer is sent as it is: it fits a few packets. */
export const compressedFromBytes = 4 * 1024;

const compressed = promisify(gzip);
const json = /^application\/json\b/i;
/** Not where it is named only to be refused. */
const gzipTaken = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

/**
 * Sends long JSON as gzip, of the quick kind and off the event loop: lists of hundreds of rows shrink to a tenth, in a
 * third of the time that the usual kind takes.
 */
export function jsonCompression(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next();
    if (!json.test(c.res.headers.get('content-type') ?? '')) return;
    c.header('vary', 'accept-encoding', { append: true });
    if (!gzipTaken.test(c.req.header('accept-encoding') ?? '')) return;
    const body = new Uint8Array(await c.res.arrayBuffer());
    if (body.length < compressedFromBytes) {
      c.res = new Response(body, c.res);
      return;
    }
    c.res = new Response(new Uint8Array(await compressed(body, { level: constants.Z_BEST_SPEED })), c.res);
    c.header('content-encoding', 'gzip');
  };
}
