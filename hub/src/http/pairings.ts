import { Hono, type Context } from 'hono';
import { pairingApprovalSchema, type DeviceView, type PairingView } from '@louyu/contract/api/devices';
import type { DeviceViews } from '../core/devices/device-views.ts';
import type { PairingService } from '../core/devices/pairing-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { readJson, requireRole } from './request.ts';

export interface PairingRoutesOptions {
  readonly pairings: PairingService;
  readonly views: DeviceViews;
}

/** `/api/pairings`: staff enter the code that a screen shows. */
export function pairingRoutes({ pairings, views }: PairingRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  const codeOf = (c: Context<HttpEnv>) => c.req.param('userCode') ?? '';
  routes.use(requireRole('admin'));
  routes.get('/:userCode', async (c) => c.json<PairingView>(await pairings.waiting(actorOf(c), codeOf(c))));
  routes.post('/:userCode', async (c) => {
    const approval = await readJson(c, pairingApprovalSchema);
    const device = await pairings.approve(actorOf(c), codeOf(c), approval);
    return c.json<DeviceView>(await views.view(device.id), approval.as === 'new' ? 201 : 200);
  });
  return routes;
}
