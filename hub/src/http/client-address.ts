import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { HttpEnv } from './http-env.ts';

/**
 * Where a request came from, for throttles that count in memory. Never stored, never logged. Empty where the request did
 * not come by a socket (`app.request` of tests).
 */
export function clientAddress(c: Context<HttpEnv>): string {
  const bindings: Partial<HttpBindings> = c.env ?? {};
  return bindings.incoming?.socket.remoteAddress ?? '';
}
