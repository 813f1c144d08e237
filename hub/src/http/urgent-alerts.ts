import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../core/ports.ts';
import { RateLimiter } from '../core/rates/rate-limiter.ts';
import type { Urgency } from '../core/urgency.ts';
import { clientAddress } from './client-address.ts';
import type { HttpEnv } from './http-env.ts';

/** So many requests of one address that nobody was behind leave its next ones their urgency; within ten minutes. */
const strangersMax = 5;

/**
 * What changes an alert is urgent, from before the login is looked up: that is in the same queue. A preview changes nothing, and
 * an address that keeps asking without a login holds up nobody's work.
 */
export function urgentAlerts(urgency: Urgency, clock: Clock): MiddlewareHandler<HttpEnv> {
  const strangers = new RateLimiter(clock, { max: strangersMax, perSeconds: 600 });
  return async (c, next) => {
    const address = clientAddress(c);
    if (c.req.method === 'GET' || c.req.path.endsWith('/preview') || isSpent(strangers, address))
      return next();
    await urgency.during(next);
    if (c.res.status === 401 || c.res.status === 403) strangers.take(address);
  };
}

function isSpent(limiter: RateLimiter, key: string): boolean {
  try {
    limiter.check(key);
    return false;
  } catch {
    return true;
  }
}
