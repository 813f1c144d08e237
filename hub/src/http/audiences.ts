import { Hono } from 'hono';
import {
  reachNamesRequestSchema,
  reachRequestSchema,
  savedAudienceRequestSchema,
} from '@louyu/contract/api/audiences';
import type { Register } from '../core/households/register.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

/** `/api/audiences`: whom places and tags reach, in figures and by name (R17), and audiences that writers have saved. */
export function audiencesRoutes({ register }: { readonly register: () => Promise<Register> }): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole(), async (c) => c.json(await (await register()).audiences.saved()));
  routes.post('/', requireRole('editor', 'admin'), async (c) => {
    const request = await readJson(c, savedAudienceRequestSchema);
    return c.json(await (await register()).audiences.save(actorOf(c), request), 201);
  });
  routes.post('/reach', requireRole(), async (c) => {
    const request = await readJson(c, reachRequestSchema);
    return c.json(await (await register()).audiences.reach(request));
  });
  routes.post('/names', requireRole(), async (c) => {
    const request = await readJson(c, reachNamesRequestSchema);
    return c.json(await (await register()).audiences.names(actorOf(c), request));
  });
  routes.delete('/:id', requireRole('editor', 'admin'), async (c) => {
    await (await register()).audiences.remove(actorOf(c), pathId(c, 'id', 'audience.not_found'));
    return c.body(null, 204);
  });
  return routes;
}
