import { Hono } from 'hono';
import { staffChangeSchema, staffRequestSchema } from '@louyu/contract/api/staff';
import type { StaffService } from '../core/staff/staff-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

/** `/api/staff`: admins see and change everybody; everybody changes their own password and language. */
export function staffRoutes({ staff }: { readonly staff: StaffService }): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole('admin'), async (c) => c.json(await staff.list()));
  routes.post('/', requireRole('admin'), async (c) => {
    const request = await readJson(c, staffRequestSchema);
    return c.json(await staff.add(actorOf(c), request), 201);
  });
  routes.patch('/:id', requireRole(), async (c) => {
    const id = pathId(c, 'id', 'staff.not_found');
    const change = await readJson(c, staffChangeSchema);
    return c.json(await staff.change(actorOf(c), id, change));
  });
  return routes;
}
