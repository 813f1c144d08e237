import { Hono } from 'hono';
import { dutyRosterSchema, type DutyNow, type DutyView } from '@louyu/contract/api/duty';
import type { DutyService } from '../core/staff/duty-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { readJson, requireRole } from './request.ts';

/** `/api/duty`: who is on duty when. Everybody on the staff reads it, admins write it. */
export function dutyRoutes({ duty }: { readonly duty: DutyService }): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole(), async (c) => c.json<DutyView>(await duty.view()));
  routes.get('/now', requireRole(), async (c) => c.json<DutyNow>(await duty.now()));
  routes.put('/', requireRole('admin'), async (c) => {
    const roster = await readJson(c, dutyRosterSchema);
    return c.json<DutyView>(await duty.change(actorOf(c), roster));
  });
  return routes;
}
