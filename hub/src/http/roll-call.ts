import { Hono, type Context } from 'hono';
import { doorFindingRequestSchema, type RollCall } from '@louyu/contract/api/alerts';
import { alertPermissions } from '../core/alerts/permissions.ts';
import type { RollCallDesk } from '../core/roll-call/roll-call-desk.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

interface Dependencies {
  /** Brought with the first request. */
  readonly rollCall: () => Promise<RollCallDesk>;
}

/** `/api/alerts/{id}/roll-call`: who needs help, who has not answered, and what staff found. Changes answer with all of it. */
export function rollCallRoutes({ rollCall }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  const door = requireRole(...alertPermissions.rollCall.roles);
  const alertId = (c: Context<HttpEnv>) => pathId(c, 'id', 'alert.not_found');
  const householdId = (c: Context<HttpEnv>) => pathId(c, 'householdId', 'household.not_found');
  const answer = async (c: Context<HttpEnv>) =>
    c.json<RollCall>(await (await rollCall()).view(actorOf(c), alertId(c)));

  routes.get('/', door, answer);
  routes.post('/doors/:householdId', door, async (c) => {
    const { as } = await readJson(c, doorFindingRequestSchema);
    await (await rollCall()).note(actorOf(c), alertId(c), householdId(c), as);
    return answer(c);
  });
  routes.delete('/doors/:householdId', door, async (c) => {
    await (await rollCall()).takeBack(actorOf(c), alertId(c), householdId(c));
    return answer(c);
  });
  routes.post('/words/:wordId/seen', door, async (c) => {
    const wordId = pathId(c, 'wordId', 'alert.word_not_found');
    await (await rollCall()).seen(actorOf(c), alertId(c), wordId);
    return answer(c);
  });
  return routes;
}
