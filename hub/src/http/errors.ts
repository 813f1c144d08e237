import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ErrorBody } from '@louyu/contract/api/overview';
import { errorText } from '@louyu/contract/error-texts';
import { errorTable, LouyuError } from '@louyu/contract/errors';
import type { Log } from '../core/log.ts';
import type { HttpEnv } from './http-env.ts';

/**
 * Answers what a route threw: a {@link LouyuError} by its code, anything else as `hub.internal` with its cause in the log.
 * A part that shows pages instead of JSON (`/q/`) sets its own `onError` and asks {@link toLouyuError} first.
 */
export function answerError(log: Log): (error: Error, c: Context<HttpEnv>) => Response {
  return (error, c) => errorResponse(c, toLouyuError(error, c, log));
}

/** The answer for an address that names nothing. */
export function answerNotFound(c: Context<HttpEnv>): Response {
  return errorResponse(c, new LouyuError('request.not_found'));
}

/** What was thrown, as something that may be shown; logs it where the hub is to blame. */
export function toLouyuError(error: Error, c: Context<HttpEnv>, log: Log): LouyuError {
  const requestId = c.get('requestId');
  if (error instanceof LouyuError) {
    if (error.status >= 500) log.error({ requestId, err: error, code: error.code }, 'request failed');
    return error;
  }
  if (error instanceof HTTPException && error.status < 500) return new LouyuError('request.invalid');
  log.error({ requestId, err: error }, 'request failed unexpectedly');
  return new LouyuError('hub.internal', { details: { requestId }, cause: error });
}

function errorResponse(c: Context<HttpEnv>, error: LouyuError): Response {
  const body: ErrorBody = {
    error: {
      code: error.code,
      message: errorText(error.code, c.get('language'), error.details),
      details: error.details,
      requestId: c.get('requestId'),
    },
  };
  const retryAfterSeconds = error.details['retryAfterSeconds'];
  if (typeof retryAfterSeconds === 'number') c.header('retry-after', String(Math.ceil(retryAfterSeconds)));
  c.header('cache-control', 'no-store');
  return c.json(body, errorTable[error.code].status);
}
