import { Hono } from 'hono';
import { placeChangeSchema, placeRequestSchema } from '@louyu/contract/api/places';
import type { PlaceService } from '../core/places/place-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

/** `/api/places`: the place tree without its households. Staff read it, admins change it. */
export function placeRoutes({ places }: { readonly places: PlaceService }): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole(), async (c) => c.json(await places.list()));
  routes.post('/', requireRole('admin'), async (c) => {
    const request = await readJson(c, placeRequestSchema);
    return c.json(await places.add(actorOf(c), request), 201);
  });
  routes.patch('/:id', requireRole('admin'), async (c) => {
    const id = pathId(c, 'id', 'place.not_found');
    const change = await readJson(c, placeChangeSchema);
    return c.json(await places.rename(actorOf(c), id, change));
  });
  routes.post('/:id/restore', requireRole('admin'), async (c) =>
    c.json(await places.restore(actorOf(c), pathId(c, 'id', 'undo.over'))),
  );
  routes.delete('/:id', requireRole('admin'), async (c) => {
    await places.remove(actorOf(c), pathId(c, 'id', 'place.not_found'));
    return c.body(null, 204);
  });
  return routes;
}
