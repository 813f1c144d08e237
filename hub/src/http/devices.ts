import { Hono, type Context } from 'hono';
import {
  deviceChangeSchema,
  deviceCommandSchema,
  type DeviceSummary,
  type DeviceView,
  type Forecast,
} from '@louyu/contract/api/devices';
import type { DeviceService } from '../core/devices/device-service.ts';
import type { DeviceViews } from '../core/devices/device-views.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

export interface DeviceRoutesOptions {
  readonly service: DeviceService;
  readonly views: DeviceViews;
}

/** `/api/devices`: everybody on the staff sees them and makes them identify themselves; admins change them. */
export function deviceRoutes({ service, views }: DeviceRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  const idOf = (c: Context<HttpEnv>) => pathId(c, 'id', 'device.not_found');

  routes.get('/', requireRole(), async (c) => c.json<DeviceSummary[]>(await views.summaries()));
  routes.get('/:id', requireRole(), async (c) => c.json<DeviceView>(await views.view(idOf(c))));
  routes.get('/:id/forecast', requireRole(), async (c) => c.json<Forecast>(await views.forecast(idOf(c))));
  routes.patch('/:id', requireRole('admin'), async (c) => {
    const id = idOf(c);
    await service.change(actorOf(c), id, await readJson(c, deviceChangeSchema));
    return c.json<DeviceView>(await views.view(id));
  });
  routes.post('/:id/revoke', requireRole('admin'), async (c) => {
    await service.revoke(actorOf(c), idOf(c));
    return c.body(null, 204);
  });
  // Whoever does anything here; an auditor only looks.
  const doers = ['editor', 'reviewer', 'approver', 'operator', 'service', 'admin'] as const;
  routes.post('/:id/commands', requireRole(...doers), async (c) => {
    const { kind } = await readJson(c, deviceCommandSchema);
    await service.command(actorOf(c), idOf(c), kind);
    return c.body(null, 204);
  });
  return routes;
}
