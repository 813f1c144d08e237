import { Hono } from 'hono';
import {
  authorizationRequestSchema,
  tokenRequestSchema,
  type Authorization,
  type DeviceCredentials,
} from '@louyu/contract/api/devices';
import type { PairingService } from '../core/devices/pairing-service.ts';
import type { Clock } from '../core/ports.ts';
import { RateLimiter } from '../core/rates/rate-limiter.ts';
import { clientAddress } from './client-address.ts';
import type { HttpEnv } from './http-env.ts';
import { readJson } from './request.ts';

export const deviceEndpointLimitDefaults = {
  /** Codes that one network address may ask for in ten minutes; a building's screens share one behind a router. */
  deviceAuthorizationsMax: 60,
  /** Polls from one network address a minute. */
  deviceTokenPollsMax: 600,
};

export interface DeviceEndpointsOptions {
  readonly pairings: PairingService;
  readonly clock: Clock;
  readonly limits?: Partial<typeof deviceEndpointLimitDefaults>;
}

/** `/api/device`: how a device that has no secret yet comes to one (RFC 8628). */
export function deviceEndpoints({ pairings, clock, limits }: DeviceEndpointsOptions): Hono<HttpEnv> {
  const { deviceAuthorizationsMax, deviceTokenPollsMax } = { ...deviceEndpointLimitDefaults, ...limits };
  const authorizations = new RateLimiter(clock, { max: deviceAuthorizationsMax, perSeconds: 600 });
  const polls = new RateLimiter(clock, { max: deviceTokenPollsMax, perSeconds: 60 });
  const routes = new Hono<HttpEnv>();
  routes.post('/authorization', async (c) => {
    authorizations.take(clientAddress(c));
    return c.json<Authorization>(await pairings.authorize(await readJson(c, authorizationRequestSchema)));
  });
  routes.post('/token', async (c) => {
    polls.take(clientAddress(c));
    const { device_code: deviceCode } = await readJson(c, tokenRequestSchema);
    return c.json<DeviceCredentials>(await pairings.token(deviceCode));
  });
  return routes;
}

/** `/time`: what a device sets its clock by; it takes the round trip out itself. */
export function timeRoutes({ clock }: { readonly clock: Clock }): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', (c) => {
    c.header('cache-control', 'no-store');
    // A page that came from another address of this hub asks too; the time is no secret.
    c.header('access-control-allow-origin', '*');
    return c.json({ now: clock.now() });
  });
  return routes;
}
