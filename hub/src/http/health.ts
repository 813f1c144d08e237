import { Hono } from 'hono';
import type { HttpEnv } from './http-env.ts';
import type { Metrics } from './metrics.ts';

/** What must hold before the hub is ready, by the reason that is named where it does not. */
export type ReadinessChecks = Readonly<Record<string, () => boolean | Promise<boolean>>>;

interface Dependencies {
  readonly metrics: Metrics;
  readonly checks: ReadinessChecks;
}

/** `/healthz`, `/readyz`, `/metrics`: open to everybody on the network, and without anything about people. */
export function healthRoutes({ metrics, checks }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/healthz', (c) => {
    c.header('cache-control', 'no-store');
    return c.json({ status: 'ok' });
  });
  routes.get('/readyz', async (c) => {
    const reasons: string[] = [];
    for (const [reason, holds] of Object.entries(checks)) {
      if (!(await holds())) reasons.push(reason);
    }
    c.header('cache-control', 'no-store');
    return c.json({ ready: reasons.length === 0, reasons }, reasons.length === 0 ? 200 : 503);
  });
  routes.get('/metrics', async (c) => {
    c.header('cache-control', 'no-store');
    const { contentType, text } = await metrics.text();
    c.header('content-type', contentType);
    return c.body(text);
  });
  return routes;
}
