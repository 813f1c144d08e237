import { Hono } from 'hono';
import type { StaffService } from '../core/staff/staff-service.ts';
import type { HttpEnv } from './http-env.ts';
import { queryNumber, requireRole } from './request.ts';

const auditPageMaxEntries = 200;

/** `/api/audit?before=seq&limit=50`: the audit log, newest first, for admins. */
export function auditRoutes({ staff }: { readonly staff: StaffService }): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/', requireRole('admin'), async (c) => {
    const before = queryNumber(c, 'before', { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: null });
    const limit = queryNumber(c, 'limit', { min: 1, max: auditPageMaxEntries, fallback: 50 });
    return c.json(await staff.auditPage(before, limit));
  });
  return routes;
}
