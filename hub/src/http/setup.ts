import { Hono } from 'hono';
import { setupRequestSchema } from '@louyu/contract/api/staff';
import type { SessionService } from '../core/staff/session-service.ts';
import type { SetupService } from '../core/staff/setup-service.ts';
import { clientAddress } from './client-address.ts';
import type { HttpEnv } from './http-env.ts';
import { readJson } from './request.ts';
import { originOf, type SessionCookie } from './session.ts';

interface Dependencies {
  readonly setup: SetupService;
  readonly sessions: SessionService;
  readonly cookie: SessionCookie;
}

/** `/api/setup`: the first run. Afterwards it only says that it is over. */
export function setupRoutes({ setup, sessions, cookie }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', async (c) => c.json({ needed: await setup.needed() }));
  routes.post('/', async (c) => {
    const request = await readJson(c, setupRequestSchema);
    const { admin, result } = await setup.run(request, clientAddress(c));
    cookie.write(c, await sessions.openFor(admin, originOf(c, cookie)));
    return c.json(result, 201);
  });
  return routes;
}
