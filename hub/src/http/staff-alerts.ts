import { Hono } from 'hono';
import { staffAlertPolicySchema, staffAlertPreferenceSchema } from '@louyu/contract/api/staff-alerts';
import type { StaffAlertService } from '../core/staff-alerts/staff-alert-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

interface Dependencies {
  /** Brought with the first request. */
  readonly alerts: () => Promise<StaffAlertService>;
}

/** `/api/staff-alerts`: what calls for somebody, and who has taken it on. */
export function staffAlertRoutes({ alerts }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole(), async (c) => c.json(await (await alerts()).list(actorOf(c))));
  routes.post('/:id/take', requireRole(), async (c) => {
    const id = pathId(c, 'id', 'staff.alert_not_found');
    return c.json(await (await alerts()).take(actorOf(c), id));
  });
  routes.put('/preference', requireRole(), async (c) => {
    const preference = await readJson(c, staffAlertPreferenceSchema);
    await (await alerts()).savePreference(actorOf(c), preference);
    return c.json(preference);
  });
  routes.get('/policy', requireRole('admin'), async (c) => c.json(await (await alerts()).policy()));
  routes.put('/policy', requireRole('admin'), async (c) => {
    const policy = await readJson(c, staffAlertPolicySchema);
    return c.json(await (await alerts()).savePolicy(actorOf(c), policy));
  });
  return routes;
}
