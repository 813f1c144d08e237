import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { templateIdSchema, type TemplateView } from '@louyu/contract/api/notices';
import {
  templateChangeSchema,
  templateCheckRequestSchema,
  templateRequestSchema,
  templateResetSchema,
  templateSwitchSchema,
} from '@louyu/contract/api/templates';
import { LouyuError } from '@louyu/contract/errors';
import type { TemplateDesk } from '../core/notices/template-desk.ts';
import { offeredTemplates } from '../core/notices/template-versions.ts';
import { viewOf } from '../core/notices/template.ts';
import type { Areas } from '../core/store.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { readJson, requireRole } from './request.ts';

interface Dependencies {
  readonly store: Pick<Areas, 'templates'>;
  /** Brought with the first request. */
  readonly desk: () => Promise<TemplateDesk>;
}

/**
 * `/api/templates`: what one writes with, for all. Those who look after the office or sign its notices also edit: a template
 * holds the checklist of the signature (R8), so that it is not for its authors.
 */
export function templateRoutes({ store, desk }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  const editors = requireRole('admin', 'approver');
  routes.get('/', requireRole(), async (c) =>
    c.json<TemplateView[]>((await offeredTemplates(store)).map(viewOf)),
  );
  routes.get('/all', editors, async (c) => c.json(await (await desk()).list()));
  routes.post('/', editors, async (c) => {
    const { document } = await readJson(c, templateRequestSchema);
    return c.json(await (await desk()).add(actorOf(c), document), 201);
  });
  routes.post('/check', editors, async (c) => {
    const { document } = await readJson(c, templateCheckRequestSchema);
    return c.json(await (await desk()).check(document, c.get('language')));
  });
  routes.get('/:id', editors, async (c) => c.json(await (await desk()).read(idOf(c))));
  routes.put('/:id', editors, async (c) => {
    const id = idOf(c);
    const { version, document } = await readJson(c, templateChangeSchema);
    return c.json(await (await desk()).save(actorOf(c), id, version, document));
  });
  routes.patch('/:id', editors, async (c) => {
    const id = idOf(c);
    const { disabled } = await readJson(c, templateSwitchSchema);
    return c.json(await (await desk()).turn(actorOf(c), id, disabled));
  });
  routes.post('/:id/reset', editors, async (c) => {
    const id = idOf(c);
    const { version } = await readJson(c, templateResetSchema);
    return c.json(await (await desk()).reset(actorOf(c), id, version));
  });
  return routes;
}

function idOf(c: Context<HttpEnv>): string {
  const id = c.req.param('id');
  if (!v.is(templateIdSchema, id)) throw new LouyuError('template.not_found');
  return id;
}
