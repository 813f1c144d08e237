import { Hono } from 'hono';
import { robotChangeSchema, robotRequestSchema } from '@louyu/contract/api/robots';
import type { RobotService } from '../core/robots/robot-service.ts';
import { actorOf, type HttpEnv } from './http-env.ts';
import { pathId, readJson, requireRole } from './request.ts';

interface Dependencies {
  /** Brought with the first request. */
  readonly robots: () => Promise<RobotService>;
}

/** `/api/robots`: for admins; addresses and secrets are taken and never answered. */
export function robotRoutes({ robots }: Dependencies): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.use(requireRole('admin'));
  routes.get('/', async (c) => c.json(await (await robots()).list()));
  routes.post('/', async (c) => {
    const request = await readJson(c, robotRequestSchema);
    return c.json(await (await robots()).add(actorOf(c), request), 201);
  });
  routes.patch('/:id', async (c) => {
    const id = pathId(c, 'id', 'robot.not_found');
    const change = await readJson(c, robotChangeSchema);
    return c.json(await (await robots()).change(actorOf(c), id, change));
  });
  routes.delete('/:id', async (c) => {
    await (await robots()).remove(actorOf(c), pathId(c, 'id', 'robot.not_found'));
    return c.body(null, 204);
  });
  routes.post('/:id/restore', async (c) => {
    await (await robots()).restore(actorOf(c), pathId(c, 'id', 'undo.over'));
    return c.body(null, 204);
  });
  routes.post('/:id/test', async (c) => {
    const id = pathId(c, 'id', 'robot.not_found');
    return c.json(await (await robots()).test(actorOf(c), id));
  });
  return routes;
}
