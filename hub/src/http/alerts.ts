import { Hono } from 'hono';
import {
  alertClearRequestSchema,
  alertDraftSchema,
  alertRequestSchema,
  alertSecondRequestSchema,
  alertUpdateRequestSchema,
  type Alert,
  type AlertDelivery,
  type AlertList,
  type AlertPreview,
  type AlertReport,
  type AlertTemplateView,
} from '@louyu/contract/api/alerts';
import type { AlertService } from '../core/alerts/alert-service.ts';
import type { AlertViews } from '../core/alerts/alert-views.ts';
import { alertPermissions, raiseRoles } from '../core/alerts/permissions.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

export interface AlertRoutesOptions {
  readonly alerts: AlertService;
  readonly views: AlertViews;
}

/** `/api/alerts`: raising, confirming, updating and ending, and who was reached. Whoever works here sees them. */
export function alertRoutes({ alerts, views }: AlertRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole());
  const idOf = (c: Parameters<typeof pathId>[0]) => pathId(c, 'id', 'alert.not_found');
  const door = (action: keyof typeof alertPermissions) => requireRole(...alertPermissions[action].roles);

  routes.get('/', async (c) => c.json<AlertList>(await views.list(actorOf(c))));
  routes.get('/templates', (c) => c.json<AlertTemplateView[]>(views.templates()));
  routes.post('/preview', requireRole(...raiseRoles), async (c) => {
    const draft = await readJson(c, alertDraftSchema);
    return c.json<AlertPreview>(await alerts.preview(actorOf(c), draft, c.get('language')));
  });
  routes.post('/', requireRole(...raiseRoles), async (c) => {
    const actor = actorOf(c);
    const { id } = await alerts.raise(actor, await readJson(c, alertRequestSchema), c.get('language'));
    return c.json<Alert>(await views.alert(id, actor), 201);
  });
  routes.get('/:id', async (c) => c.json<Alert>(await views.alert(idOf(c), actorOf(c))));
  routes.post('/:id/confirm', door('confirm'), async (c) => {
    const { revision } = await readJson(c, alertSecondRequestSchema);
    await alerts.confirm(actorOf(c), idOf(c), revision);
    return c.json<Alert>(await views.alert(idOf(c), actorOf(c)));
  });
  routes.post('/:id/countersign', door('countersign'), async (c) => {
    const { revision } = await readJson(c, alertSecondRequestSchema);
    await alerts.countersign(actorOf(c), idOf(c), revision);
    return c.json<Alert>(await views.alert(idOf(c), actorOf(c)));
  });
  routes.post('/:id/update', door('update'), async (c) => {
    const request = await readJson(c, alertUpdateRequestSchema);
    await alerts.update(actorOf(c), idOf(c), request, c.get('language'));
    return c.json<Alert>(await views.alert(idOf(c), actorOf(c)));
  });
  routes.post('/:id/clear', door('clear'), async (c) => {
    await alerts.clear(actorOf(c), idOf(c), await readJson(c, alertClearRequestSchema));
    return c.json<Alert>(await views.alert(idOf(c), actorOf(c)));
  });
  routes.post('/:id/withdraw', door('withdraw'), async (c) => {
    await alerts.withdraw(actorOf(c), idOf(c));
    return c.json<Alert>(await views.alert(idOf(c), actorOf(c)));
  });
  routes.get('/:id/reach', async (c) => c.json<AlertDelivery>(await views.delivery(idOf(c))));
  routes.get('/:id/report', async (c) => c.json<AlertReport>(await views.report(idOf(c), actorOf(c))));
  routes.get('/:id/report.csv', async (c) => {
    const { csv, number } = await views.reportFile(idOf(c), actorOf(c), c.get('language'));
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', `attachment; filename="louyu-alert-${number}.csv"`);
    return c.body(csv);
  });
  return routes;
}
