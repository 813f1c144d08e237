import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LouyuError, type ErrorCode } from '@louyu/contract/errors';
import type { HttpEnv } from './http-env.ts';

const megabyte = 1024 * 1024;

/** Refuses bodies above `maxBytes` with `code`, by their announced length or else while they arrive. */
export function limitBody(
  maxBytes: number,
  code: ErrorCode = 'request.too_large',
): MiddlewareHandler<HttpEnv> {
  const tooLarge = (): never => {
    throw new LouyuError(code, { details: { maxBytes, maxMegabytes: Math.floor(maxBytes / megabyte) } });
  };
  const limitChunked = bodyLimit({ maxSize: maxBytes, onError: tooLarge });
  return async (c, next) => {
    if (c.req.header('transfer-encoding') !== undefined) return limitChunked(c, next);
    // The length is Node's word: it ends the request there. Looking at the body itself would cost every scan its copy.
    if (Number(c.req.header('content-length') ?? 0) > maxBytes) tooLarge();
    await next();
  };
}
