import { Hono } from 'hono';
import type { TemplateView } from '@louyu/contract/api/notices';
import { templates } from '../core/notices/templates.ts';
import type { HttpEnv } from './http-env.ts';
import { requireRole } from './request.ts';

/** `/api/templates` */
export function templateRoutes(): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole());
  // The wording stays in the hub: a page previews by asking for the rendered notice.
  const views = templates.map(({ wording: _, ...view }): TemplateView => view);
  routes.get('/', (c) => c.json(views));
  return routes;
}
