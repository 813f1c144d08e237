import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import {
  callerRoles,
  contactRequestSchema,
  helpRoles,
  helpSettledSchema,
  type Coverage,
  type DoorMap,
  type HelpList,
  type Unreached,
} from '@louyu/contract/api/coverage';
import {
  doorCodeOrderSchema,
  doorCodeRoles,
  type DoorCodeSheet,
  type DoorCodeStand,
} from '@louyu/contract/api/door-codes';
import { LouyuError } from '@louyu/contract/errors';
import { idSchema } from '@louyu/contract/primitives';
import type { CoverageDesk } from '../core/coverage/coverage-on-demand.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, queryNumber, queryText, readJson, requireRole } from './request.ts';

export interface CoverageRoutesOptions {
  readonly desk: () => Promise<CoverageDesk>;
}

/** Most lines of the unreached list in one answer. */
const pageMax = 200;

/** Below `/api/notices`: which households know a notice, whom nobody has reached, and who needs help. */
export function coverageRoutes({ desk }: CoverageRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  const idOf = (c: Context<HttpEnv>) => pathId(c, 'id', 'notice.not_found');
  const callers = requireRole(...callerRoles);
  const helpers = requireRole(...helpRoles);

  routes.get('/:id/coverage', requireRole(), async (c) =>
    c.json<Coverage>(await (await desk()).coverage.coverage(idOf(c))),
  );
  routes.get('/:id/coverage/doors', requireRole(), async (c) => {
    const placeId = queryText(c, 'place', 64) ?? '';
    if (!v.is(idSchema, placeId)) throw new LouyuError('request.invalid', { details: { path: 'place' } });
    return c.json<DoorMap>(await (await desk()).coverage.doors(idOf(c), placeId));
  });
  routes.get('/:id/unreached', callers, async (c) => {
    const offset = queryNumber(c, 'offset', { min: 0, max: 1_000_000, fallback: 0 });
    const limit = queryNumber(c, 'limit', { min: 1, max: pageMax, fallback: 50 });
    return c.json<Unreached>(await (await desk()).unreached.page(actorOf(c), idOf(c), { offset, limit }));
  });
  routes.get('/:id/unreached.csv', callers, async (c) => {
    const withContacts = c.req.query('contacts') === '1';
    const { unreached } = await desk();
    const { csv, number } = await unreached.file(actorOf(c), idOf(c), c.get('language'), withContacts);
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', `attachment; filename="louyu-unreached-${number}.csv"`);
    return c.body(csv);
  });
  routes.post('/:id/contacts', callers, async (c) => {
    const request = await readJson(c, contactRequestSchema);
    return c.json({ id: await (await desk()).coverage.note(actorOf(c), idOf(c), request) }, 201);
  });
  routes.delete('/:id/contacts/:contactId', callers, async (c) => {
    const contactId = pathId(c, 'contactId', 'contact.not_found');
    await (await desk()).coverage.takeBack(actorOf(c), idOf(c), contactId);
    return c.body(null, 204);
  });
  routes.get('/:id/help', helpers, async (c) =>
    c.json<HelpList>(await (await desk()).help.list(actorOf(c), idOf(c))),
  );
  routes.post('/:id/help/:helpId/settle', helpers, async (c) => {
    const { note } = await readJson(c, helpSettledSchema);
    const helpId = pathId(c, 'helpId', 'help.not_found');
    return c.json<HelpList>(await (await desk()).help.settle(actorOf(c), idOf(c), helpId, note));
  });
  return routes;
}

/** `/api/door-codes`: the codes on slips by which a phone proves its door. */
export function doorCodeRoutes({ desk }: CoverageRoutesOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole(...doorCodeRoles));
  routes.get('/', async (c) => c.json<DoorCodeStand>(await (await desk()).codes.stand(actorOf(c))));
  routes.post('/', async (c) => {
    const order = await readJson(c, doorCodeOrderSchema);
    return c.json<DoorCodeSheet>(await (await desk()).codes.issue(actorOf(c), order), 201);
  });
  return routes;
}
