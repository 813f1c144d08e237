import { Hono } from 'hono';
import { siteChangeSchema } from '@louyu/contract/api/places';
import type { PlaceService } from '../core/places/place-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { readJson, requireRole } from './request.ts';

/** `/api/site`: the compound itself. */
export function siteRoutes({ places }: { readonly places: PlaceService }): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole(), async (c) => c.json(await places.site()));
  routes.patch('/', requireRole('admin'), async (c) => {
    const change = await readJson(c, siteChangeSchema);
    return c.json(await places.changeSite(actorOf(c), change));
  });
  return routes;
}
