import { Hono } from 'hono';
import { staffChangeSchema, staffRequestSchema, type OpenSession } from '@louyu/contract/api/staff';
import { assertWholeSite } from '../core/staff/scope.ts';
import type { SessionService } from '../core/staff/session-service.ts';
import type { StaffService } from '../core/staff/staff-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

interface Dependencies {
  readonly staff: StaffService;
  readonly sessions: SessionService;
}

/** `/api/staff`: admins see and change everybody; everybody changes their own password, phone and language. */
export function staffRoutes({ staff, sessions }: Dependencies): Hono<HttpEnv> {
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
  routes.get('/:id/sessions', requireRole('admin'), async (c) => {
    const id = pathId(c, 'id', 'staff.not_found');
    return c.json<OpenSession[]>(await sessions.list(id, c.get('sessionHash')));
  });
  routes.delete('/:id/sessions', requireRole('admin'), async (c) => {
    assertWholeSite(actorOf(c));
    await sessions.endAll(actorOf(c), pathId(c, 'id', 'staff.not_found'));
    return c.body(null, 204);
  });
  return routes;
}
