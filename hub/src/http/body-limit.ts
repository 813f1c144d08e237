import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LouyuError } from '@louyu/contract/errors';
import type { HttpEnv } from './http-env.ts';

/** Refuses bodies above `maxBytes` with `request.too_large`, by their announced length or else while they arrive. */
export function limitBody(maxBytes: number): MiddlewareHandler<HttpEnv> {
  const tooLarge = (): never => {
    throw new LouyuError('request.too_large', { details: { maxBytes } });
  };
  const limitChunked = bodyLimit({ maxSize: maxBytes, onError: tooLarge });
  return async (c, next) => {
    if (c.req.header('transfer-encoding') !== undefined) return limitChunked(c, next);
    // The length is Node's word: it ends the request there. Looking at the body itself would cost every scan its copy.
    if (Number(c.req.header('content-length') ?? 0) > maxBytes) tooLarge();
    await next();
  };
}
