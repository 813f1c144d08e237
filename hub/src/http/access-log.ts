import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Log } from '../core/log.ts';
import type { HttpEnv } from './http-env.ts';
import type { Metrics } from './metrics.ts';

/** Probes come every few seconds and tell the operator nothing. */
const quietRoutes: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Logs and measures each answer. The pattern of the route stands for the address: a code in a path, a query and where the
 * request came from are nobody's business (DESIGN.md §1.6).
 */
export function accessLog(log: Log, metrics: Metrics): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    const ms = performance.now() - startedAt;
    const route = routePath(c);
    const { method } = c.req;
    const { status } = c.res;
    metrics.observeRequest({ method, route, status, seconds: ms / 1000 });
    const fields = { requestId: c.get('requestId'), method, route, status, ms: Math.round(ms) };
    if (quietRoutes.has(c.req.path)) log.debug(fields, 'request');
    else log.info(fields, 'request');
  };
}
