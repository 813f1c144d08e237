import { Hono } from 'hono';
import { siteChangeSchema, type PhoneCheckOrder } from '@louyu/contract/api/places';
import type { PhoneCheck } from '../core/places/phone-check.ts';
import type { PlaceService } from '../core/places/place-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { readJson, requireRole } from './request.ts';

export interface SiteRoutesOptions {
  readonly places: PlaceService;
  readonly phoneCheck: Pick<PhoneCheck, 'start'>;
}

/** `/api/site`: the compound itself. */
export function siteRoutes({ places, phoneCheck }: SiteRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole(), async (c) => c.json(await places.site()));
  routes.patch('/', requireRole('admin'), async (c) => {
    const change = await readJson(c, siteChangeSchema);
    return c.json(await places.changeSite(actorOf(c), change));
  });
  routes.post('/phone-check', requireRole('admin'), (c) =>
    c.json<PhoneCheckOrder>(phoneCheck.start(actorOf(c)), 201),
  );
  return routes;
}
