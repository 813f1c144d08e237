import { Hono } from 'hono';
import { audienceRequestSchema } from '@louyu/contract/api/places';
import type { PlaceService } from '../core/places/place-service.ts';
import type { HttpEnv } from './http-env.ts';
import { readJson, requireRole } from './request.ts';

/** `POST /api/audience`: how many screens and households a set of places reaches (R17). Changes nothing. */
export function audienceRoutes({ places }: { readonly places: PlaceService }): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.post('/', requireRole(), async (c) => {
    const { placeIds } = await readJson(c, audienceRequestSchema);
    return c.json(await places.audience(placeIds));
  });
  return routes;
}
